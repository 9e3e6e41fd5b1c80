/** How right the coder is here: a drawn sample, judged by people, as precision with its interval. */

import { useState } from "preact/hooks";
import { changed, useAsk } from "../api/ask";
import { post, Refusal } from "../api/client";
import type { Problem } from "../api/types";
import { pick, useAddress } from "../state/address";
import { NO_FILTER } from "../state/filter";
import { Link } from "../ui/link";
import { useKeys } from "../state/keys";
import { Answer, Trouble } from "../ui/notices";
import { TakeAway } from "../ui/takeaway";
import { figure, LAYER_WORDS, plainWords } from "../vocabulary";
import type { Audit, Stratum } from "./types";

export function AuditPanel() {
  const asked = useAsk<Audit>("/audit");
  return (
    <Answer asked={asked}>
      {(audit) => (
        <>
          {audit.drawn > 0 && <Precision audit={audit} />}
          {audit.drawn > 0 && <Left audit={audit} />}
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
                <td>{row.drawn}</td><td>{row.reviewed}</td><td>{row.right}</td>
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

function Left({ audit: { left } }: { audit: Audit }) {
  const { pick: picked } = useAddress();
  const there = left.filter(({ id }) => id !== null);
  const next = () => {
    const now = there.findIndex(({ id }) => id === picked?.id);
    const one = there[now + 1] ?? there[0];
    if (one?.id) pick(one.layer, one.id);
  };
  useKeys({ n: next });
  if (!left.length) return <p class="part">All are judged.</p>;
  return (
    <section class="part">
      <h2>{left.length} still to be judged</h2>
      <TakeAway name="to-judge" rows={left} />
      <ol class="bare">
        {left.map(({ layer, id, type, quote }, at) => (
          <li key={id ?? at}>
            {id ? (
              <button type="button" class="plain row" aria-pressed={picked?.id === id} onClick={() => pick(layer, id)}>
                <b class="code">{plainWords(type)}</b> <span class="snip" dir="auto">{quote}</span>
              </button>
            ) : <span class="quiet">{plainWords(type)}: its words are gone</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
