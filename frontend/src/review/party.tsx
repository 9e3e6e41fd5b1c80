/** Who has a part in a record: another of the report, one of the knowledge base, other words, nobody. */

import { useEffect, useId, useState } from "preact/hooks";
import { useAsk } from "../api/ask";
import type { Coding, Party, Span } from "../api/types";
import type { KnownActor } from "./types";

interface Props {
  name: string;
  many: boolean;
  parties: Party[];
  coding: Coding | null;
  near: Span;
  onKeep: (given: string | string[] | null) => void;
}

const FEW = 6;
const PAUSE = 250;

export function PartyField({ name, many, parties, coding, near, onKeep }: Props) {
  const held = parties.map(({ mention }) => mention);
  const others = coding ? nearest(coding, near, name === "place", parties) : [];
  const replace = (at: number, given: string) => {
    if (!many) return onKeep(given);
    const next = [...held];
    next[at] = given;
    return onKeep(next);
  };
  return (
    <fieldset class="party-field">
      <legend>{name}</legend>
      {parties.map((party, at) => (
        <p key={party.mention}>
          {party.name}{" "}
          <button type="button" onClick={() => onKeep(many ? held.filter((_, index) => index !== at) : "none")}
            aria-label={`Take ${party.name} out of ${name}`}>
            take out
          </button>
        </p>
      ))}
      <div class="choices">
        {others.map(({ mention, name: other }) => (
          <button key={mention} type="button" onClick={() => replace(0, mention)}
            aria-label={`${other} as ${name}${parties.length ? `, in place of ${parties[0]!.name}` : ""}`}>
            {parties.length ? "→ " : "+ "}{other}
          </button>
        ))}
      </div>
      <Other words={parties[0]?.words ?? ""} many={many} onReplace={(given) => replace(0, given)}
        onAdd={(given) => onKeep([...held, given])} name={name} />
    </fieldset>
  );
}

interface Near {
  mention: string;
  name: string;
  gap: number;
}

/** Those of the report who could have the part, the nearest to the record first, each once. */
function nearest(coding: Coding, [start, end]: Span, places: boolean, parties: Party[]): Near[] {
  const names = new Set(parties.map((party) => party.name));
  const found = coding.mentions
    .filter(({ actor, place }) => (places ? place : actor))
    .map(({ id, span }) => ({
      mention: id, name: coding.names[id] ?? "", gap: Math.max(span[0] - end, start - span[1], 0),
    }))
    .sort((a, b) => a.gap - b.gap);
  const chosen: Near[] = [];
  for (const each of found) {
    if (!each.name || names.has(each.name)) continue;
    names.add(each.name);
    chosen.push(each);
    if (chosen.length === FEW) break;
  }
  return chosen;
}

interface OtherProps {
  name: string;
  words: string;
  many: boolean;
  onReplace: (given: string) => void;
  onAdd: (given: string) => void;
}

/** Somebody else: a name of the report or of the knowledge base, or words as they stand in the text. */
function Other({ name, words, many, onReplace, onAdd }: OtherProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [sought, setSought] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSought(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  const known = useAsk<{ items: KnownActor[] }>(
    sought.length > 2 && name !== "place" ? `/known-actors?limit=5&name=${encodeURIComponent(sought)}` : null,
  );
  return (
    <div>
      <label for={id}>Other {name}</label>
      <div class="one-line">
        <input id={id} value={typed} spellcheck={false} dir="auto" placeholder="a name, or words of the text"
          onInput={(event) => setTyped(event.currentTarget.value)} />
        {words && <button type="button" disabled={!typed.trim()} onClick={() => onReplace(typed.trim())}>Replace</button>}
        {(many || !words) && (
          <button type="button" disabled={!typed.trim()} onClick={() => (many ? onAdd : onReplace)(typed.trim())}>Add</button>
        )}
      </div>
      {words && sought.length > 2 && known.data && known.data.items.length > 0 && (
        <div class="choices">
          <span class="quiet">“{words}” is</span>
          {known.data.items.map((each) => (
            <button key={each.id} type="button" title={each.career.join("; ")}
              onClick={() => onReplace(`${words}=${each.id}`)}>
              {each.name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
