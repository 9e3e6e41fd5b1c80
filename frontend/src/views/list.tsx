/** Any list as a long table. */

import type { Layer, Rows } from "../api/types";
import type { Filter } from "../state/filter";
import { go, goTo, hrefOf, pick, useAddress, type Pick } from "../state/address";
import { Grid, type Column } from "../ui/grid";
import { ListHead } from "../ui/listhead";
import { Nothing, Trouble } from "../ui/notices";
import { useRows } from "../ui/rows";
import { LAYER_WORDS } from "../vocabulary";

interface Props<Row> {
  list: keyof Rows;
  title: string;
  columns: Column<Row>[];
  /** It stands under a picture. */
  below?: boolean;
  /** Narrower than the filter of the page. */
  within?: Partial<Filter>;
}

const PICKABLE: string[] = ["events", "claims", "relations", "attributes", "assessments"];

export function ListView<Row extends { id: string }>({ list, title, columns, below, within }: Props<Row>) {
  const { filter: whole, pick: picked, more } = useAddress();
  const filter = { ...whole, ...within };
  const sort = more.sort ?? "";
  const rows = useRows<Row>(list, filter, sort);
  return (
    <div class={below ? "view list-view below" : "view list-view"}>
      <ListHead title={title} list={list} filter={filter} total={rows.total} note={rows.note} sort={sort}
        below={below} />
      {rows.problem && <Trouble problem={rows.problem} />}
      {rows.total === 0 && <Nothing>No {LAYER_WORDS[list]?.many} pass this filter.</Nothing>}
      {rows.total !== 0 && !rows.problem && (
        <Grid label={title} columns={columns} rows={rows} idOf={(row) => (list === "happenings" ? recordOf(row) : row.id)} sort={sort}
          picked={picked && pickedRow(list, picked)}
          onPick={(row) => open(list, row)}
          onSort={(to) => go({ more: { ...more, sort: to } }, true)} />
      )}
    </div>
  );
}

/** An event across reports is picked by the first record that tells of it. */
function recordOf(row: { id: string; records?: string[] }): string {
  return row.records?.[0] ?? row.id;
}

function pickedRow(list: keyof Rows, picked: Pick): string | null {
  return picked.layer === (list === "happenings" ? "events" : list) ? picked.id : null;
}

function open(list: keyof Rows, row: { id: string; records?: string[] }): void {
  if (PICKABLE.includes(list)) pick(list as Layer, row.id);
  else if (list === "happenings") pick("events", recordOf(row));
  else if (list === "articles") goTo(hrefOf({ view: "read", rest: row.id }));
  else if (list === "actors") goTo(hrefOf({ view: "actors", rest: row.id }));
}
