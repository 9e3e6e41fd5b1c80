/** Correct a record: each value is one press away, and is kept by that press. */

import { useId, useState } from "preact/hooks";
import { useAsk } from "../api/ask";
import type { Account, Coding, Layer } from "../api/types";
import { EVENT_TYPES, plainWords, STATUSES, typesOf } from "../vocabulary";
import { decide } from "./decide";
import { PartyField } from "./party";
import type { Fields } from "./types";

/** Fields of a layer with a few values each. */
const CHOICES: Record<Layer, Record<string, string[]>> = {
  events: { status: STATUSES, type: EVENT_TYPES },
  claims: { stance: typesOf("claims") },
  relations: { status: STATUSES, kind: typesOf("relations") },
  attributes: { status: STATUSES, change: ["up", "down", "none"] },
  assessments: { status: STATUSES, kind: typesOf("assessments"), sign: ["+", "-", "none"] },
};
/** Who and what has a part: several, several things in words of the text, or one. */
const PARTIES: Record<Layer, [string, "many" | "words" | "one"][]> = {
  events: [["actors", "many"], ["recipients", "many"], ["assets", "words"], ["place", "one"]],
  claims: [["source", "one"]],
  relations: [["subject", "one"], ["object", "one"]],
  attributes: [["subject", "one"]],
  assessments: [],
};
const DATED: Layer[] = ["events", "relations", "attributes"];

export function Correct({ account }: { account: Account }) {
  const { layer, id, record } = account;
  const coding = useAsk<Coding>(`/articles/${encodeURIComponent(account.article.id)}`).data;
  const choices = Object.entries(CHOICES[layer]);
  if (account.modes.length) choices.push(["mode", [...account.modes, "none"]]);
  const keep = (fields: Fields) => void decide({ verdict: "correct", layer, record: id, fields });
  return (
    <div class="correct">
      {PARTIES[layer].map(([name, how]) => (
        <PartyField key={name} name={name} many={how !== "one"} coding={how === "words" ? null : coding} near={account.quote}
          parties={account.parties.filter(({ part }) => part === name.replace(/s$/, ""))}
          onKeep={(given) => keep({ [name]: given })} />
      ))}
      {choices.map(([name, values]) => (
        <fieldset key={name}>
          <legend>{name}</legend>
          <div class="choices">
            {values.map((value) => (
              <button key={value} type="button" aria-pressed={String(record[name] ?? "none") === value}
                onClick={() => keep({ [name]: value })}>
                {plainWords(value)}
              </button>
            ))}
          </div>
        </fieldset>
      ))}
      {DATED.includes(layer) && <DayField account={account} onKeep={(date) => keep({ date })} />}
    </div>
  );
}

function daysOf({ begin, finish }: Record<string, unknown>): string {
  if (begin === finish) return String(begin ?? "");
  return `${begin ?? ""}..${finish ?? ""}`;
}

function DayField({ account, onKeep }: { account: Account; onKeep: (days: string) => void }) {
  const id = useId();
  const [words, setWords] = useState(daysOf(account.record));
  return (
    <form class="one-line" onSubmit={(event) => { event.preventDefault(); onKeep(words.trim() || "none"); }}>
      <label for={id}>date</label>
      <input id={id} value={words} spellcheck={false} placeholder="2019-04, ..2019-05-03"
        onInput={(event) => setWords(event.currentTarget.value)} />
      <button type="submit">Keep</button>
    </form>
  );
}
