/** Full text over reports, quotes and actors; what was hit is marked. */

import { useEffect, useState } from "preact/hooks";
import { useAsk } from "../api/ask";
import { withParams } from "../api/client";
import type { Hit } from "../review/types";
import { go, pick, useAddress } from "../state/address";
import { isEmpty, NO_FILTER, type Filter } from "../state/filter";
import { Link } from "../ui/link";
import { Answer, Nothing } from "../ui/notices";
import { TakeAway } from "../ui/takeaway";
import { count } from "../vocabulary";

const KINDS: [Hit["kind"], string, string][] = [
  ["actor", "Actors", "actors"], ["quote", "Quotes", "quotes"], ["article", "Reports", "articles"],
];
const MOST = 50;

export function Search() {
  const { more, filter } = useAddress();
  const sought = more.q ?? "";
  const asked = useAsk<{ items: Hit[] }>(sought ? pathOf(sought, filter) : null);
  return (
    <div class="view search">
      <header class="view-head"><h1>Search</h1></header>
      <Ask key={sought} sought={sought} />
      {sought ? (
        <Answer asked={asked}>{({ items }) => <Hits hits={items} sought={sought} />}</Answer>
      ) : (
        <Nothing>Reports, quotes and actors, in any script. Of the filter, actor and days narrow the search.</Nothing>
      )}
    </div>
  );
}

function pathOf(sought: string, { actor, from, to }: Filter): string {
  const params = new URLSearchParams({ words: sought, limit: String(MOST) });
  if (actor[0]) params.set("actor", actor[0]);
  if (from) params.set("from", from);
  if (to) params.set("to", to);
  return withParams("/search", params);
}

function Ask({ sought }: { sought: string }) {
  const [words, setWords] = useState(sought);
  useEffect(() => setWords(sought), [sought]);
  return (
    <form class="one-line search-form" role="search"
      onSubmit={(event) => { event.preventDefault(); go({ more: { q: words.trim() } }); }}>
      <label class="hidden-words" for="sought">Words</label>
      <input id="sought" type="search" dir="auto" value={words} placeholder={'ceasefire   "oil port"   Haft*'}
        onInput={(event) => setWords(event.currentTarget.value)} />
      <button type="submit" class="main">Search</button>
    </form>
  );
}

function Hits({ hits, sought }: { hits: Hit[]; sought: string }) {
  const { filter } = useAddress();
  const narrow = !isEmpty(filter);
  if (!hits.length) return <Nothing>Nothing holds all of “{sought}”.</Nothing>;
  return (
    <>
      <p class="tally" role="status">
        {KINDS.map(([kind, , list]) => [hits.filter((hit) => hit.kind === kind).length, list] as const)
          .filter(([number]) => number).map(([number, list]) => `${number === MOST ? "the first " : ""}${count(number, list)}`).join(", ")}
        {narrow && <span class="quiet"> · of the filter, actor and days narrow the search</span>}
      </p>
      <TakeAway name="search" rows={hits} />
      {KINDS.map(([kind, name]) => {
        const own = hits.filter((hit) => hit.kind === kind);
        return own.length > 0 && (
          <section class="part" key={kind}>
            <h2>{name}</h2>
            <ul class="bare hits">
              {own.map((hit) => <Found key={hit.id + (hit.start ?? "")} hit={hit} />)}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function Found({ hit }: { hit: Hit }) {
  return (
    <li>
      <p dir="auto"><Title hit={hit} /></p>
      <p class="snip" dir="auto"><Marked text={hit.text} hits={hit.hits} /></p>
      <p class="quiet">
        {hit.kind === "actor" ? (
          <Link to={{ view: "events", filter: { ...NO_FILTER, actor: [hit.id] } }}>{hit.reports} reports</Link>
        ) : (
          <>
            {hit.kind === "quote" && <Link to={{ view: "read", rest: hit.article }}>the report</Link>}{" "}
            {[hit.outlet, hit.published].filter(Boolean).join(", ")}
          </>
        )}
      </p>
    </li>
  );
}

function Title({ hit }: { hit: Hit }) {
  const title = hit.title ?? hit.id;
  if (hit.kind === "actor") return <Link to={{ view: "actors", rest: hit.id }}>{title}</Link>;
  if (hit.kind === "article") return <Link to={{ view: "read", rest: hit.article }}>{title}</Link>;
  return <button type="button" class="plain" onClick={() => pick("claims", hit.id)}>{title}</button>;
}

/** The words with their hits marked; offsets count code points. */
export function Marked({ text, hits }: Pick<Hit, "text" | "hits">) {
  const points = Array.from(text);
  const pieces = [];
  let at = 0;
  for (const [start, end] of [...hits].sort((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    pieces.push(points.slice(at, start).join(""), <mark key={start}>{points.slice(start, end).join("")}</mark>);
    at = end;
  }
  return <>{pieces}{points.slice(at).join("")}</>;
}
