/** The one filter, above every view. */

import { useEffect, useId, useState } from "preact/hooks";
import { useAsk } from "../api/ask";
import type { ActorRow, Page } from "../api/types";
import { go, readAddress as readNow, setFilter, useAddress } from "../state/address";
import { isEmpty, MANY, NO_FILTER, SINGLE, type Filter } from "../state/filter";
import { EVENT_TYPES, plainWords, RATINGS, STANDINGS, STATUSES, typesOf } from "../vocabulary";
import { useNarrow } from "./media";

const DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/;

export function FilterBar({ list }: { list: string }) {
  const { filter } = useAddress();
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const set = count(filter);
  return (
    <section class="filter" aria-label="Filter">
      {narrow && (
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          Filter{set > 0 && ` (${set})`}
        </button>
      )}
      {(!narrow || open) && <Fields filter={filter} list={list} />}
      <Chips filter={filter} />
    </section>
  );
}

function count(filter: Filter): number {
  return MANY.reduce((sum, name) => sum + filter[name].length, 0)
    + SINGLE.filter((name) => filter[name]).length;
}

function Fields({ filter, list }: { filter: Filter; list: string }) {
  const types = typesOf(list).concat(typesOf(list) === EVENT_TYPES ? [] : EVENT_TYPES);
  return (
    <div class="filter-fields">
      <ActorField />
      <OneOf name="type" label="Type" values={types} chosen={filter.type} />
      <OneOf name="status" label="Status" values={STATUSES} chosen={filter.status} />
      <OneOf name="standing" label="Stands" values={Object.keys(STANDINGS)} chosen={filter.standing} />
      <Field name="from" label="From" value={filter.from} hint="2019-04" pattern={DAY} />
      <Field name="to" label="To" value={filter.to} hint="2019-04-30" pattern={DAY} />
      <Field name="text" label="Words" value={filter.text} hint="in the sentence" wide />
      <Field name="source" label="Outlet" value="" hint="name" adds />
      <Rated value={filter.reliability} />
    </div>
  );
}

interface FieldProps {
  name: "from" | "to" | "text" | "source";
  label: string;
  value: string;
  hint: string;
  pattern?: RegExp;
  wide?: boolean;
  /** The value is added to those that are there. */
  adds?: boolean;
}

function Field({ name, label, value, hint, pattern, wide, adds }: FieldProps) {
  const id = useId();
  const [words, setWords] = useState(value);
  useEffect(() => setWords(value), [value]);
  const wrong = pattern !== undefined && words !== "" && !pattern.test(words);
  const take = () => {
    const trimmed = words.trim();
    if (wrong || trimmed === value) return;
    if (adds) {
      add("source", trimmed);
      setWords("");
    } else setFilter({ [name]: trimmed });
  };
  return (
    <div class={wide ? "field wide" : "field"}>
      <label for={id}>{label}</label>
      <input id={id} value={words} placeholder={hint} aria-invalid={wrong} spellcheck={false}
        aria-describedby={wrong ? `${id}-e` : undefined}
        onInput={(event) => setWords(event.currentTarget.value)} onBlur={take}
        onKeyDown={(event) => event.key === "Enter" && take()} />
      {wrong && <span class="wrong" id={`${id}-e`}>a year, month or day: 2019-04</span>}
    </div>
  );
}

function add(name: (typeof MANY)[number], value: string): void {
  const { filter } = readNow();
  if (value && !filter[name].includes(value)) setFilter({ [name]: [...filter[name], value] });
}

interface OneOfProps {
  name: "type" | "status" | "standing";
  label: string;
  values: string[];
  chosen: string[];
}

/** Shows what is chosen; another value takes its place, or is added to it. */
function OneOf({ name, label, values, chosen }: OneOfProps) {
  const id = useId();
  const others = values.filter((value) => !chosen.includes(value));
  const shown = chosen.length > 1 ? SEVERAL : (chosen[0] ?? "");
  const take = (value: string) => {
    if (value.startsWith(ALSO)) add(name, value.slice(ALSO.length));
    else if (value !== SEVERAL) setFilter({ [name]: value ? [value] : [] });
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={shown} onChange={(event) => take(event.currentTarget.value)}>
        <option value="">any</option>
        {chosen.length > 1 && <option value={SEVERAL}>{chosen.length} chosen</option>}
        {[...(chosen.length === 1 ? chosen : []), ...others].map((value) => (
          <option key={value} value={value}>{plainWords(value)}</option>
        ))}
        {chosen.length > 0 && (
          <optgroup label="besides">
            {others.map((value) => <option key={value} value={ALSO + value}>or {plainWords(value)}</option>)}
          </optgroup>
        )}
      </select>
    </div>
  );
}

function Rated({ value }: { value: string }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>Outlet rated</label>
      <select id={id} value={value} onChange={(event) => setFilter({ reliability: event.currentTarget.value })}>
        <option value="">any</option>
        {Object.entries(RATINGS).map(([letter, meaning]) => (
          <option key={letter} value={letter}>{`${letter}: ${meaning}${"AF".includes(letter) ? "" : ", or better"}`}</option>
        ))}
      </select>
    </div>
  );
}

const SEVERAL = "…";
const ALSO = "+";
const PAUSE = 200;

function ActorField() {
  const id = useId();
  const [words, setWords] = useState("");
  const [asking, setAsking] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsking(words.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [words]);
  const found = useAsk<Page<ActorRow>>(
    asking.length > 1 ? `/actors?limit=8&actor=${encodeURIComponent(asking)}` : null,
  );
  const take = () => {
    const trimmed = words.trim();
    if (!trimmed) return;
    const known = found.data?.items.find((each) => each.name === trimmed);
    add("actor", known?.id ?? trimmed);
    setWords("");
  };
  return (
    <div class="field wide">
      <label for={id}>Actor</label>
      <input id={id} list={`${id}-l`} value={words} placeholder="name" autocomplete="off"
        onInput={(event) => {
          setWords(event.currentTarget.value);
        }}
        onChange={take} onKeyDown={(event) => event.key === "Enter" && take()} />
      <datalist id={`${id}-l`}>
        {found.data?.items.map((each) => (
          <option key={each.id} value={each.name}>{`${each.articles} reports`}</option>
        ))}
      </datalist>
    </div>
  );
}

const CHIP_WORDS: Record<string, string> = {
  actor: "actor", type: "type", status: "status", source: "outlet", standing: "stands", place: "place", id: "chosen records", pair: "who on whom",
  from: "from", to: "to", text: "words", article: "report", reliability: "outlet rated at least",
};

function Chips({ filter }: { filter: Filter }) {
  if (isEmpty(filter)) return null;
  return (
    <ul class="chips" aria-label="Filter that is set">
      {MANY.filter((name) => name !== "id").flatMap((name) => filter[name].map((value) => (
        <Chip key={name + value} name={name} value={value}
          onDrop={() => setFilter({ [name]: filter[name].filter((each) => each !== value) })} />
      )))}
      {filter.id.length > 0 && (
        <Chip name="id" value={String(filter.id.length)} onDrop={() => setFilter({ id: [] })} />
      )}
      {SINGLE.filter((name) => filter[name]).map((name) => (
        <Chip key={name} name={name} value={filter[name]} onDrop={() => setFilter({ [name]: "" })} />
      ))}
      <li>
        <button type="button" class="plain" onClick={() => go({ filter: NO_FILTER })}>Clear all</button>
      </li>
    </ul>
  );
}

function Chip({ name, value, onDrop }: { name: string; value: string; onDrop: () => void }) {
  const said = name === "reliability" && value === "F" ? "outlet rated" : CHIP_WORDS[name];
  const words = `${said}: ${name === "type" ? plainWords(value) : value}`;
  return (
    <li class="chip">
      {words}
      <button type="button" aria-label={`Remove ${words}`} onClick={onDrop}>×</button>
    </li>
  );
}
