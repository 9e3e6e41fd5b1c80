/** One decision on all records of a layer under the filter: first their number, then the deed. */

import { useEffect, useState } from "preact/hooks";
import { post, Refusal } from "../api/client";
import type { Layer, Problem } from "../api/types";
import { useAddress } from "../state/address";
import { asParams, isEmpty, type Filter } from "../state/filter";
import { Link } from "../ui/link";
import { Trouble } from "../ui/notices";
import { count, LAYER_WORDS, STATUSES } from "../vocabulary";
import { decideAll } from "./decide";
import type { Decided, Fields, Verdict } from "./types";

const LAYERS: Layer[] = ["events", "claims", "relations", "attributes", "assessments"];
const VERBS: Record<string, string> = { accept: "Accept", reject: "Reject", correct: "Set the status of", comment: "Comment on" };

/** The filter as the body of a request has it. */
function bodyOf(filter: Filter, layer: Layer): Record<string, string | string[]> {
  const body: Record<string, string | string[]> = {};
  for (const [name, value] of asParams(filter, layer)) {
    const before = body[name];
    if (["from", "to", "text", "article"].includes(name)) body[name] = value;
    else body[name] = Array.isArray(before) ? [...before, value] : [value];
  }
  return body;
}

export function Bulk() {
  const { filter } = useAddress();
  const [layer, setLayer] = useState<Layer>("events");
  const [verdict, setVerdict] = useState<Verdict>("accept");
  const [status, setStatus] = useState("asserted");
  const [comment, setComment] = useState("");
  const [counted, setCounted] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const body = { layer, filter: bodyOf(filter, layer), comment };
  const whole = JSON.stringify([body, verdict, status]);
  useEffect(() => setCounted(null), [whole]);
  const fields: { fields?: Fields } = verdict === "correct" ? { fields: { status } } : {};
  const look = async (event: Event) => {
    event.preventDefault();
    setProblem(null);
    try {
      setCounted((await post<Decided>("/decisions/bulk", { ...body, verdict, ...fields })).count);
    } catch (error) {
      if (error instanceof Refusal) setProblem(error.problem);
    }
  };
  const act = async () => {
    setProblem(await decideAll({ ...body, ...fields, count: counted }, verdict));
    setCounted(null);
  };
  return (
    <details class="bulk">
      <summary>Decide on all under the filter</summary>
      <form class="choices" onSubmit={look}>
        <select aria-label="Decision" value={verdict} onChange={(event) => setVerdict(event.currentTarget.value as Verdict)}>
          {Object.entries(VERBS).map(([name, words]) => <option key={name} value={name}>{words}</option>)}
        </select>
        all
        <select aria-label="Layer" value={layer} onChange={(event) => setLayer(event.currentTarget.value as Layer)}>
          {LAYERS.map((each) => <option key={each} value={each}>{LAYER_WORDS[each]!.many}</option>)}
        </select>
        {verdict === "correct" && (
          <select aria-label="Status" value={status} onChange={(event) => setStatus(event.currentTarget.value)}>
            {STATUSES.map((each) => <option key={each} value={each}>{each}</option>)}
          </select>
        )}
        <input aria-label="Comment" placeholder="comment" value={comment} required={verdict === "comment"}
          onInput={(event) => setComment(event.currentTarget.value)} />
        <button type="submit">Count them</button>
      </form>
      {problem && <Trouble problem={problem} />}
      {counted !== null && (
        <p class="confirm" role="status">
          {isEmpty(filter) ? "No filter is set: all of the project, " : "Under this filter: "}
          <Link to={{ view: layer }}>{count(counted, layer)}</Link>.{" "}
          {counted > 0 && <button type="button" class="main" onClick={() => void act()}>{VERBS[verdict]} these {counted}</button>}
        </p>
      )}
    </details>
  );
}
