/** Any list as a long table. */

import type { Layer, Rows } from "../api/types";
import { go, goTo, hrefOf, pick, useAddress } from "../state/address";
import { Grid, type Column } from "../ui/grid";
import { ListHead } from "../ui/listhead";
import { Nothing, Trouble } from "../ui/notices";
import { useRows } from "../ui/rows";
import { LAYER_WORDS } from "../vocabulary";

interface Props<Row> {
  list: keyof Rows;
  title: string;
  columns: Column<Row>[];
}

const PICKABLE: string[] = ["events", "claims", "relations", "attributes", "assessments"];

export function ListView<Row extends { id: string }>({ list, title, columns }: Props<Row>) {
  const { filter, pick: picked, more } = useAddress();
  const sort = more.sort ?? "";
  const rows = useRows<Row>(list, filter, sort);
  return (
    <div class="view list-view">
      <ListHead title={title} list={list} filter={filter} total={rows.total} note={rows.note} sort={sort} />
      {rows.problem && <Trouble problem={rows.problem} />}
      {rows.total === 0 && <Nothing>No {LAYER_WORDS[list]?.many} pass this filter.</Nothing>}
      {rows.total !== 0 && !rows.problem && (
        <Grid label={title} columns={columns} rows={rows} idOf={(row) => row.id} sort={sort}
          picked={picked?.layer === list ? picked.id : null}
          onPick={(row) => open(list, row.id)}
          onSort={(to) => go({ more: { ...more, sort: to } }, true)} />
      )}
    </div>
  );
}

function open(list: keyof Rows, id: string): void {
  if (PICKABLE.includes(list)) pick(list as Layer, id);
  else if (list === "articles") goTo(hrefOf({ view: "read", rest: id }));
  else if (list === "actors") goTo(hrefOf({ view: "actors", rest: id }));
}
