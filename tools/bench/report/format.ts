/** A table of Markdown; the first column is aligned to the left, the others to the right. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = headings.map((_, index) => (index === 0 ? "---" : "---:"));
  return [headings, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

export const ABSENT = "–";

export function seconds(milliseconds: number | undefined): string {
  return milliseconds === undefined ? ABSENT : `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)} s`;
}

export function megabytes(bytes: number | undefined): string {
  return bytes === undefined ? ABSENT : `${Math.round(bytes / 1024 / 1024)} MB`;
}

export function bytes(count: number | undefined): string {
  return count === undefined ? ABSENT : `${Math.round(count).toLocaleString("en")} B`;
}

export function ratio(value: number, reference: number): string {
  return `${(value / reference).toFixed(2)}×`;
}

export function callsText(calls: Readonly<Record<string, number>>): string {
  const entries = Object.entries(calls);
  return entries.length === 0 ? "none" : entries.map(([operation, count]) => `${count} ${operation}`).join(", ");
}
