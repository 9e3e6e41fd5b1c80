/** Title of a list: how many, what is left out, files of exactly these rows. */

import type { ComponentChildren } from "preact";
import { exportHref } from "../api/client";
import type { Filter } from "../state/filter";
import { count, LAYER_WORDS } from "../vocabulary";

interface Props {
  title: string;
  list: string;
  filter: Filter;
  total: number | null;
  note?: string;
  sort?: string;
  /** It stands under a picture: its title is a smaller one. */
  below?: boolean;
  children?: ComponentChildren;
}

export function ListHead({ title, list, filter, total, note, sort, below, children }: Props) {
  return (
    <header class="view-head">
      {below ? <h2>{title}</h2> : <h1>{title}</h1>}
      <p class="tally" role="status">
        {total === null ? "Counting…" : count(total, list)}
        {note && <span class="quiet"> · {note}</span>}
      </p>
      {children}
      <ExportLinks list={list} filter={filter} sort={sort} />
    </header>
  );
}

export function ExportLinks({ list, filter, sort }: Pick<Props, "list" | "filter" | "sort">) {
  return (
    <p class="exports">
      <span class="quiet">Export these {LAYER_WORDS[list]?.many ?? list}:</span>{" "}
      {["csv", "jsonl", "json"].map((format) => (
        <a key={format} href={exportHref(list, filter, format, sort)} download>
          {format.toUpperCase()}
        </a>
      ))}
    </p>
  );
}
