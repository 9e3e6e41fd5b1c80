/** Review: what to look at first, what was decided, how reviewers agree, how right the coder is. */

import type { ComponentType } from "preact";
import { useAddress } from "../state/address";
import { Link } from "../ui/link";
import { Agreement } from "../review/agreement";
import { AuditPanel } from "../review/audit";
import { Decisions } from "../review/decisions";
import { Learning } from "../review/learning";
import { Queue } from "../review/queue";

const PANELS: Record<string, { name: string; Panel: ComponentType }> = {
  queue: { name: "To look at", Panel: Queue },
  decisions: { name: "Decisions", Panel: Decisions },
  agreement: { name: "Agreement", Panel: Agreement },
  audit: { name: "Audit", Panel: AuditPanel },
  learn: { name: "Learning", Panel: Learning },
};

export function ReviewView() {
  const { more } = useAddress();
  const chosen = more.what && more.what in PANELS ? more.what : "queue";
  const { Panel } = PANELS[chosen]!;
  return (
    <div class="view review-view">
      <header class="view-head"><h1>Review</h1></header>
      <ul class="panels" aria-label="Parts of the review">
        {Object.entries(PANELS).map(([what, { name }]) => (
          <li key={what}>
            <Link to={{ view: "review", more: what === "queue" ? {} : { what } }} current={what === chosen}>{name}</Link>
          </li>
        ))}
      </ul>
      <Panel />
    </div>
  );
}
