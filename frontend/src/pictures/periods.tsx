/** How many events began in each period; a press on one sets the filter to it. */

import { setFilter } from "../state/address";
import { dayNumber, ticks } from "./days";
import { pressed, useStops } from "./stops";
import type { Bin } from "./types";

const HEIGHT = 64;
const FOOT = 4;
const WORD = 56;

function telling(bin: Bin): string {
  const parts = (["told", "claimed", "contested", "other"] as const).filter((name) => bin[name]);
  return `${bin.begin} to ${bin.finish}: ${bin.events}, ${parts.map((name) => `${bin[name]} ${name}`).join(", ")}`;
}

export function Periods({ bins, width }: { bins: Bin[]; width: number }) {
  const { stop, onKeyDown } = useStops();
  const from = dayNumber(bins[0]!.begin);
  const to = dayNumber(bins.at(-1)!.finish) + 1;
  const most = Math.max(...bins.map((bin) => bin.events));
  const at = (day: number) => 2 + ((day - from) / (to - from)) * (width - 4);
  const tall = (number: number) => (number / most) * (HEIGHT - FOOT - 16);
  return (
    <svg class="picture periods" width={width} height={HEIGHT} role="group" onKeyDown={onKeyDown}
      aria-label="Events by period; Enter sets the filter to a period">
      {ticks(from, to, Math.max(2, width / 90)).filter((tick) => at(tick.day) < width - WORD).map((tick) => (
        <text key={tick.day} class="tick-word" x={at(tick.day)} y="10" aria-hidden="true">{tick.words}</text>
      ))}
      {bins.map((bin, index) => {
        const x = at(dayNumber(bin.begin));
        const wide = Math.max(3, at(dayNumber(bin.finish) + 1) - x - 1);
        const plain = bin.told;
        const base = HEIGHT - FOOT;
        return (
          <g key={bin.begin} class="period" aria-label={telling(bin)} {...stop(index)}
            {...pressed(() => setFilter({ from: bin.begin, to: bin.finish }))}>
            <title>{telling(bin)}</title>
            <rect class="hit" x={x} y="0" width={wide} height={HEIGHT} />
            <rect class="plainly" x={x} y={base - tall(plain)} width={wide} height={tall(plain)} />
            <rect class="otherwise" x={x + 0.5} y={base - tall(bin.events)} width={Math.max(2, wide - 1)} height={tall(bin.events - plain)} />
          </g>
        );
      })}
      <line class="axis" x1="0" x2={width} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} />
    </svg>
  );
}
