/** The report with its highlights, and its records as lists beside them. */

import { useMemo, useState } from "preact/hooks";
import { useAsk } from "../api/ask";
import type { Coding } from "../api/types";
import { useKeys } from "../state/keys";
import { pick, useAddress } from "../state/address";
import { recall, useSetting } from "../state/settings";
import { Link } from "../ui/link";
import { Answer } from "../ui/notices";
import { NO_FILTER } from "../state/filter";
import { Adding } from "./adding";
import { LAYERS, marksOf, paragraphs, type MarkLayer, type TextMark } from "./marks";
import { Prose } from "./prose";
import { RecordLists } from "./recordlists";
import { Strip } from "./strip";

export function Reader() {
  const { rest } = useAddress();
  const asked = useAsk<Coding>(`/articles/${encodeURIComponent(rest)}`);
  return <Answer asked={asked}>{(coding) => <Report key={coding.article.id} coding={coding} />}</Answer>;
}

const LAYER_NAMES: Record<MarkLayer, string> = {
  actors: "Actors", events: "Events", claims: "Claims", times: "Dates", places: "Places",
};

function Report({ coding }: { coding: Coding }) {
  const { article } = coding;
  const { pick: picked } = useAddress();
  const [shown, setShown] = useSetting("layers", LAYERS.join(" "));
  const [at, setAt] = useState<string[]>([]);
  const marks = useMemo(
    () => marksOf(coding).filter(({ layer }) => shown.split(" ").includes(layer)),
    [coding, shown],
  );
  const prose = useMemo(() => paragraphs(article.text, marks), [article.text, marks]);
  const here = marks.filter(({ key }) => at.includes(key));
  const step = (by: 1 | -1) => {
    const next = neighbour(marks, at[0], by);
    if (next) choose([next], setAt);
  };
  useKeys({ j: () => step(1), k: () => step(-1) });
  return (
    <article class="reader">
      <header class="view-head">
        <p class="kicker">
          {[article.source, article.published].filter(Boolean).join(" · ") || "Report without a date"}
        </p>
        <h1 dir="auto" lang={article.language ?? undefined}>{article.headline ?? article.id}</h1>
        <p class="exports">
          <Link to={{ view: "events", filter: { ...NO_FILTER, article: article.id } }}>
            {coding.events.length} events
          </Link>
          <Link to={{ view: "claims", filter: { ...NO_FILTER, article: article.id } }}>
            {coding.claims.length} claims
          </Link>
          <Link to={{ view: "relations", filter: { ...NO_FILTER, article: article.id } }}>
            {coding.relations.length} ties
          </Link>
        </p>
        {article.notes.map((note) => <p class="note" key={note}>{note}</p>)}
      </header>
      <div class="layers" role="group" aria-label="Highlights">
        {LAYERS.map((layer) => (
          <label key={layer} class={`layer-toggle ${layer}`}>
            <input type="checkbox" checked={shown.split(" ").includes(layer)}
              onChange={() => setShown(toggled(recall("layers", shown), layer))} />
            <span class={`hl ${layer}`}>{LAYER_NAMES[layer]}</span>
          </label>
        ))}
        <span class="steps">
          <button type="button" onClick={() => step(-1)} aria-keyshortcuts="k">Previous <kbd>k</kbd></button>
          <button type="button" onClick={() => step(1)} aria-keyshortcuts="j">Next <kbd>j</kbd></button>
        </span>
      </div>
      <Prose language={article.language} prose={prose} at={at} picked={picked?.id ?? null}
        headline={article.headline} onChoose={(chosen) => choose(chosen, setAt)} />
      <Strip here={here} />
      <Adding coding={coding} />
      <RecordLists coding={coding} />
    </article>
  );
}

function toggled(shown: string, layer: MarkLayer): string {
  const now = shown.split(" ").filter(Boolean);
  return (now.includes(layer) ? now.filter((each) => each !== layer) : [...now, layer]).join(" ");
}

function neighbour(marks: TextMark[], key: string | undefined, by: 1 | -1): TextMark | undefined {
  if (!marks.length) return undefined;
  const now = marks.findIndex((mark) => mark.key === key);
  if (now < 0) return by > 0 ? marks[0] : marks.at(-1);
  return marks[(now + by + marks.length) % marks.length];
}

function choose(chosen: TextMark[], setAt: (keys: string[]) => void): void {
  setAt(chosen.map(({ key }) => key));
  const record = chosen.find((mark) => mark.record)?.record;
  if (record) pick(record.layer, record.id);
}
