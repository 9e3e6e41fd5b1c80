/** How right the coder is here: a drawn sample, judged by people, as precision with its interval. */

import { useState } from "preact/hooks";
import { changed, useAsk } from "../api/ask";
import { post, Refusal } from "../api/client";
import type { Problem } from "../api/types";
import { pick, readAddress, useAddress } from "../state/address";
import { NO_FILTER } from "../state/filter";
import { Link } from "../ui/link";
import { useKeys } from "../state/keys";
import { Answer, Trouble } from "../ui/notices";
import { TakeAway } from "../ui/takeaway";
import { figure, LAYER_WORDS, plainWords } from "../vocabulary";
import type { Audit, Drawn, Stratum } from "./types";

export function AuditPanel() {
  const asked = useAsk<Audit>("/audit");
  return (
    <Answer asked={asked}>
      {(audit) => (
        <>
          {audit.drawn > 0 && <Precision audit={audit} />}
          {audit.drawn > 0 && <Sample audit={audit} />}
          <Draw again={audit.drawn > 0} />
        </>
      )}
    </Answer>
  );
}

function Draw({ again }: { again: boolean }) {
  const [size, setSize] = useState("100");
  const [problem, setProblem] = useState<Problem | null>(null);
  const draw = async (event: Event) => {
    event.preventDefault();
    try {
      await post("/audit", { size: Number(size), again });
      changed();
    } catch (error) {
      if (error instanceof Refusal) setProblem(error.problem);
    }
  };
  return (
    <form class="part choices" onSubmit={draw}>
      <label for="size">{again ? "Draw anew, in place of this sample:" : "Draw a sample, by layer and type:"}</label>
      <input id="size" type="number" min="1" max="2000" value={size} required onInput={(event) => setSize(event.currentTarget.value)} />
      <button type="submit" class={again ? "" : "main"}>Draw</button>
      {problem && <Trouble problem={problem} />}
    </form>
  );
}

function share(value: number | null): string {
  return value === null ? "–" : `${Math.round(value * 100)} %`;
}

function between({ low, high }: Stratum): string {
  return low === null || high === null ? "–" : `${share(low)} to ${share(high)}`;
}

function Precision({ audit: { items, drawn, seed } }: { audit: Audit }) {
  return (
    <section>
      <p class="tally" role="status">
        {drawn} drawn <span class="quiet">(seed {seed})</span>. Accepted is right; rejected or corrected is wrong. A figure is given
        from 20 judged records on, with its 95 % interval.
      </p>
      <TakeAway name="audit" rows={items} />
      <div class="wide-table" tabIndex={0} role="region" aria-label="Precision">
        <table class="plain-table">
          <thead>
            <tr>{["Of", "In the corpus", "Drawn", "Judged", "Right", "Precision", "95 % interval"].map((name) => <th scope="col" key={name}>{name}</th>)}</tr>
          </thead>
          <tbody>
            {items.map((row) => (
              <tr key={row.layer + row.type}>
                <th scope="row">{row.type ? plainWords(row.type) : <b>{LAYER_WORDS[row.layer]?.many ?? row.layer}</b>}</th>
                <td><Corpus row={row} /></td>
                {(["drawn", "judged", "right"] as const).map((which) => <td key={which}><Behind row={row} which={which} /></td>)}
                <td>{share(row.precision)}</td><td>{between(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Corpus({ row }: { row: Stratum }) {
  if (!(row.layer in LAYER_WORDS)) return <>{figure(row.in_corpus)}</>;
  return <Link to={{ view: row.layer, filter: { ...NO_FILTER, type: row.type ? [row.type] : [] } }}>{figure(row.in_corpus)}</Link>;
}

const PARTS = {
  open: { words: "still to be judged", has: ({ right }: Drawn) => right === null },
  drawn: { words: "drawn", has: () => true },
  judged: { words: "judged", has: ({ right }: Drawn) => right !== null },
  right: { words: "right", has: ({ right }: Drawn) => right === true },
};
type Part = keyof typeof PARTS;

/** A number of the table: it opens the records that it counts, below. */
function Behind({ row, which }: { row: Stratum; which: Exclude<Part, "open"> }) {
  const number = which === "judged" ? row.reviewed : row[which];
  if (!number) return <>0</>;
  const show = [which, row.layer, row.type ?? ""].join(":");
  return <Link to={{ more: { ...readAddress().more, show } }} label={`${number} ${which}, ${row.type ?? row.layer}: list`}>{figure(number)}</Link>;
}

function Sample({ audit: { sample } }: { audit: Audit }) {
  const { pick: picked, more } = useAddress();
  const [given = "", layer = "all", type = ""] = (more.show ?? "").split(":");
  const which: Part = given in PARTS ? (given as Part) : "open";
  const rows = sample.filter((row) => PARTS[which].has(row) && (layer === "all" || row.layer === layer) && (!type || row.type === type));
  const there = rows.filter(({ id }) => id !== null);
  const next = () => {
    const now = there.findIndex(({ id }) => id === picked?.id);
    const one = there[now + 1] ?? there[0];
    if (one?.id) pick(one.layer, one.id);
  };
  useKeys({ n: next });
  const of = [type && plainWords(type), layer !== "all" && LAYER_WORDS[layer]?.many].filter(Boolean).join(", ");
  return (
    <section class="part" aria-label="Records of the sample">
      <h2>{rows.length ? `${rows.length} ${PARTS[which].words}` : "All are judged"}{of && `: ${of}`}</h2>
      {which !== "open" && <p><Link to={{ more: { ...more, show: "" } }}>What is still to be judged</Link></p>}
      <TakeAway name={which === "open" ? "to-judge" : `audit-${which}`} rows={rows} />
      <ol class="bare">{rows.map((row, at) => <One key={row.id ?? at} row={row} picked={picked?.id === row.id} />)}</ol>
    </section>
  );
}

function One({ row: { id, layer, type, quote, right }, picked }: { row: Drawn; picked: boolean }) {
  if (!id) return <li><span class="quiet">{plainWords(type)}: its words are gone</span></li>;
  return (
    <li>
      <button type="button" class="plain row" aria-pressed={picked} onClick={() => pick(layer, id)}>
        <b class="code">{plainWords(type)}</b> <span class="snip" dir="auto">{quote}</span>
        {right !== null && <> <i class="badge">{right ? "right" : "wrong"}</i></>}
      </button>
    </li>
  );
}
