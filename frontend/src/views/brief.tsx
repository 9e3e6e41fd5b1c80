/** The briefing of the filter: to read, to print, to take along as a file. */

import type { ComponentChildren } from "preact";
import { useAsk } from "../api/ask";
import { API, withParams } from "../api/client";
import type { HappeningRow, Layer, Page as Rows } from "../api/types";
import type { Briefed, BriefLine } from "../review/types";
import { go, pick, useAddress, type Address } from "../state/address";
import { asParams } from "../state/filter";
import { Link } from "../ui/link";
import { Answer } from "../ui/notices";
import { count } from "../vocabulary";

const NAMES: Record<string, string> = {
  keep: "stand", mask: "are replaced: Person 1", omit: "are left out",
};
const STYLES: Record<string, string> = { html: "HTML page", md: "Markdown", docx: "DOCX", pdf: "PDF" };

function paramsOf({ filter, more }: Address): URLSearchParams {
  const params = asParams(filter);
  if (more.on) params.set("since", more.on);
  if (more.show) params.set("names", more.show);
  return params;
}

export function Brief() {
  const address = useAddress();
  const counted = new URLSearchParams(asParams(address.filter));
  counted.set("limit", "1");
  const asked = useAsk<Rows<HappeningRow>>(withParams("/happenings", counted));
  return (
    <article class="view briefing">
      <Choices address={address} />
      <Answer asked={asked}>
        {({ total }) => (total > MOST && address.more.what !== "whole"
          ? <Long total={total} more={address.more} /> : <Whole params={paramsOf(address)} />)}
      </Answer>
    </article>
  );
}

/** Events from which on a briefing takes its time, and nobody reads it to its end. */
const MOST = 2000;

function Long({ total, more }: { total: number; more: Address["more"] }) {
  return (
    <div class="nothing">
      <p>{count(total, "happenings")} pass the filter: as a briefing, that is a book. Choose a month, an actor or a place above.</p>
      <p><Link to={{ more: { ...more, what: "whole" } }}>Make it of all of them</Link>, which may take a minute.</p>
    </div>
  );
}

function Whole({ params }: { params: URLSearchParams }) {
  const asked = useAsk<Briefed>(withParams("/briefing", params));
  return <Answer asked={asked}>{(briefed) => <Page briefed={briefed} params={params} />}</Answer>;
}

function Choices({ address: { more } }: { address: Address }) {
  const set = (name: string, value: string) => go({ more: { ...more, [name]: value } }, true);
  return (
    <form class="choices brief-choices" onSubmit={(event) => event.preventDefault()}>
      <label>
        What changed since{" "}
        <input type="date" value={more.on ?? ""} onChange={(event) => set("on", event.currentTarget.value)} />
      </label>
      <label>
        Names of private persons{" "}
        <select value={more.show ?? "keep"}
          onChange={(event) => set("show", event.currentTarget.value === "keep" ? "" : event.currentTarget.value)}>
          {Object.entries(NAMES).map(([mode, words]) => <option key={mode} value={mode}>{words}</option>)}
        </select>
      </label>
    </form>
  );
}

function Page({ briefed, params }: { briefed: Briefed; params: URLSearchParams }) {
  let notes = 0;
  const parts = briefed.parts.map((part) => ({
    ...part, lines: part.lines.map((line) => ({ line, first: (notes += line.quotes.length) - line.quotes.length + 1 })),
  }));
  return (
    <>
      <header class="view-head">
        <h1>{briefed.title}</h1>
        <p class="exports">
          <button type="button" class="main" onClick={() => window.print()}>Print</button>{" "}
          {briefed.files.map((style) => (
            <a key={style} download href={fileOf(params, style)}>{STYLES[style]}</a>
          ))}
        </p>
      </header>
      <p>{briefed.lead}</p>
      {briefed.caution && <p class="trouble"><strong>Names.</strong> {briefed.caution}</p>}
      <p class="quiet guide">{briefed.guide}</p>
      {parts.map((part, at) => (
        <section key={at} class="brief-part">
          {part.level === 2 ? <h2>{part.heading}</h2> : <h3>{part.heading}</h3>}
          {part.lines.length === 0 && part.none && <p class="quiet">{part.none}</p>}
          <ul>{part.lines.map(({ line, first }) => <Line key={first} line={line} first={first} />)}</ul>
        </section>
      ))}
      <Quotations briefed={briefed} />
      <Reports briefed={briefed} />
    </>
  );
}

function fileOf(params: URLSearchParams, style: string): string {
  const all = new URLSearchParams(params);
  all.set("format", style);
  return API + withParams("/briefing/file", all);
}

function Line({ line, first }: { line: BriefLine; first: number }) {
  return (
    <li dir="auto">
      {line.text}
      {line.badge && <> <i class="badge">{line.badge}</i></>}{" "}
      {line.quotes.map((quote, at) => (
        <sup key={at}>
          <a href={`#note-${first + at}`} aria-label={`Quotation ${first + at}: ${quote.text}`}
            onClick={(event) => { event.preventDefault(); show(first + at); }}>
            {first + at}
          </a>{" "}
        </sup>
      ))}
    </li>
  );
}

function show(note: number): void {
  const found = document.getElementById(`note-${note}`);
  found?.scrollIntoView({ block: "center" });
  found?.querySelector("button")?.focus({ preventScroll: true });
}

const LAYER_OF: Record<string, Layer> = {
  e: "events", c: "claims", r: "relations", t: "attributes", a: "assessments",
};

function Quotations({ briefed }: { briefed: Briefed }) {
  const quotes = briefed.parts.flatMap(({ lines }) => lines.flatMap((line) => line.quotes));
  return (
    <Numbered name="Quotations">
      {quotes.map((quote, at) => {
        const layer = LAYER_OF[quote.record[0] ?? ""];
        return (
          <li key={at} id={`note-${at + 1}`} dir="auto">
            <q>“{quote.text}”</q>{quote.voice && ` (${quote.voice})`}{" "}
            <span class="quiet">Report {quote.number},</span>{" "}
            {layer && <button type="button" class="plain" onClick={() => pick(layer, quote.record)}>{quote.record}</button>}
          </li>
        );
      })}
    </Numbered>
  );
}

function Reports({ briefed }: { briefed: Briefed }) {
  return (
    <Numbered name="Reports">
      {briefed.articles.map((article) => (
        <li key={article.id} dir="auto">
          <Link to={{ view: "read", rest: article.id }}>{article.headline ?? "Without a headline"}</Link>
          {[article.source, article.published].filter(Boolean).map((each) => `, ${each}`)}
          {article.url && <span class="quiet address"> {article.url}</span>}
        </li>
      ))}
    </Numbered>
  );
}

function Numbered({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <section class="brief-part notes">
      <h2>{name}</h2>
      <ol>{children}</ol>
    </section>
  );
}
