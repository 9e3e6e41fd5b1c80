/** What one does to another by month: cooperation upwards, conflict downwards, and how intense it is. */

import { goTo, happeningsHref } from "../state/address";
import { figure } from "../vocabulary";
import { pressed, useStops } from "./stops";
import type { SeriesCell } from "./types";

export interface Month {
  begin: string;
  cooperation: number;
  conflict: number;
  contested: number;
  mean: number;
  ids: string[];
}

/** The months of one direction, with those between them in which nothing is told. */
export function months(cells: SeriesCell[], from: string, to: string): Month[] {
  const found = new Map<string, Month>();
  for (let month = from; month <= to; month = after(month)) {
    found.set(month, { begin: month, cooperation: 0, conflict: 0, contested: 0, mean: 0, ids: [] });
  }
  for (const cell of cells) {
    const month = found.get(cell.begin)!;
    month[cell.quad > 2 ? "conflict" : "cooperation"] += cell.events.length;
    month.contested += cell.contested;
    month.mean += cell.intensity;
    month.ids.push(...cell.events);
  }
  for (const month of found.values()) if (month.ids.length) month.mean /= month.ids.length;
  return [...found.values()];
}

function after(month: string): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, "0")}-01`;
}

function telling(month: Month): string {
  return `${month.begin.slice(0, 7)}: ${month.cooperation} cooperation, ${month.conflict} conflict, `
    + `${month.contested} of them contested; mean intensity ${figure(Math.round(month.mean * 10) / 10)}`;
}

const HALF = 46;
const MEAN = 56;
const SCALE = 10;
const LEFT = 74;

interface Props {
  months: Month[];
  width: number;
  most: number;
  name: string;
}

export function Trend({ months: shown, width, most, name }: Props) {
  const { stop, onKeyDown } = useStops();
  const step = Math.min(44, (width - LEFT - 6) / shown.length);
  const bar = Math.max(2, step * 0.7);
  const tall = (number: number) => (number / most) * (HALF - 6);
  const meanAt = (mean: number) => 2 * HALF + 14 + MEAN / 2 - (mean / SCALE) * (MEAN / 2);
  const every = Math.ceil(54 / step);
  const end = Math.min(width, LEFT + Math.max(shown.length * step, 120));
  let index = 0;
  return (
    <svg class="picture trend" width={width} height={2 * HALF + MEAN + 34} role="group" onKeyDown={onKeyDown}
      aria-label={`${name}, by month; Enter opens the events of a month`}>
      <g class="side-words" aria-hidden="true">
        <text x="0" y="16">cooperation</text>
        <text x="0" y={2 * HALF - 6}>conflict</text>
        <text x="0" y={meanAt(0) - 4}>intensity</text>
        <text x="0" y={meanAt(0) + 10}>+10 to −10</text>
      </g>
      <line class="axis" x1={LEFT} x2={end} y1={HALF} y2={HALF} />
      <line class="axis faint" x1={LEFT} x2={end} y1={meanAt(0)} y2={meanAt(0)} />
      {shown.map((month, at) => {
        const x = LEFT + at * step;
        return (
          <g key={month.begin}>
            {at % every === 0 && <text class="tick-word" x={x} y={2 * HALF + MEAN + 30}>{month.begin.slice(0, 7)}</text>}
            {month.ids.length > 0 && (
              <g class="month" aria-label={telling(month)} {...stop(index++)}
                {...pressed(() => goTo(happeningsHref(month.ids)))}>
                <title>{telling(month)}</title>
                <rect class="hit" x={x - 2} y="0" width={step} height={2 * HALF + MEAN + 16} />
                <rect class="with" x={x} y={HALF - tall(month.cooperation)} width={bar} height={tall(month.cooperation)} />
                <rect class="against" x={x} y={HALF} width={bar} height={tall(month.conflict)} />
                <circle cx={x + bar / 2} cy={meanAt(month.mean)} r="3.5" class={month.mean < 0 ? "against" : "with"} />
                <line class={month.mean < 0 ? "against" : "with"} x1={x + bar / 2} x2={x + bar / 2} y1={meanAt(0)} y2={meanAt(month.mean)} />
              </g>
            )}
          </g>
        );
      })}
    </svg>
  );
}
