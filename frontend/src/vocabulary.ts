/** Words of the records and what they are called on the page. */

import type { Standing } from "./api/types";

export const STANDINGS: Record<Standing, { word: string; meaning: string }> = {
  told: { word: "told", meaning: "the narrator's own plain statement" },
  claimed: { word: "claimed", meaning: "somebody vouches for it, the report does not" },
  contested: { word: "contested", meaning: "asserted by some, denied by others" },
  negated: { word: "not so", meaning: "told as not having happened" },
  denied: { word: "denied", meaning: "somebody denies it" },
  open: { word: "open", meaning: "possible, planned, asked for or supposed" },
};

/** Admiralty ratings of outlets, best first; F is no worse than E, but stands by itself. */
export const RATINGS: Record<string, string> = {
  A: "completely reliable", B: "usually reliable", C: "fairly reliable", D: "not usually reliable", E: "unreliable",
  F: "cannot be judged",
};

export const CREDIBILITY = [
  "confirmed by other sources", "probably true", "possibly true", "doubtful", "improbable", "cannot be judged",
];

export const STATUSES = [
  "asserted", "negated", "denied", "possible", "likely", "intended", "requested", "hypothetical",
];

export const EVENT_TYPES = [
  "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE",
  "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
];

const OTHER_TYPES: Record<string, string[]> = {
  claims: [
    "asserts", "denies", "accuses", "doubts", "believes", "intends", "hopes", "promises", "threatens", "asks",
  ],
  relations: [
    "commands", "member_of", "leads", "speaks_for", "holds_office", "allied_with", "supports", "opposes",
    "recognises", "controls", "located_in", "same_as",
  ],
  assessments: ["causal", "conditional", "purpose"],
  actors: ["person", "organisation", "group", "country"],
};

/** Whether a value of the filter's `type` means anything in a list. */
export function belongsTo(type: string, list: string): boolean {
  const own = OTHER_TYPES[list];
  if (own) return own.includes(type);
  const elsewhere = Object.values(OTHER_TYPES).some((types) => types.includes(type));
  return list === "attributes" ? !elsewhere && !EVENT_TYPES.includes(type) : !elsewhere;
}

export function typesOf(list: string): string[] {
  return OTHER_TYPES[list] ?? EVENT_TYPES;
}

export function plainWords(code: string): string {
  return code.replaceAll("_", " ");
}

export const LAYER_WORDS: Record<string, { one: string; many: string }> = {
  articles: { one: "report", many: "reports" },
  happenings: { one: "event", many: "events" },
  events: { one: "event", many: "events" },
  quotes: { one: "quote", many: "quotes" },
  claims: { one: "claim", many: "claims" },
  relations: { one: "tie", many: "ties" },
  attributes: { one: "property", many: "properties" },
  assessments: { one: "assessment", many: "assessments" },
  actors: { one: "actor", many: "actors" },
  places: { one: "place", many: "places" },
  times: { one: "date", many: "dates" },
};

const NUMBER = new Intl.NumberFormat("en");

export function count(number: number, list: string): string {
  const words = LAYER_WORDS[list];
  const word = words ? (number === 1 ? words.one : words.many) : list;
  return `${NUMBER.format(number)} ${word}`;
}

export function figure(number: number): string {
  return NUMBER.format(number);
}

/** PLOVER's four classes of events. */
export const QUADS = [
  { number: 4, name: "Material conflict" },
  { number: 3, name: "Verbal conflict" },
  { number: 2, name: "Material cooperation" },
  { number: 1, name: "Verbal cooperation" },
];

export const SIGNS: Record<number, { glyph: string; word: string }> = {
  1: { glyph: "+", word: "with" },
  0: { glyph: "·", word: "neither" },
  [-1]: { glyph: "−", word: "against" },
};

/** The types of conflict and of cooperation, classes 3 and 4, 1 and 2. */
export const SIDES = {
  cooperation: ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"],
  conflict: ["REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"],
};
