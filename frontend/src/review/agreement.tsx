/** How every two reviewers agree on what both judged. */

import { useAsk } from "../api/ask";
import { Answer, Nothing } from "../ui/notices";
import { TakeAway } from "../ui/takeaway";
import { LAYER_WORDS } from "../vocabulary";
import type { AgreementRow } from "./types";

export function Agreement() {
  const asked = useAsk<{ items: AgreementRow[] }>("/agreement");
  return (
    <Answer asked={asked}>
      {({ items }) => items.length === 0 ? (
        <Nothing>
          No two people have judged the same record yet. Each gives a name under “Keys and settings”; who judges what
          another has judged already chooses it in a list.
        </Nothing>
      ) : (
        <>
          <TakeAway name="agreement" rows={items} />
          <div class="wide-table" tabIndex={0} role="region" aria-label="Agreement">
            <table class="plain-table">
              <thead>
                <tr>
                  {["Reviewers", "Layer", "Records", "Agree", "Share", "Cohen’s κ", "Krippendorff’s α", "Differ on"].map((name) => (
                    <th scope="col" key={name}>{name}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {items.map((row) => (
                  <tr key={row.people + row.layer}>
                    <td>{row.people}</td><td>{LAYER_WORDS[row.layer]?.many ?? row.layer}</td>
                    <td>{row.records}</td><td>{row.agree}</td>
                    <td>{row.observed.toFixed(2)}</td><td>{row.kappa?.toFixed(2) ?? "–"}</td><td>{row.alpha?.toFixed(2) ?? "–"}</td>
                    <td dir="auto">{row.differ.join("; ")}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p class="quiet">A dash: both gave only one kind of verdict, so chance cannot be told apart.</p>
        </>
      )}
    </Answer>
  );
}
