/** Who decided what and when, the latest first; each can be taken back. */

import { useState } from "preact/hooks";
import { useAsk } from "../api/ask";
import type { Layer } from "../api/types";
import { pick } from "../state/address";
import { Link } from "../ui/link";
import { Answer, Nothing } from "../ui/notices";
import { TakeAway } from "../ui/takeaway";
import { figure } from "../vocabulary";
import { moment } from "./bar";
import { undo } from "./decide";
import type { Decision } from "./types";

const PAGE = 100;
const SHOWN: string[] = ["events", "claims", "relations", "attributes", "assessments"];

export function Decisions() {
  const [from, setFrom] = useState(0);
  const asked = useAsk<{ items: Decision[]; total: number }>(`/decisions?limit=${PAGE}&offset=${from}`);
  return (
    <Answer asked={asked}>
      {({ items, total }) => (
        <>
          <p class="tally" role="status">{figure(total)} decisions</p>
          <TakeAway name="decisions" rows={items} />
          {total === 0 && <Nothing>Nobody has decided anything yet.</Nothing>}
          {total > 0 && <Log items={items} />}
          {total > PAGE && (
            <p class="choices">
              <button type="button" disabled={from === 0} onClick={() => setFrom(from - PAGE)}>Later</button>
              <button type="button" disabled={from + PAGE >= total} onClick={() => setFrom(from + PAGE)}>Earlier</button>
            </p>
          )}
        </>
      )}
    </Answer>
  );
}

function Log({ items }: { items: Decision[] }) {
  return (
    <div class="wide-table" tabIndex={0} role="region" aria-label="Decisions">
      <table class="plain-table">
        <thead>
          <tr>{["No.", "When", "Who", "Decision", "On", "Change", "Became", ""].map((name) => <th scope="col" key={name}>{name || <span class="hidden-words">Undo</span>}</th>)}</tr>
        </thead>
        <tbody>
          {items.map((each) => (
            <tr key={each.number}>
              <td>{each.number}</td>
              <td><time dateTime={each.at}>{moment(each.at)}</time></td>
              <td>{each.person}</td>
              <td>{each.verdict} {each.layer}</td>
              <td><About decision={each} /></td>
              <td>{[each.change, each.comment && `“${each.comment}”`].filter(Boolean).join("; ")}</td>
              <td>{each.outcome}</td>
              <td>{each.stands && <button type="button" onClick={() => void undo(each.number)} aria-label={`Undo ${each.number}`}>Undo</button>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function About({ decision: { layer, record, article, quote } }: { decision: Decision }) {
  const words = quote || record || "";
  if (record && SHOWN.includes(layer)) {
    return <button type="button" class="plain" dir="auto" onClick={() => pick(layer as Layer, record)}>{words}</button>;
  }
  if (article) return <Link to={{ view: "read", rest: article }}>{words || "report"}</Link>;
  return <span dir="auto">{words}</span>;
}
