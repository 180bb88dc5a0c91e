/** The dialog that takes rows away, and the files that come of it. */
import { expect, type Locator, type Page } from "@playwright/test";

export interface File {
  name: string;
  text: string;
}

/** The JSON file. */
export interface Exported<Row> {
  title: string;
  connection: string;
  request: string;
  query: string;
  scope: string;
  exported_at: string;
  rows: Row[];
}

export class ExportDialog {
  readonly root: Locator;
  /** What came of it. */
  readonly outcome: Locator;

  constructor(readonly page: Page) {
    this.root = page.getByRole("dialog", { name: "Export" });
    this.outcome = this.root.getByRole("status");
  }

  /** Opens it with the button beside the heading of the list. */
  async open(): Promise<this> {
    await this.page.getByRole("button", { name: "Export", exact: true }).click();
    await expect(this.root).toBeVisible();
    return this;
  }

  format(name: string): Locator {
    return this.root.getByRole("group", { name: "Format" }).getByRole("radio", { name });
  }

  /** A choice of rows. */
  rows(name: string): Locator {
    return this.root.getByRole("group", { name: "Rows" }).getByRole("radio", { name, exact: true });
  }

  /** Takes the file. */
  async take(format: string): Promise<File> {
    await this.format(format).check();
    const coming = this.page.waitForEvent("download");
    await this.root.getByRole("button", { name: "Download" }).click();
    const download = await coming;
    await expect(this.outcome).toHaveText("Handed to the browser as a file");
    const parts: Buffer[] = [];
    for await (const part of await download.createReadStream()) parts.push(part as Buffer);
    return { name: download.suggestedFilename(), text: Buffer.concat(parts).toString("utf8") };
  }

  async takeJson<Row>(): Promise<Exported<Row>> {
    return JSON.parse((await this.take("JSON")).text) as Exported<Row>;
  }
}
