/** A long table of which only the rows in sight are drawn. Arrow keys, Home, End, Enter. */

import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useNarrow } from "./media";
import type { Rows } from "./rows";

export interface Column<Row> {
  key: string;
  name: string;
  width: string;
  sort?: string;
  figure?: boolean;
  /** Left out on a phone. */
  wide?: boolean;
  cell: (row: Row) => ComponentChildren;
}

interface Props<Row> {
  label: string;
  columns: Column<Row>[];
  rows: Rows<Row>;
  idOf: (row: Row) => string;
  picked: string | null;
  onPick: (row: Row) => void;
  sort: string;
  onSort: (sort: string) => void;
}

const SPARE = 12;
const HEIGHT = { wide: 32, narrow: 62 };
/** The least width of a column; a phone has less room, and two lines to a row. */
const LEAST = /minmax\([\d.]+rem,/;

function turned(sort: string, column: string): string {
  return sort === column ? `-${column}` : column;
}

function direction(sort: string, column: string | undefined) {
  if (column === undefined) return undefined;
  return sort === column ? "ascending" : sort === `-${column}` ? "descending" : "none";
}

export function Grid<Row>(props: Props<Row>) {
  const { rows, idOf, picked, onPick, sort, onSort, label } = props;
  const narrow = useNarrow();
  const columns = narrow ? props.columns.filter((column) => !column.wide) : props.columns;
  const height = narrow ? HEIGHT.narrow : HEIGHT.wide;
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [room, setRoom] = useState(600);
  const [active, setActive] = useState(0);
  const moved = useRef(false);
  const total = rows.total ?? 0;
  const first = Math.max(0, Math.floor(top / height) - SPARE);
  const last = Math.min(total, Math.ceil((top + room) / height) + SPARE);

  useEffect(() => {
    if (total) rows.need(first, Math.max(first, last - 1));
  }, [rows, first, last, total]);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setRoom(element.clientHeight));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    setActive(0);
    if (box.current) box.current.scrollTop = 0;
  }, [rows]);
  useLayoutEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    box.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus({ preventScroll: true });
  });

  const moveTo = (index: number) => {
    const to = Math.max(0, Math.min(total - 1, index));
    const element = box.current;
    if (!element) return;
    const head = height;
    if (to * height < element.scrollTop) element.scrollTop = to * height;
    const below = (to + 1) * height + head - element.clientHeight;
    if (below > element.scrollTop) element.scrollTop = below;
    moved.current = true;
    setTop(element.scrollTop);
    setActive(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const screen = Math.max(1, Math.floor(room / height) - 2);
    const steps: Record<string, number> = {
      ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + screen, PageUp: active - screen,
      Home: 0, End: total - 1,
    };
    const to = steps[event.key];
    const row = rows.at(active);
    if (to !== undefined) moveTo(to);
    else if ((event.key === "Enter" || event.key === " ") && row && isRow(event.target)) onPick(row);
    else return;
    event.preventDefault();
  };

  const template = { gridTemplateColumns: columns.map(({ width }) => (narrow ? width.replace(LEAST, "minmax(6rem,") : width)).join(" ") };
  const drawn = Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at);
  return (
    <div class="grid" role="grid" aria-label={label} aria-rowcount={total + 1} ref={box}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)} onKeyDown={onKeyDown}>
      <div class="grid-head" role="row" aria-rowindex={1} style={template}>
        {columns.map((column) => (
          <div role="columnheader" key={column.key} class={column.figure ? "figure" : ""}
            aria-sort={direction(sort, column.sort)}>
            {column.sort ? (
              <button type="button" onClick={() => onSort(turned(sort, column.sort!))}>
                {column.name}
                <span class="arrow" aria-hidden="true">
                  {sort === column.sort ? " ▲" : sort === `-${column.sort}` ? " ▼" : ""}
                </span>
              </button>
            ) : column.name}
          </div>
        ))}
      </div>
      <div class="grid-body" role="rowgroup" style={{ height: `${total * height}px` }}>
        {drawn.map((index) => {
          const row = rows.at(index);
          return (
            <div key={index} role="row" class={row ? "grid-row" : "grid-row unread"} data-index={index}
              aria-rowindex={index + 2} tabIndex={index === active ? 0 : -1}
              aria-selected={row !== undefined && idOf(row) === picked}
              style={{ ...template, transform: `translateY(${index * height}px)`, height: `${height}px` }}
              onFocus={() => setActive(index)}
              onClick={(event) => row && !isControl(event.target) && onPick(row)}>
              {columns.map((column) => (
                <div role="gridcell" key={column.key} class={column.figure ? "figure" : ""}>
                  {row ? column.cell(row) : ""}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function isRow(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.getAttribute("role") === "row";
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("a, button, input") !== null;
}
