/** What decisions would teach the coder; nothing is written before a person accepts it. */

import { useState } from "preact/hooks";
import { changed, useAsk } from "../api/ask";
import { post, Refusal } from "../api/client";
import type { Problem } from "../api/types";
import { Answer, Nothing, say, Trouble } from "../ui/notices";
import { TakeAway } from "../ui/takeaway";
import { person } from "./decide";
import type { Proposal } from "./types";

const KINDS: Record<string, string> = {
  predicate: "a word that is to be silent", alias: "another name", actor: "a new actor", gold: "a sentence for gold",
};

export function Learning() {
  const asked = useAsk<{ items: Proposal[] }>("/proposals");
  const [problem, setProblem] = useState<Problem | null>(null);
  const accept = async (proposal: Proposal) => {
    try {
      const told = await post<{ number: number; recode: boolean }>(`/proposals/${proposal.id}/accept`, { person: person() });
      changed();
      setProblem(null);
      say(`Written to ${proposal.file} (decision ${told.number})${told.recode ? "; reports coded from now on know it" : ""}`);
    } catch (error) {
      if (error instanceof Refusal) setProblem(error.problem);
    }
  };
  return (
    <>
      {problem && <Trouble problem={problem} />}
      <Answer asked={asked}>
        {({ items }) => items.length === 0 ? (
          <Nothing>The decisions so far teach nothing that nobody has accepted yet.</Nothing>
        ) : (
          <>
            <p class="tally" role="status">{items.length} proposals</p>
            <TakeAway name="proposals" rows={items} />
            <ul class="bare accounts">
              {items.map((each) => (
                <li key={each.id}>
                  <p><b dir="auto">{each.what}</b> <span class="quiet">· {KINDS[each.kind]} · {each.why}</span></p>
                  <details>
                    <summary>What would be written to {each.file}</summary>
                    <pre dir="auto" tabIndex={0} aria-label={`Entry: ${each.what}`}>{each.content}</pre>
                  </details>
                  <button type="button" onClick={() => void accept(each)} aria-label={`Accept: ${each.what}`}>Accept</button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answer>
    </>
  );
}
