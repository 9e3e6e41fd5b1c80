/** Who acts: the list, and each actor with career, ties, events and words. */

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useAsk } from "../api/ask";
import { inPath, listPath } from "../api/client";
import type { ActorRow, ArticleRow, ClaimRow, Dossier, EventRow, Page, RelationRow, Spell } from "../api/types";
import { merge, split } from "../review/decide";
import { pick, useAddress } from "../state/address";
import type { Filter } from "../state/filter";
import type { Column } from "../ui/grid";
import { Link } from "../ui/link";
import { ExportLinks } from "../ui/listhead";
import { Mark } from "../ui/mark";
import { Answer } from "../ui/notices";
import { count, plainWords } from "../vocabulary";
import { ListView } from "./list";

const COLUMNS: Column<ActorRow>[] = [
  { key: "name", name: "Name", width: "minmax(9rem, 2fr)",
    cell: (row) => <Link to={{ view: "actors", rest: row.id }}>{row.name}</Link> },
  { key: "kind", name: "Kind", width: "minmax(6rem, .8fr)", cell: (row) => row.kind },
  { key: "codes", name: "Codes", width: "minmax(6rem, 1fr)", wide: true,
    cell: (row) => [row.country, ...row.sectors].filter(Boolean).join(" ") },
  { key: "known", name: "Dictionary", width: "minmax(6rem, .8fr)", wide: true,
    cell: (row) => (row.known ? "known" : <span class="quiet">not in it</span>) },
  { key: "reason", name: "Why", width: "minmax(8rem, 3fr)", wide: true, cell: (row) => row.reason },
  { key: "articles", name: "Reports", width: "5rem", figure: true, cell: (row) => row.articles },
];

export function Actors() {
  const { rest } = useAddress();
  if (rest) return <Actor key={rest} id={rest} />;
  return <ListView list="actors" title="Actors" columns={COLUMNS} />;
}

function Actor({ id }: { id: string }) {
  const asked = useAsk<Dossier>(`/actors/${inPath(id)}`);
  return <Answer asked={asked}>{(dossier) => <Sheet dossier={dossier} />}</Answer>;
}

const MANY_NAMES = 12;

function Sheet({ dossier }: { dossier: Dossier }) {
  const { filter } = useAddress();
  const own: Filter = { ...filter, actor: [dossier.id] };
  const codes = [dossier.country, ...dossier.sectors].filter(Boolean).join(" ");
  return (
    <div class="view actor">
      <p><Link to={{ view: "actors", rest: "" }}>All actors</Link></p>
      <header class="view-head">
        <h1 dir="auto">{dossier.name}</h1>
        <p class="quiet">
          {[dossier.kind, codes, dossier.born && `born ${dossier.born}`, dossier.died && `died ${dossier.died}`]
            .filter(Boolean).join(" · ")}
        </p>
      </header>
      {dossier.aliases.length > 0 && <Names names={dossier.aliases} />}
      <p class="quiet">{dossier.known ? "In the dictionary" : "In no dictionary"}: {dossier.reason}</p>
      <Career spells={dossier.career} />
      <Few<RelationRow> list="relations" name="Ties told" filter={own} line={(row) => (
        <button type="button" class="plain row" onClick={() => pick("relations", row.id)}>
          <Mark standing={row.standing} /> {row.subject} <b class="code">{plainWords(row.kind)}</b> {row.object}
          {row.title && ` as ${row.title}`}<Day row={row} />
        </button>
      )} />
      <Few<EventRow> list="events" name="Events told" filter={own} line={(row) => (
        <button type="button" class="plain row" onClick={() => pick("events", row.id)}>
          <Mark standing={row.standing} /> {row.actors.join(", ") || "somebody"} <b class="code">{row.type}</b>{" "}
          {[...row.recipients, ...row.assets].join(", ")}<Day row={row} />
        </button>
      )} />
      <Few<ClaimRow> list="claims" name="In its own words, and claims about it" filter={own} line={(row) => (
        <button type="button" class="plain row" onClick={() => pick("claims", row.id)}>
          {row.source ?? "somebody"} {row.stance}: <q class="snip" dir="auto">{row.text}</q>
          <span class="quiet"> {row.published}</span>
        </button>
      )} />
      <Reports dossier={dossier} filter={own} />
      <SameAs dossier={dossier} />
    </div>
  );
}

function Names({ names }: { names: string[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? names : names.slice(0, MANY_NAMES);
  return (
    <p>
      Also {shown.map((name, at) => <bdi key={name}>{at > 0 && ", "}{name}</bdi>)}
      {names.length > MANY_NAMES && (
        <> <button type="button" class="plain" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "fewer" : `all ${names.length}`}
        </button></>
      )}
    </p>
  );
}

function Day({ row }: { row: { date: string; published: string | null } }) {
  const day = row.date ? (row.date.startsWith("..") ? `by ${row.date.slice(2)}` : row.date) : "no date";
  return <span class="quiet"> · {day}</span>;
}

function Career({ spells }: { spells: Spell[] }) {
  if (!spells.length) return null;
  return (
    <section class="part">
      <h2>Career</h2>
      <div class="wide-table" tabIndex={0} role="region" aria-label="Career">
      <table class="plain-table career">
        <thead><tr><th scope="col">From</th><th scope="col">To</th><th scope="col">As</th><th scope="col">Of</th><th scope="col">Codes</th></tr></thead>
        <tbody>
          {spells.map((spell, at) => (
            <tr key={at}>
              <td>{spell.begin}</td>
              <td>{spell.finish ?? <span class="quiet">no end known</span>}</td>
              <td>{spell.title}</td>
              <td>{spell.organisation}</td>
              <td>{[spell.country, ...spell.sectors].filter(Boolean).join(" ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      </div>
    </section>
  );
}

const FEW = 8;

interface FewProps<Row> {
  list: "relations" | "events" | "claims";
  name: string;
  filter: Filter;
  line: (row: Row) => ComponentChildren;
}

function Few<Row extends { id: string }>({ list, name, filter, line }: FewProps<Row>) {
  const page = useAsk<Page<Row>>(listPath(list, filter, { limit: FEW })).data;
  if (!page?.total) return null;
  return (
    <section class="part">
      <h2>{name}</h2>
      <p>
        <Link to={{ view: list, filter }}>{count(page.total, list)}</Link>
        {page.total > FEW && <span class="quiet">, of which the first {FEW}</span>}
      </p>
      <ul class="bare">{page.items.map((row) => <li key={row.id}>{line(row)}</li>)}</ul>
      <ExportLinks list={list} filter={filter} />
    </section>
  );
}

/** Where it stands; in each report the mentions may be of somebody else. */
function Reports({ dossier, filter }: { dossier: Dossier; filter: Filter }) {
  const page = useAsk<Page<ArticleRow>>(listPath("articles", filter, { limit: 50 })).data;
  if (!page?.total) return null;
  return (
    <section class="part">
      <h2>Reports</h2>
      <p><Link to={{ view: "", filter }}>{count(page.total, "articles")}</Link></p>
      <ul class="bare with-action">
        {page.items.map((row) => (
          <li key={row.id}>
            <span>
              <Link to={{ view: "read", rest: row.id }}>{row.headline ?? row.id}</Link>{" "}
              <span class="quiet">{[row.source, row.published].filter(Boolean).join(", ")}</span>
            </span>
            <button type="button" onClick={() => void split(dossier.id, row.id)}
              aria-label={`Somebody else in ${row.headline ?? row.id}`}>
              Somebody else here
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SameAs({ dossier }: { dossier: Dossier }) {
  const [words, setWords] = useState("");
  const found = useAsk<Page<ActorRow>>(
    words.trim().length > 1 ? `/actors?limit=9&actor=${encodeURIComponent(words.trim())}` : null,
  ).data;
  const others = found?.items.filter(({ id }) => id !== dossier.id) ?? [];
  return (
    <section class="part">
      <h2>Is one with another</h2>
      <label for="same">Another actor of this project that is {dossier.name} too</label>
      <input id="same" value={words} placeholder="name" autocomplete="off"
        onInput={(event) => setWords(event.currentTarget.value)} />
      <div class="choices">
        {others.map((other) => (
          <button key={other.id} type="button" onClick={() => void merge(dossier.id, other.id)}>
            {other.name} is {dossier.name} <span class="quiet">({other.articles} reports)</span>
          </button>
        ))}
      </div>
      <p><Link to={{ view: "review", more: { what: "decisions" } }}>What was decided</Link></p>
    </section>
  );
}
