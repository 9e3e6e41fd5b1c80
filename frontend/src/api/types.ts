/** What the server answers: docs/api.md. */

export type Layer = "events" | "claims" | "relations" | "attributes" | "assessments";
export type ListName = Layer | "happenings" | "articles" | "actors" | "places" | "times";
export type Standing = "told" | "claimed" | "contested" | "negated" | "denied" | "open";
export type Span = [number, number];

export interface Project {
  version: string;
  suggested: string;
  open: boolean;
  folder: string | null;
  title: string | null;
  counts: Record<string, number>;
  /** Reports not yet joined to events across reports. */
  waiting: number;
}

export interface Page<Row> {
  items: Row[];
  total: number;
  next: string | null;
  note: string;
}

export interface ArticleRow {
  id: string;
  published: string | null;
  source: string | null;
  headline: string | null;
  language: string | null;
  events: number;
  claims: number;
  characters: number;
  notes: string[];
}

interface Sourced {
  id: string;
  text: string;
  article: string;
  published: string | null;
  outlet: string | null;
  rule: string | null;
  confidence: number | null;
}

interface Dated {
  date: string;
  begin: string | null;
  finish: string | null;
  date_precision: string;
}

interface Told {
  status: string;
  standing: Standing;
  hedge: string | null;
  said_by: string | null;
}

export interface EventRow extends Sourced, Dated, Told {
  type: string;
  mode: string | null;
  actors: string[];
  actor_ids: string[];
  recipients: string[];
  recipient_ids: string[];
  assets: string[];
  place: string | null;
  place_id: string | null;
  denied_by: string[];
  numbers: string[];
  quad: number;
  intensity: number;
  cameo: string | null;
  contexts: string[];
}

/** An event across reports. */
export interface HappeningRow extends Dated {
  id: string;
  type: string;
  mode: string | null;
  quad: number;
  intensity: number;
  status: string;
  standing: Standing;
  actors: string[];
  actor_ids: string[];
  recipients: string[];
  recipient_ids: string[];
  assets: string[];
  place: string | null;
  place_id: string | null;
  dated: boolean;
  voices: number;
  reports: number;
  articles: string[];
  records: string[];
}

export interface ClaimRow extends Sourced {
  source: string | null;
  source_ids: string[];
  via: string | null;
  cue: string | null;
  stance: string;
  direct: boolean;
  hedge: string | null;
  standing?: Standing;
}

export interface RelationRow extends Sourced, Dated, Told {
  subject: string;
  kind: string;
  object: string;
  subject_id: string | null;
  object_id: string | null;
  title: string | null;
  denied_by: string[];
}

export interface AttributeRow extends Sourced, Dated, Told {
  subject: string;
  property: string;
  value: string | null;
  change: string | null;
}

export interface AssessmentRow extends Sourced, Told {
  kind: string;
  cause: string | null;
  sign: string;
  effect: string | null;
  condition: string | null;
}

export interface ActorRow {
  id: string;
  name: string;
  kind: string;
  country: string | null;
  sectors: string[];
  roles: string[];
  known: boolean;
  reason: string;
  articles: number;
}

export interface PlaceRow {
  id: string;
  name: string;
  country: string | null;
  admin1: string | null;
  latitude: number | null;
  longitude: number | null;
  precision: string;
  articles: number;
}

export interface TimeRow extends Sourced {
  date: string;
  value: string | null;
  granularity: string;
  reason: string;
}

export interface Rows {
  articles: ArticleRow;
  happenings: HappeningRow;
  events: EventRow;
  claims: ClaimRow;
  relations: RelationRow;
  attributes: AttributeRow;
  assessments: AssessmentRow;
  actors: ActorRow;
  places: PlaceRow;
  times: TimeRow;
}

export interface Voice {
  claim: string;
  name: string;
  mention: string | null;
  via: string | null;
  cue: string | null;
  stance: string;
  direct: boolean;
  inherited: boolean;
  span: Span;
}

export interface Party {
  part: string;
  mention: string;
  span: Span;
  words: string;
  name: string;
  actor: string | null;
  known: boolean | null;
  reason: string | null;
  place: { name: string; country: string | null; precision: string } | null;
  rule: string | null;
}

export interface ArticleHead {
  id: string;
  headline: string | null;
  published: string | null;
  source: string | null;
  url: string | null;
  language: string | null;
}

export interface Account {
  layer: Layer;
  id: string;
  title: string;
  standing: Standing;
  article: ArticleHead;
  record: Record<string, unknown>;
  quote: Span;
  passages: { words: string; parts: string[] }[][];
  voice: string;
  voices: Voice[];
  deniers: Voice[];
  date: { told: string; time: string | null; words: string | null; reason: string | null } | null;
  parties: Party[];
  related: { layer: Layer; id: string; title: string; standing: Standing; voice: string }[];
  review: Review | null;
  modes: string[];
  happening?: { id: string; reports: number } | null;
}

export interface Review {
  state: "accepted" | "rejected" | "corrected" | "added" | "commented";
  person: string;
  at: string;
  numbers: number[];
  machine: Record<string, unknown>;
  comments: string[];
}

export interface Mention {
  id: string;
  span: Span;
  kind: string;
  actor: string | null;
  place: string | null;
}

interface Recorded {
  id: string;
  evidence: Span[];
}

export interface Coding {
  article: ArticleHead & { text: string; notes: string[] };
  mentions: Mention[];
  times: { id: string; span: Span; value: string | null }[];
  claims: { id: string; source: string | null; source_span: Span | null; cue: Span | null; content: Span[]; stance: string }[];
  events: (Recorded & { trigger: Span; type: string; mode: string | null; actors: string[]; recipients: string[] })[];
  relations: (Recorded & { kind: string; subject: string; object: string })[];
  attributes: (Recorded & { property: string; subject: string | null })[];
  assessments: (Recorded & { kind: string; cause: Span | null; effect: Span | null; condition: Span | null })[];
  names: Record<string, string>;
  standing: Record<string, Standing>;
}

export interface Spell {
  title: string | null;
  organisation: string | null;
  country: string | null;
  sectors: string[];
  begin: string | null;
  finish: string | null;
}

export interface Dossier extends ActorRow {
  aliases: string[];
  born: string | null;
  died: string | null;
  career: Spell[];
}

export interface Import {
  id: string;
  kind: string;
  name: string;
  state: "waiting" | "running" | "done" | "failed" | "cancelled";
  stage: string | null;
  total: number | null;
  done: number;
  coded: number;
  unchanged: number;
  failures: number;
  failed: { what: string; where: string; remedy: string }[];
  articles: string[];
}

export interface Problem {
  title: string;
  status: number;
  detail: string;
  where: string;
  remedy: string;
}
