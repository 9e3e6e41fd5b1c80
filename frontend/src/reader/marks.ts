/** What is marked in a text, and the pieces that it is cut into. Offsets count code points. */

import type { Coding, Layer, Span } from "../api/types";
import { plainWords } from "../vocabulary";

export const LAYERS = ["actors", "events", "claims", "times", "places"] as const;
export type MarkLayer = (typeof LAYERS)[number];

export interface TextMark {
  key: string;
  layer: MarkLayer;
  span: Span;
  words: string;
  record: { layer: Layer; id: string } | null;
  actor: string | null;
  mention: string | null;
}

export interface Piece {
  start: number;
  words: string;
  marks: TextMark[];
}

export function marksOf(coding: Coding): TextMark[] {
  const marks = [...mentionMarks(coding), ...eventMarks(coding), ...claimMarks(coding), ...timeMarks(coding)];
  return marks.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
}

function* mentionMarks({ mentions, names }: Coding): Generator<TextMark> {
  for (const { id, span, actor, place, kind } of mentions) {
    const layer = actor ? "actors" : place || kind === "place" ? "places" : null;
    if (!layer) continue;
    yield { key: id, layer, span, words: names[id] ?? kind, record: null, actor, mention: id };
  }
}

function* eventMarks({ events, names }: Coding): Generator<TextMark> {
  for (const { id, trigger, type, mode, actors } of events) {
    const who = actors.map((mention) => names[mention] ?? "").filter(Boolean).join(", ");
    const what = plainWords(mode ? `${type} ${mode}` : type);
    const words = who ? `${what}, ${who}` : what;
    yield { key: id, layer: "events", span: trigger, words, record: { layer: "events", id }, actor: null, mention: null };
  }
}

function* claimMarks({ claims, names }: Coding): Generator<TextMark> {
  for (const { id, source, source_span, cue, content, stance } of claims) {
    const words = `${(source && names[source]) || "somebody"} ${stance}`;
    const record = { layer: "claims" as const, id };
    const spans = [source_span, cue, ...content].filter((span): span is Span => span !== null);
    for (const [at, span] of spans.entries()) {
      yield { key: `${id}.${at}`, layer: "claims", span, words, record, actor: null, mention: null };
    }
  }
}

function* timeMarks({ times }: Coding): Generator<TextMark> {
  for (const { id, span, value } of times) {
    yield { key: id, layer: "times", span, words: value ?? "no day", record: null, actor: null, mention: null };
  }
}

/** The paragraphs of a text, each as pieces between which no mark begins or ends. */
export function paragraphs(text: string, marks: TextMark[]): Piece[][] {
  const points = Array.from(text);
  const made: Piece[][] = [];
  let start = 0;
  for (let at = 0; at <= points.length; at += 1) {
    if (at < points.length && points[at] !== "\n") continue;
    if (at > start) made.push(cut(points, [start, at], marks));
    start = at + 1;
  }
  return made;
}

function cut(points: string[], [start, end]: Span, marks: TextMark[]): Piece[] {
  const within = marks.filter(({ span }) => span[0] < end && span[1] > start);
  const edges = new Set([start, end]);
  for (const { span } of within) for (const edge of span) if (edge > start && edge < end) edges.add(edge);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, at) => {
    const to = sorted[at + 1]!;
    const over = within
      .filter(({ span }) => span[0] <= from && span[1] >= to)
      .sort((a, b) => length(b) - length(a) || LAYERS.indexOf(b.layer) - LAYERS.indexOf(a.layer));
    return { start: from, words: points.slice(from, to).join(""), marks: over };
  });
}

function length({ span }: TextMark): number {
  return span[1] - span[0];
}
