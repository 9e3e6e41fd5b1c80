/** What lies over the chosen words: each mark by name, one press away. */

import { pick } from "../state/address";
import { Link } from "../ui/link";
import { LAYER_WORDS } from "../vocabulary";
import type { TextMark } from "./marks";

export function Strip({ here }: { here: TextMark[] }) {
  if (!here.length) return null;
  return (
    <div class="strip" role="status" aria-label="At these words">
      {here.map((mark) => (
        <span key={mark.key} class="strip-item">
          <span class={`hl ${mark.layer}`}>{LAYER_WORDS[mark.layer]?.one}</span> <What mark={mark} />
        </span>
      ))}
    </div>
  );
}

function What({ mark }: { mark: TextMark }) {
  const { record, actor, words } = mark;
  if (record) {
    return <button type="button" class="plain" onClick={() => pick(record.layer, record.id)}>{words}</button>;
  }
  if (actor) return <Link to={{ view: "actors", rest: actor }}>{words}</Link>;
  return <>{words}</>;
}
