/** What leads to what: statements of the sources, causes at the left, what they lead to at the right. */

import { useAsk } from "../api/ask";
import { listPath } from "../api/client";
import type { AssessmentRow, Page } from "../api/types";
import { pick, useAddress, type Pick } from "../state/address";
import { Answer, Nothing } from "../ui/notices";
import { Mark } from "../ui/mark";
import { count } from "../vocabulary";
import { COLUMNS } from "./columns";
import { ListView } from "./list";

const MOST = 200;

export function OutlookView() {
  const { filter, pick: picked } = useAddress();
  const asked = useAsk<Page<AssessmentRow>>(listPath("assessments", filter, { limit: MOST }));
  return (
    <div class="view picture-view">
      <header class="view-head">
        <h1>What leads to what</h1>
        <p class="tally" role="status">
          {asked.data ? tally(asked.data) : "Counting…"}
        </p>
        <p class="note">
          What sources say, not what is so. The arrow says whether the cause is told to raise (+) or to lower (−) the
          effect; a dashed arrow is a condition, a purpose or a hedged statement.
        </p>
      </header>
      <Answer asked={asked}>
        {(page) => (page.total ? <Statements rows={page.items} picked={picked} /> : (
          <Nothing>No source says under this filter what leads to what.</Nothing>
        ))}
      </Answer>
      <ListView list="assessments" title="The same statements as a table" columns={COLUMNS.assessments} below />
    </div>
  );
}

function tally({ total, items }: Page<AssessmentRow>): string {
  const left = total - items.length;
  return count(total, "assessments") + (left > 0 ? ` · the first ${items.length} drawn, all in the table` : "");
}

export interface Outcome {
  effect: string;
  rows: AssessmentRow[];
}

const SHORT = 4;
const ALIKE = 0.6;

function telling(words: string): Set<string> {
  return new Set(words.toLocaleLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= SHORT));
}

function alike(one: Set<string>, other: Set<string>): boolean {
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared > 0 && shared / (one.size + other.size - shared) >= ALIKE;
}

/** Statements whose effects are told in much the same words stand together. */
function outcomes(rows: AssessmentRow[]): Outcome[] {
  const found: (Outcome & { words: Set<string> })[] = [];
  for (const row of rows) {
    const effect = row.effect ?? "what follows is not told";
    const words = telling(effect);
    const known = found.find((each) => each.effect === effect || alike(each.words, words));
    if (known) known.rows.push(row);
    else found.push({ effect, words, rows: [row] });
  }
  return found;
}

function Statements({ rows, picked }: { rows: AssessmentRow[]; picked: Pick | null }) {
  return (
    <div class="statements">
      <div class="statement-head quiet" aria-hidden="true"><span>Cause or condition</span><span /><span>Effect</span></div>
      <ul>
        {outcomes(rows).map((outcome) => (
          <li key={outcome.rows[0]!.id} class="outcome">
            <ul class="causes">
              {outcome.rows.map((row) => <Cause key={row.id} row={row} chosen={picked?.id === row.id} />)}
            </ul>
            <p class="effect" dir="auto">{outcome.effect}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}

const SIGN_WORDS: Record<string, string> = { "+": "leads to", "-": "lowers or hinders", "0": "does not change" };

function Cause({ row, chosen }: { row: AssessmentRow; chosen: boolean }) {
  const sure = row.kind === "causal" && row.status === "asserted" && row.standing === "told";
  return (
    <li>
      <button type="button" class="plain row cause" aria-pressed={chosen} onClick={() => pick("assessments", row.id)}>
        <span dir="auto">{row.condition ?? row.cause ?? "(no cause told)"}</span>
        <span class="quiet">
          <Mark standing={row.standing} /> {row.kind}, {row.status} — {row.said_by ?? "the report itself"}
        </span>
      </button>
      <Arrow sign={row.sign} dashed={!sure} />
    </li>
  );
}

function Arrow({ sign, dashed }: { sign: string; dashed: boolean }) {
  const lowers = sign === "-";
  return (
    <span class={lowers ? "lead against" : "lead with"}>
      <svg viewBox="0 0 64 20" width="64" height="20" aria-hidden="true">
        <path class={dashed ? "dashed" : ""} d="M2 10H56" />
        {lowers ? <path d="M57 3V17" /> : <path d="M50 4 57 10 50 16" />}
        <text x="28" y="7">{lowers ? "−" : sign === "0" ? "0" : "+"}</text>
      </svg>
      <span class="hidden-words">{SIGN_WORDS[sign] ?? "leads to"}</span>
    </span>
  );
}
