/** What the server answers about decisions. */

import type { ArticleHead, Layer } from "../api/types";

export type Verdict = "accept" | "reject" | "correct" | "comment";
export type Fields = Record<string, string | string[] | null>;

export interface Decision {
  number: number;
  at: string;
  person: string;
  verdict: string;
  layer: string;
  record: string | null;
  article: string | null;
  quote: string | null;
  change: string;
  comment: string | null;
  stands: boolean;
  outcome: string;
}

export interface Decided {
  count: number;
  decisions: Decision[];
}

export interface QueueRow {
  score: number;
  layer: Layer;
  id: string;
  what: string;
  reasons: string[];
  article: string;
  published: string | null;
  text: string;
}

export interface Queue {
  items: QueueRow[];
  total: number;
  articles: number;
}

export interface AgreementRow {
  people: string;
  layer: string;
  records: number;
  agree: number;
  observed: number;
  kappa: number | null;
  alpha: number | null;
  differ: string[];
}

export interface Stratum {
  layer: string;
  type: string | null;
  in_corpus: number;
  drawn: number;
  reviewed: number;
  right: number;
  precision: number | null;
  low: number | null;
  high: number | null;
}

export interface Audit {
  drawn: number;
  seed: number | null;
  items: Stratum[];
  sample: Drawn[];
}

/** A record of the sample; `right` is null where nobody judged it yet. */
export interface Drawn {
  layer: Layer;
  id: string | null;
  type: string;
  article: string;
  quote: string;
  right: boolean | null;
}

export interface Proposal {
  number: number;
  id: string;
  kind: string;
  what: string;
  why: string;
  file: string;
  content: string;
}

export interface KnownActor {
  id: string;
  name: string;
  kind: string;
  country: string | null;
  career: string[];
}

export interface Hit {
  kind: "article" | "quote" | "actor";
  id: string;
  title: string | null;
  article: string;
  published: string | null;
  outlet: string | null;
  reports: number;
  text: string;
  hits: [number, number][];
  start: number | null;
}

export interface BriefLine {
  text: string;
  badge: string;
  quotes: { text: string; voice: string; article: string; number: number; record: string }[];
}

export interface Briefed {
  title: string;
  lead: string;
  guide: string;
  caution: string;
  parts: { heading: string; level: number; none: string; lines: BriefLine[] }[];
  articles: ArticleHead[];
  coders: string[];
  files: string[];
}
