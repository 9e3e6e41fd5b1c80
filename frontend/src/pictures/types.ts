/** What the routes of pictures answer: docs/api.md. */

import type { HappeningRow, Standing } from "../api/types";

export interface Bin {
  begin: string;
  finish: string;
  events: number;
  told: number;
  claimed: number;
  contested: number;
  other: number;
  wide: number;
}

export interface TimelineAnswer {
  unit: string;
  bins: Bin[];
  items: HappeningRow[];
  total: number;
  undated: number;
}

export interface NetworkNode {
  id: string;
  name: string | null;
  camp: number | null;
  ties: number;
  x: number;
  y: number;
}

export interface NetworkEdge {
  id: string;
  source: string;
  kind: string;
  target: string;
  sign: number;
  standing: Standing;
  begin: string | null;
  finish: string | null;
  as_of: string | null;
  reports: number;
  records: string[];
}

export interface NetworkAnswer {
  on: string | null;
  nodes: NetworkNode[];
  edges: NetworkEdge[];
  actors: number;
  ties: number;
  triads: number;
  balanced: number | null;
  unbalanced: string[][];
}

export interface PlaceCount {
  id: string;
  name: string;
  latitude: number;
  longitude: number;
  events: number;
  told: number;
  claimed: number;
  contested: number;
  other: number;
}

export interface Holder {
  id: string;
  name: string;
  since: string | null;
  standing: Standing;
  voices: string[];
  text: string;
  records: string[];
}

export interface Held {
  id: string;
  thing: string;
  latitude: number | null;
  longitude: number | null;
  contested: boolean;
  holders: Holder[];
}

export interface PairRow {
  actor_id: string;
  actor: string;
  recipient_id: string;
  recipient: string;
  events: number;
  told: number;
  claimed: number;
  contested: number;
  conflict: number;
  cooperation: number;
}

export interface SeriesCell {
  begin: string;
  finish: string;
  actor_id: string;
  actor: string;
  recipient_id: string;
  recipient: string;
  quad: number;
  told: number;
  claimed: number;
  contested: number;
  intensity: number;
  events: string[];
}

export interface SeriesAnswer {
  unit: string;
  items: SeriesCell[];
  /** Events that lie in no one period. */
  others: string[];
}
