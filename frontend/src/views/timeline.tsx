/** The timeline: events across reports by date, the same as a table below. */

import { useAsk } from "../api/ask";
import type { HappeningRow } from "../api/types";
import { Behind } from "../pictures/behind";
import { Choice, pathOf, PictureHead, useWidth } from "../pictures/frame";
import { Lanes, telling, type Lane } from "../pictures/lanes";
import { Periods } from "../pictures/periods";
import type { TimelineAnswer } from "../pictures/types";
import { go, useAddress, type Pick } from "../state/address";
import { Answer, Nothing } from "../ui/notices";
import { count, figure, QUADS } from "../vocabulary";
import { COLUMNS } from "./columns";
import { ListView } from "./list";

const MOST = 400;
const LABELLED = 60;
const ACTORS = 7;

export function TimelineView() {
  const { filter, more, pick } = useAddress();
  const asked = useAsk<TimelineAnswer>(pathOf("/timeline", filter, { limit: String(MOST) }));
  const by = more.show === "actor" ? "actor" : "class";
  return (
    <div class="view picture-view">
      <PictureHead title="Timeline" tally={asked.data ? tally(asked.data) : "Counting…"}>
        <Choice label="Lanes by" values={{ class: "kind of act", actor: "actor" }} chosen={by}
          onChoose={(show) => go({ more: { ...more, show } }, true)} />
        <Legend />
      </PictureHead>
      <Answer asked={asked}>{(data) => <Drawn data={data} by={by} picked={pick} />}</Answer>
      <ListView list="happenings" title="The same events as a table" columns={COLUMNS.happenings} below />
    </div>
  );
}

function tally({ total, undated, items }: TimelineAnswer): string {
  const left = total - undated - items.length;
  return `${count(total, "happenings")}, ${figure(items.length)} drawn`
    + (undated ? ` · ${figure(undated)} without a day in the text: in the table only` : "")
    + (left > 0 ? ` · ${figure(left)} that fewer voices tell of: in the bars and the table` : "");
}

function Legend() {
  return (
    <p class="key quiet">
      <Sample class="with told" round /> cooperation <Sample class="against told" /> conflict{" "}
      <Sample class="against claimed" /> claimed <Sample class="against contested" /> contested{" "}
      <Sample class="against told" wide /> some day of these
    </p>
  );
}

function Sample({ class: name, round, wide }: { class: string; round?: boolean; wide?: boolean }) {
  return (
    <svg class={`act ${name}`} width={wide ? 30 : 13} height="12" aria-hidden="true">
      <rect class="shape" x="1" y="1" width={wide ? 28 : 11} height="10" rx={round ? 5 : 0.5} />
      {wide && <line class="unsure" x1="1" x2="29" y1="6" y2="6" />}
    </svg>
  );
}

function Drawn({ data, by, picked }: { data: TimelineAnswer; by: string; picked: Pick | null }) {
  const [box, width] = useWidth();
  const chosen = picked?.layer === "events" && data.items.find((row) => row.records.includes(picked.id));
  const lanes = by === "actor" ? byActor(data.items) : byClass(data.items);
  return (
    <div ref={box} class="drawn">
      {!data.items.length && <Nothing>No event under this filter has a day in the text.</Nothing>}
      {data.bins.length > 1 && <Periods bins={data.bins} width={width} />}
      {data.items.length > 0 && (
        <Lanes lanes={lanes} width={width} picked={picked} labelled={data.items.length <= LABELLED && width > 600} />
      )}
      {chosen && chosen.records.length > 1 && (
        <Behind title={telling(chosen)} label="Sentences of the event" layer="events" records={chosen.records} />
      )}
    </div>
  );
}

function byClass(items: HappeningRow[]): Lane[] {
  return QUADS.map(({ number, name }) => ({ name, items: items.filter((row) => row.quad === number) }))
    .filter((lane) => lane.items.length);
}

function byActor(items: HappeningRow[]): Lane[] {
  const groups = new Map<string, HappeningRow[]>();
  for (const row of items) {
    const name = row.actors[0] ?? "nobody named";
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  const ranked = [...groups].sort((one, other) => other[1].length - one[1].length);
  const lanes = ranked.slice(0, ACTORS).map(([name, rows]) => ({ name, items: rows }));
  const rest = ranked.slice(ACTORS).flatMap(([, rows]) => rows);
  rest.sort((one, other) => one.date.localeCompare(other.date));
  return rest.length ? [...lanes, { name: "all others", items: rest }] : lanes;
}
