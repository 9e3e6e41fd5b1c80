/** What to look at first, by how unsure the coder is and how much hangs on it; and many at once. */

import { useAsk } from "../api/ask";
import { withParams } from "../api/client";
import { go, pick, useAddress, type Address } from "../state/address";
import { asParams } from "../state/filter";
import { useKeys } from "../state/keys";
import { Answer, Nothing } from "../ui/notices";
import { TakeAway } from "../ui/takeaway";
import { figure, LAYER_WORDS } from "../vocabulary";
import { Bulk } from "./bulk";
import type { Queue as Queued, QueueRow } from "./types";

const WAYS: Record<string, string> = {
  both: "uncertainty and importance", uncertainty: "uncertainty", importance: "importance",
};
const LIMIT = 100;

function pathOf({ filter, more }: Address): string {
  const params = asParams(filter);
  params.set("limit", String(LIMIT));
  if (more.sort) params.set("by", more.sort);
  if (more.show) params.append("layer", more.show);
  return withParams("/queue", params);
}

export function Queue() {
  const address = useAddress();
  const { more } = address;
  const asked = useAsk<Queued>(pathOf(address));
  return (
    <>
      <div class="choices">
        <label>
          By{" "}
          <select value={more.sort ?? "both"} onChange={(event) => go({ more: { ...more, sort: event.currentTarget.value } }, true)}>
            {Object.entries(WAYS).map(([way, words]) => <option key={way} value={way}>{words}</option>)}
          </select>
        </label>
        <label>
          Only{" "}
          <select value={more.show ?? ""} onChange={(event) => go({ more: { ...more, show: event.currentTarget.value } }, true)}>
            <option value="">all layers</option>
            {["events", "claims", "relations", "attributes", "assessments"].map((layer) => (
              <option key={layer} value={layer}>{LAYER_WORDS[layer]!.many}</option>
            ))}
          </select>
        </label>
      </div>
      <Bulk />
      <Answer asked={asked}>{(queue) => <Rows queue={queue} />}</Answer>
    </>
  );
}

function Rows({ queue }: { queue: Queued }) {
  const { pick: picked } = useAddress();
  const { items, total, articles } = queue;
  const step = (by: 1 | -1) => {
    const now = items.findIndex(({ id }) => id === picked?.id);
    const next = items[now < 0 ? 0 : now + by];
    if (next) pick(next.layer, next.id);
  };
  useKeys({ n: () => step(1), p: () => step(-1) });
  if (!total) return <Nothing>Nothing is left to look at under this filter.</Nothing>;
  return (
    <>
      <p class="tally" role="status">
        {figure(total)} to look at{total > items.length && `, of which the first ${items.length}`}
        <span class="quiet"> · in the first {articles} reports under the filter · <kbd>n</kbd> next</span>
      </p>
      <TakeAway name="queue" rows={items} />
      <ol class="bare queue">
        {items.map((row) => <Row key={row.id} row={row} current={row.id === picked?.id} />)}
      </ol>
    </>
  );
}

function Row({ row, current }: { row: QueueRow; current: boolean }) {
  return (
    <li>
      <button type="button" class="plain row" aria-pressed={current} onClick={() => pick(row.layer, row.id)}>
        <span class="score" title="Sum of the weights of its reasons">{row.score}</span>
        <span>
          <b>{row.what}</b>
          <span class="snip" dir="auto">{row.text}</span>
          <span class="quiet">{row.reasons.join(" · ")}</span>
        </span>
      </button>
    </li>
  );
}
