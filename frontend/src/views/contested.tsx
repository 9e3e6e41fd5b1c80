/** What some assert and others deny, each side in its own words. Nobody is made right. */

import { useState } from "preact/hooks";
import { useAsk } from "../api/ask";
import { listPath } from "../api/client";
import type { Account, HappeningRow, Page, Voice } from "../api/types";
import { pick, useAddress } from "../state/address";
import { NO_FILTER, type Filter } from "../state/filter";
import { ExportLinks } from "../ui/listhead";
import { Link } from "../ui/link";
import { Answer, Nothing } from "../ui/notices";
import { count, plainWords } from "../vocabulary";

const STEP = 10;
type Told = HappeningRow & { accounts: Account[] };

export function ContestedView() {
  const filter: Filter = { ...useAddress().filter, standing: ["contested"] };
  const [shown, setShown] = useState(STEP);
  const asked = useAsk<Page<HappeningRow>>(listPath("happenings", filter, { limit: shown }));
  return (
    <div class="view picture-view">
      <header class="view-head">
        <h1>Asserted and denied</h1>
        <p class="tally" role="status">{asked.data ? contested(asked.data.total) : "Counting…"}</p>
        <ExportLinks list="happenings" filter={filter} />
      </header>
      <Answer asked={asked}>
        {(page) => (
          <>
            {!page.total && <Nothing>Under this filter nothing is asserted by some and denied by others.</Nothing>}
            <ol class="contests">
              {page.items.map((row) => <Contest key={row.id} row={row} />)}
            </ol>
            {page.next && <button type="button" onClick={() => setShown(shown + STEP)}>Show more</button>}
          </>
        )}
      </Answer>
    </div>
  );
}

function contested(total: number): string {
  return `${count(total, "happenings")} asserted by some and denied by others`;
}

function Contest({ row }: { row: HappeningRow }) {
  const asked = useAsk<Told>(`/happenings/${row.id}`);
  const whom = [...row.recipients, ...row.assets].join(", ");
  return (
    <li class="contest">
      <h2>
        {row.actors.join(", ") || "somebody"} <b class="code">{row.type}</b>
        {row.mode && ` ${plainWords(row.mode)}`}{whom && ` → ${whom}`}
        <span class="quiet"> {[row.place, day(row.date)].filter(Boolean).join(", ")} · </span>
        <Link to={{ view: "events", filter: { ...NO_FILTER, id: row.records } }}>
          {row.records.length === 1 ? "1 sentence" : `${row.records.length} sentences`}
        </Link>
      </h2>
      <Answer asked={asked}>{(told) => <Sides accounts={told.accounts} />}</Answer>
    </li>
  );
}

function day(date: string): string {
  return date.startsWith("..") ? `by ${date.slice(2)}` : date;
}

const AGAINST = ["denied", "negated"];

function Sides({ accounts }: { accounts: Account[] }) {
  const deniers = new Map(accounts.flatMap((account) => account.deniers).map((voice) => [voice.claim, voice]));
  const against = once(accounts.filter((account) => AGAINST.includes(account.standing)));
  const said = new Set(against.map(letters));
  return (
    <div class="sides">
      <section>
        <h3>Asserted</h3>
        {once(accounts.filter((account) => !AGAINST.includes(account.standing))).map((account) => (
          <Told key={account.id} account={account} />
        ))}
      </section>
      <section>
        <h3>Denied</h3>
        {against.map((account) => <Told key={account.id} account={account} />)}
        {[...deniers.values()].map((voice) => <Denial key={voice.claim} voice={voice} said={said} />)}
      </section>
    </div>
  );
}

function words(account: Account): string {
  return account.passages.flat().map((piece) => piece.words).join("").trim();
}

/** The same sentence may be cut with its full stop or without. */
function letters(account: Account): string {
  return words(account).replace(/[^\p{L}\p{N}]+$/u, "");
}

/** One sentence of a report may tell of several acts: it is quoted once for each voice. */
function once(accounts: Account[]): Account[] {
  return [...new Map(accounts.map((each) => [`${each.article.id} ${each.voice} ${words(each)}`, each])).values()];
}

function Told({ account }: { account: Account }) {
  return (
    <figure class="side">
      <blockquote dir="auto" lang={account.article.language ?? undefined}>{words(account)}</blockquote>
      <figcaption>
        <button type="button" class="plain" onClick={() => pick("events", account.id)}>
          {account.voice || "the report itself"}
        </button>
        <Where id={account.article.id} outlet={account.article.source} published={account.article.published} />
      </figcaption>
    </figure>
  );
}

/** The sentence in which somebody denies it, unless it stands there already. */
function Denial({ voice, said }: { voice: Voice; said: Set<string> }) {
  const { data } = useAsk<Account>(`/claims/${voice.claim}`);
  if (!data || said.has(letters(data))) return null;
  return (
    <figure class="side">
      <blockquote dir="auto" lang={data.article.language ?? undefined}>{words(data)}</blockquote>
      <figcaption>
        <button type="button" class="plain" onClick={() => pick("claims", voice.claim)}>{voice.name}</button>
        <Where id={data.article.id} outlet={data.article.source} published={data.article.published} />
      </figcaption>
    </figure>
  );
}

function Where({ id, outlet, published }: { id: string; outlet: string | null; published: string | null }) {
  return (
    <span class="quiet">
      {" · "}
      <Link to={{ view: "read", rest: id }}>{[outlet, published].filter(Boolean).join(", ") || "the report"}</Link>
    </span>
  );
}
