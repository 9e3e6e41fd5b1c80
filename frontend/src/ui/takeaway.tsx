/** Files of exactly those rows that are on screen, for lists that the page itself holds. */

type Cell = string | number | boolean | null | undefined | readonly (string | number)[];
type Row = Record<string, Cell>;

function quoted(cell: Cell): string {
  const words = Array.isArray(cell) ? cell.join("; ") : String(cell ?? "");
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}

function csv(rows: Row[]): string {
  const names = Object.keys(rows[0] ?? {});
  return [names, ...rows.map((row) => names.map((name) => row[name]))]
    .map((line) => line.map(quoted).join(",")).join("\r\n") + "\r\n";
}

function save(name: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

export function TakeAway<T extends object>({ name, rows }: { name: string; rows: T[] }) {
  if (!rows.length) return null;
  const plain = rows as unknown as Row[];
  return (
    <p class="exports">
      <span class="quiet">Export these {rows.length}:</span>{" "}
      <button type="button" class="plain" onClick={() => save(`${name}.csv`, "text/csv", csv(plain))}>CSV</button>{" "}
      <button type="button" class="plain"
        onClick={() => save(`${name}.json`, "application/json", JSON.stringify(rows, null, 1))}>
        JSON
      </button>
    </p>
  );
}
