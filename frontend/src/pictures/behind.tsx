/** What stands behind a mark of a picture: each sentence that tells of it. */

import { useAsk } from "../api/ask";
import { listPath } from "../api/client";
import type { EventRow, Page, RelationRow } from "../api/types";
import { pick, useAddress } from "../state/address";
import { NO_FILTER } from "../state/filter";
import { Stands } from "../ui/mark";
import { Answer } from "../ui/notices";

interface Props {
  title: string;
  label: string;
  layer: "events" | "relations";
  records: string[];
}

const MOST = 200;

export function Behind({ title, label, layer, records }: Props) {
  const { pick: picked } = useAddress();
  const id = records.slice(0, MOST);
  const asked = useAsk<Page<EventRow | RelationRow>>(listPath(layer, { ...NO_FILTER, id }, { limit: id.length }));
  return (
    <section class="behind" aria-label={label}>
      <h2>{title}</h2>
      <Answer asked={asked}>
        {(page) => (
          <ul class="bare">
            {page.items.map((row) => (
              <li key={row.id}>
                <button type="button" class="plain row" aria-pressed={picked?.id === row.id} onClick={() => pick(layer, row.id)}>
                  <Stands standing={row.standing} status={row.status} /> <q class="snip" dir="auto">{row.text}</q>
                  <span class="quiet"> {[row.said_by, row.outlet, row.published].filter(Boolean).join(", ")}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </section>
  );
}
