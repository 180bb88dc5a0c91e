/** The four APIs, asked past the dashboard: what it shows is compared with this. */
import type { APIRequestContext } from "@playwright/test";

export interface Repository {
  name: string;
  namespace: string;
  domain_name: string;
  category: string;
  description: string;
  size: number;
  is_public: boolean;
  num_images: number;
  num_download: number;
  created_at: string;
  updated_at: string;
  url: string;
  path: string;
  internal_path: string;
  tags: string[];
  status: boolean;
}

export interface Package {
  id: number;
  package: string;
  namespace: string;
  domain: string;
  visibility: string;
  description: string;
  creator: string;
  num_versions: number;
  size: number;
  created: string;
  updated: string;
  self_auth: number;
}

export interface PackageVersion {
  id: number;
  package: string;
  version: string;
  namespace: string;
  domain: string;
  visibility: string;
  description: string;
  creator: string;
  size: number;
  num_files: number;
  CreatedAt: string;
  UpdatedAt: string;
}

export interface Installer {
  name: string;
  version: string;
  repo: string;
  desc: string;
  icon: string;
  state: "UNINSTALL" | "INSTALLED" | "SAME_NAME";
  maintainers: { name: string; email: string; url: string }[];
  version_list: { version: string; create_time: string }[];
  annotations: Record<string, string>;
  metadata: Record<string, string>;
  timestamp: string;
}

/** Rows with the total that the server names. */
export interface Listed<T> {
  rows: T[];
  total: number;
}

type Parameters = Record<string, string | number | boolean>;

export class Api {
  constructor(private readonly request: APIRequestContext, private readonly base: string) {}

  async repositories(items: Parameters = {}): Promise<Listed<Repository>> {
    const filter = Object.entries({ center: "self", offset: 0, limit: 25, ...items });
    const text = filter.map(([key, value]) => `${key}::${value}`).join("|");
    const response = await this.request.get(`${this.base}v2/manage/repos?filter=${encodeURIComponent(text)}`);
    const total = Number(response.headers()["content-range"]?.split("/")[1]);
    return { rows: (await response.json()) as Repository[], total };
  }

  async packages(parameters: Parameters = {}): Promise<Package[]> {
    return this.json(`v2/manage/packages`, parameters);
  }

  async versions(namespace: string, name: string): Promise<PackageVersion[]> {
    const [organization, packageName] = [namespace, name].map(encodeURIComponent);
    return this.json(`v2/manage/namespaces/${organization}/packages/${packageName}/versions`, {});
  }

  async installers(parameters: Parameters = {}): Promise<Listed<Installer> & { installed: number }> {
    const answer = await this.json<{ brief_installers: Installer[]; total: number; installed_num: number }>(
      "repos/installers",
      { page_num: 1, page_size: 25, ...parameters },
    );
    return { rows: answer.brief_installers, total: answer.total, installed: answer.installed_num };
  }

  private async json<T>(path: string, parameters: Parameters): Promise<T> {
    const pairs = Object.entries(parameters).map(([key, value]): [string, string] => [key, String(value)]);
    const response = await this.request.get(`${this.base}${path}?${new URLSearchParams(pairs)}`);
    if (!response.ok()) throw new Error(`${path}: ${response.status()} ${await response.text()}`);
    return (await response.json()) as T;
  }
}

/** What tells rows apart, as {@link List.keys} gives it. */
export const key = {
  repository: (row: Repository): string => `${row.namespace}/${row.name}`,
  package: (row: Package): string => `${row.namespace}/${row.package}`,
  version: (row: PackageVersion): string => row.version,
  installer: (row: Installer): string => `${row.repo}/${row.name}/${row.version}`,
};
