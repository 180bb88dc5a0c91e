/** How a list is shown: what its dialog "Columns and view" has to choose from. */
import { expect, type Page } from "@playwright/test";

/** Chooses one of a group of choices. */
export async function choose(page: Page, group: string, choice: string): Promise<void> {
  await page.getByRole("button", { name: "Columns and view" }).click();
  const dialog = page.getByRole("dialog", { name: "Columns and view" });
  await dialog.getByRole("group", { name: group }).getByRole("radio", { name: choice }).check();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
}

/** Has the rows of a list stand each for itself, or in groups. */
export function groupRows(page: Page, rows: "Flat" | "Grouped by installer" | "Grouped by line"): Promise<void> {
  return choose(page, "Rows", rows);
}
