/** Add a record that the machine missed: on words selected in the text, or typed as they stand there. */

import { useEffect, useState } from "preact/hooks";
import type { Coding, Layer, Span } from "../api/types";
import { addRecord } from "../review/decide";
import type { Fields } from "../review/types";
import { say } from "../ui/notices";
import { EVENT_TYPES, LAYER_WORDS, plainWords, typesOf } from "../vocabulary";

/** What each layer needs: the field of its kind with the values, then who has which part. */
const NEEDS: Record<Layer, { kind: string; values: string[] | null; parties: [string, boolean][]; on: string }> = {
  events: { kind: "type", values: EVENT_TYPES, parties: [["actors", false], ["recipients", false], ["place", false]], on: "the act" },
  claims: { kind: "stance", values: typesOf("claims"), parties: [["source", false]], on: "the words of saying" },
  relations: { kind: "kind", values: typesOf("relations"), parties: [["subject", true], ["object", true]], on: "the tie" },
  attributes: { kind: "property", values: null, parties: [["subject", true]], on: "the property" },
  assessments: { kind: "kind", values: typesOf("assessments"), parties: [], on: "its effect" },
};

export function Adding({ coding }: { coding: Coding }) {
  const [open, setOpen] = useState(false);
  const [span, setSpan] = useState<Span | null>(null);
  const { text } = coding.article;
  useEffect(() => {
    const listener = () => {
      const found = selected();
      if (found) setSpan(found);
    };
    document.addEventListener("selectionchange", listener);
    return () => document.removeEventListener("selectionchange", listener);
  }, []);
  const words = span ? Array.from(text).slice(...span).join("") : "";
  return (
    <section class={words ? "adding ready" : "adding"} aria-label="Add a record">
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        Add a record{words && !open && <> on “<bdi>{words.length > 40 ? `${words.slice(0, 40)}…` : words}</bdi>”</>}
      </button>
      {open && <Form coding={coding} span={span} onSpan={setSpan} onDone={() => { setOpen(false); setSpan(null); }} />}
    </section>
  );
}

/** The words that are selected in the text, without space around them. */
function selected(): Span | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const start = pointOf(range.startContainer, range.startOffset);
  const end = pointOf(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return null;
  const words = Array.from(selection.toString());
  const lead = words.findIndex((point) => point.trim() !== "");
  const tail = [...words].reverse().findIndex((point) => point.trim() !== "");
  return lead < 0 ? null : [start + lead, end - tail];
}

/** Where a point of the page stands in the text, in code points. */
function pointOf(node: Node, offset: number): number | null {
  const held = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(".prose [data-at]");
  if (!held || node.nodeType !== Node.TEXT_NODE) return null;
  return Number(held.dataset.at) + Array.from((node.textContent ?? "").slice(0, offset)).length;
}

/** The first place where words stand in the text. */
function found(text: string, words: string): Span | null {
  const at = words ? text.indexOf(words) : -1;
  if (at < 0) return null;
  const start = Array.from(text.slice(0, at)).length;
  return [start, start + Array.from(words).length];
}

interface FormProps {
  coding: Coding;
  span: Span | null;
  onSpan: (span: Span | null) => void;
  onDone: () => void;
}

function Form({ coding, span, onSpan, onDone }: FormProps) {
  const { text, id } = coding.article;
  const inText = span ? Array.from(text).slice(...span).join("") : "";
  const [words, setWords] = useState(inText);
  const [layer, setLayer] = useState<Layer>("events");
  const [kind, setKind] = useState(NEEDS.events.values![0]!);
  const [parties, setParties] = useState<Record<string, string>>({});
  const needs = NEEDS[layer];
  useEffect(() => {
    if (inText) setWords(inText);
  }, [inText]);
  const turn = (to: Layer) => {
    setLayer(to);
    setKind(NEEDS[to].values?.[0] ?? "");
    setParties({});
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const at = words === inText ? span : found(text, words.trim());
    if (!at) {
      say("The text has no such words");
      return;
    }
    const fields: Fields = { [needs.kind]: kind };
    for (const [name, value] of Object.entries(parties)) if (value.trim()) fields[name] = value.trim();
    const problem = await addRecord({ layer, article: id, start: at[0], end: at[1], fields });
    if (problem === null) onDone();
  };
  return (
    <form onSubmit={submit}>
      <label>
        Words for {needs.on}, as they stand
        <input value={words} dir="auto" required onInput={(event) => { setWords(event.currentTarget.value); onSpan(null); }} />
      </label>
      <div class="adding-fields">
        <label>
          Record
          <select value={layer} onChange={(event) => turn(event.currentTarget.value as Layer)}>
            {Object.keys(NEEDS).map((each) => <option key={each} value={each}>{LAYER_WORDS[each]!.one}</option>)}
          </select>
        </label>
        <label>
          {needs.kind}
          {needs.values ? (
            <select value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
              {needs.values.map((value) => <option key={value} value={value}>{plainWords(value)}</option>)}
            </select>
          ) : (
            <input value={kind} required onInput={(event) => setKind(event.currentTarget.value)} />
          )}
        </label>
        {needs.parties.map(([name, required]) => (
          <label key={name}>
            {name}
            <input list="adding-names" dir="auto" required={required} value={parties[name] ?? ""}
              onInput={(event) => setParties({ ...parties, [name]: event.currentTarget.value })} />
          </label>
        ))}
        <datalist id="adding-names">
          {[...new Set(Object.values(coding.names))].map((name) => <option key={name} value={name} />)}
        </datalist>
        <button type="submit" class="main">Add</button>
      </div>
    </form>
  );
}
