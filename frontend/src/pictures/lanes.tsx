/** Events as marks and bars in lanes. Shape: conflict square, cooperation round; hollow: not plainly told. */

import type { HappeningRow } from "../api/types";
import { goTo, happeningsHref, pick, type Pick } from "../state/address";
import { plainWords, STANDINGS } from "../vocabulary";
import { dayNumber, ticks } from "./days";
import { pressed, useStops } from "./stops";

export interface Lane {
  name: string;
  items: HappeningRow[];
}

interface Placed {
  row: HappeningRow;
  x: number;
  width: number;
  level: number;
}

const ROW = 24;
const MARK = 11;
const HEAD = 22;
const NAME = 18;
const LETTER = 6.1;
const BOLD = 5.8;
const LONGEST = 26;

function span(row: HappeningRow): [number, number] {
  const begin = dayNumber(row.begin ?? row.finish!);
  return [begin, dayNumber(row.finish ?? row.begin!) + 1];
}

export function label(row: HappeningRow): string {
  const words = `${row.actors[0] ?? "somebody"}: ${row.type.toLowerCase()}`;
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
}

export function telling(row: HappeningRow): string {
  const whom = [...row.recipients, ...row.assets].join(", ");
  const when = row.date_precision === "day" ? row.date : `${row.date} (day not known)`;
  return `${when}, ${STANDINGS[row.standing].word}: ${row.actors.join(", ") || "somebody"}, `
    + `${plainWords(row.type)}${whom && `, ${whom}`}${row.place ? `, at ${row.place}` : ""}`;
}

/** Marks side by side where there is room, below each other where there is none. */
function stack(items: HappeningRow[], at: (day: number) => number, labelled: boolean): [Placed[], number] {
  const ends: number[] = [];
  const placed = items.map((row) => {
    const [begin, finish] = span(row);
    const x = at(begin);
    const width = Math.max(MARK, at(finish) - x);
    let level = ends.findIndex((end) => end <= x);
    if (level < 0) level = ends.length;
    ends[level] = x + Math.max(ROW, width + 6 + (labelled ? label(row).length * LETTER + 8 : 0));
    return { row, x, width, level };
  });
  return [placed, Math.max(1, ends.length)];
}

interface Props {
  lanes: Lane[];
  width: number;
  picked: Pick | null;
  labelled: boolean;
}

export function Lanes({ lanes, width, picked, labelled }: Props) {
  const { stop, onKeyDown } = useStops();
  const days = lanes.flatMap((lane) => lane.items.flatMap(span));
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const pad = Math.max(1, (to - from) * 0.01);
  const room = width - 24 - (labelled ? Math.min(190, width * 0.3) : 0);
  const at = (day: number) => 12 + ((day - from + pad) / (to - from + 2 * pad)) * room;
  let top = HEAD;
  let index = 0;
  const drawn = lanes.map((lane) => {
    const [placed, levels] = stack(lane.items, at, labelled);
    const y = top;
    top += NAME + levels * ROW + 6;
    return { lane, placed, y };
  });
  return (
    <svg class="picture lanes" width={width} height={top} role="group" onKeyDown={onKeyDown}
      aria-label="Events by date; arrow keys go from one to the next, Enter selects">
      {ticks(from, to, Math.max(2, width / 90)).map((tick) => (
        <g key={tick.day} class="tick" aria-hidden="true">
          <line x1={at(tick.day)} x2={at(tick.day)} y1={HEAD - 4} y2={top} />
          <text x={at(tick.day) + 3} y={HEAD - 8}>{tick.words}</text>
        </g>
      ))}
      {drawn.map(({ lane, placed, y }) => (
        <g key={lane.name} role="group" aria-label={lane.name}>
          <line class="lane-line" x1="0" x2={width} y1={y} y2={y} />
          <LaneName lane={lane} y={y} />
          {placed.map((each) => (
            <Happening key={each.row.id} each={each} y={y + NAME + each.level * ROW} labelled={labelled}
              chosen={picked?.layer === "events" && each.row.records.includes(picked.id)} stop={stop(index++)} />
          ))}
        </g>
      ))}
    </svg>
  );
}

/** The name of a lane; its number opens the list of what is drawn in it. */
function LaneName({ lane: { name, items }, y }: { lane: Lane; y: number }) {
  const href = happeningsHref(items.map((row) => row.id));
  const x = 4 + name.length * BOLD;
  return (
    <>
      <text class="lane-name" x="2" y={y + 14}>{name}</text>
      <a class="lane-count" href={href} aria-label={`${name}: list of ${items.length}`}
        onClick={(event) => { event.preventDefault(); goTo(href); }}>
        <rect class="hit" x={x} y={y} width="26" height="24" />
        <text x={x + 6} y={y + 14}>{items.length}</text>
      </a>
    </>
  );
}

interface HappeningProps {
  each: Placed;
  y: number;
  labelled: boolean;
  chosen: boolean;
  stop: ReturnType<ReturnType<typeof useStops>["stop"]>;
}

function Happening({ each: { row, x, width }, y, labelled, chosen, stop }: HappeningProps) {
  const side = row.quad > 2 ? "against" : "with";
  const wide = width > MARK;
  return (
    <g class={`act ${side} quad-${row.quad} ${row.standing}${chosen ? " chosen" : ""}`} aria-pressed={chosen}
      aria-label={telling(row)} {...stop} {...pressed(() => pick("events", row.records[0]!))}>
      <title>{telling(row)}</title>
      <rect class="hit" x={x - 5} y={y} width={Math.max(ROW, width + 8)} height={ROW} />
      <rect class="shape" x={x} y={y + 7} width={width} height={MARK - 1} rx={side === "with" ? 5 : 0.5} />
      {wide && <line class="unsure" x1={x} x2={x + width} y1={y + 12} y2={y + 12} />}
      {labelled && <text x={x + width + 6} y={y + 16}>{label(row)}</text>}
    </g>
  );
}
