/** Decisions: sent to the server, told to the reader, one step to take them back. */

import { changed } from "../api/ask";
import { post, Refusal } from "../api/client";
import type { Layer, Problem } from "../api/types";
import { recall } from "../state/settings";
import { say } from "../ui/notices";
import type { Decided, Fields, Verdict } from "./types";

/** Who decides; null leaves it to the server, which takes the user of the machine. */
export function person(): string | null {
  return recall("person", "").trim() || null;
}

/** Numbers of the decisions of this page, the latest last. */
const made: number[] = [];

export type Outcome = Problem | null;

async function send(path: string, body: object, words: (decided: Decided) => string): Promise<Outcome> {
  try {
    const decided = await post<Decided>(path, { person: person(), ...body });
    made.push(...decided.decisions.map(({ number }) => number));
    changed();
    say(words(decided));
    return null;
  } catch (error) {
    if (error instanceof Refusal) {
      say(`${error.problem.detail}. ${error.problem.remedy}`);
      return error.problem;
    }
    throw error;
  }
}

const DONE: Record<Verdict, string> = {
  accept: "Accepted", reject: "Rejected", correct: "Corrected", comment: "Comment kept",
};

export interface Decide {
  verdict: Verdict;
  layer: Layer;
  record: string;
  fields?: Fields;
  comment?: string;
}

export function decide(wanted: Decide): Promise<Outcome> {
  return send("/decisions", wanted, () => `${DONE[wanted.verdict]}; u takes it back`);
}

export function decideAll(body: object, verdict: Verdict): Promise<Outcome> {
  return send("/decisions/bulk", { ...body, verdict }, ({ count }) => `${DONE[verdict]}: ${count} records`);
}

export function addRecord(body: object): Promise<Outcome> {
  return send("/decisions/add", body, () => "Added; u takes it back");
}

export function merge(kept: string, other: string): Promise<Outcome> {
  return send("/decisions/merge", { kept, other }, () => "They are one actor now; u takes it back");
}

export function split(actor: string, article: string): Promise<Outcome> {
  return send("/decisions/split", { actor, article }, () => "Somebody else in that report now; u takes it back");
}

export function mergeEvents(kept: string, other: string): Promise<Outcome> {
  return send("/decisions/merge-events", { kept, other }, () => "They are one event now; u takes it back");
}

export function splitEvent(event: string, part: string): Promise<Outcome> {
  return send("/decisions/split-event", { event, part }, () => "Another event now; u takes it back");
}

export function undo(number: number): Promise<Outcome> {
  return send(`/decisions/${number}/undo`, {}, () => `Decision ${number} is taken back`);
}

/** Takes back the latest decision of this page, each time one further. */
export async function undoLast(): Promise<void> {
  const number = made.pop();
  if (number === undefined) say("Nothing was decided on this page yet");
  else if ((await undo(number)) === null) made.pop(); // the undo itself
}
