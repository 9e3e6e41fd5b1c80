/** The one filter of all lists and pictures, and how it stands in an address. */

import { belongsTo } from "../vocabulary";

export interface Filter {
  actor: string[];
  type: string[];
  status: string[];
  source: string[];
  standing: string[];
  place: string[];
  id: string[];
  /** Who acts on whom: two ids with a bar between. */
  pair: string[];
  from: string;
  to: string;
  text: string;
  article: string;
  /** A to E: only outlets that people rated so or better. */
  reliability: string;
}

export const MANY = ["actor", "type", "status", "source", "standing", "place", "id", "pair"] as const;
export const SINGLE = ["from", "to", "text", "article", "reliability"] as const;
export const NO_FILTER: Filter = {
  actor: [], type: [], status: [], source: [], standing: [], place: [], id: [], pair: [], from: "", to: "", text: "", article: "", reliability: "",
};

export function readFilter(params: URLSearchParams): Filter {
  const filter: Filter = { ...NO_FILTER };
  for (const name of MANY) filter[name] = params.getAll(name);
  for (const name of SINGLE) filter[name] = params.get(name) ?? "";
  return filter;
}

const IDS: Record<string, string> = {
  happenings: "v", events: "e", claims: "c", relations: "r", attributes: "t", assessments: "a",
};

const STAND = ["happenings", "events", "relations", "attributes", "assessments"];

/** Whether a value means anything in a list: its types, its ids. */
function fits(name: string, value: string, list: string): boolean {
  if (name === "type") return belongsTo(value, list);
  if (name === "standing") return STAND.includes(list);
  if (name === "pair") return list === "happenings";
  return name !== "id" || IDS[list] === undefined || value.startsWith(IDS[list]);
}

/** The filter as parameters; for a list, only what the list knows. */
export function asParams(filter: Filter, list?: string): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of MANY) {
    for (const value of filter[name]) {
      if (!list || fits(name, value, list)) params.append(name, value);
    }
  }
  for (const name of SINGLE) if (filter[name]) params.set(name, filter[name]);
  return params;
}

export function isEmpty(filter: Filter): boolean {
  return asParams(filter).size === 0;
}
