/** The record that is selected: its sentence, voices, parties, reasons. */

import type { ComponentChildren } from "preact";
import { useAsk } from "../api/ask";
import type { Account, Party, Voice } from "../api/types";
import { go, pick, type Pick } from "../state/address";
import { ReviewBar } from "../review/bar";
import { LAYER_WORDS, plainWords } from "../vocabulary";
import { Link } from "./link";
import { Mark, Stands } from "./mark";
import { Answer } from "./notices";

export function Evidence({ chosen }: { chosen: Pick }) {
  const asked = useAsk<Account>(`/${chosen.layer}/${encodeURIComponent(chosen.id)}`);
  return (
    <aside class="evidence" aria-label="The selected record" id="evidence">
      <header>
        <span class="kicker">{LAYER_WORDS[chosen.layer]?.one}</span>
        <button type="button" class="plain close" onClick={() => go({ pick: null })}>Close</button>
      </header>
      <Answer asked={asked}>{(account) => <Record account={account} />}</Answer>
    </aside>
  );
}

function Record({ account }: { account: Account }) {
  const { record } = account;
  return (
    <>
      <h2>{account.title}</h2>
      <p class="stand-line">
        <Stands standing={account.standing} status={String(record.status ?? record.stance ?? "")} />
        {typeof record.status === "string" && <span class="quiet"> status {record.status}</span>}
      </p>
      <Sentence account={account} />
      <p class="source-line">
        <Link to={{ view: "read", rest: account.article.id }}>
          {account.article.headline ?? account.article.id}
        </Link>
        <span class="quiet">
          {account.article.source && ` · ${account.article.source}`}
          {account.article.published && ` · ${account.article.published}`}
        </span>
      </p>
      {account.happening && (
        <p class="source-line">
          <Link to={{ view: "happenings", rest: account.happening.id }}>
            {account.happening.reports > 1 ? `The event, as ${account.happening.reports} reports tell it` : "The event across reports"}
          </Link>
        </p>
      )}
      <ReviewBar account={account} />
      <Chain voices={account.voices} deniers={account.deniers} />
      {account.date && (
        <Part name="When">
          <p>
            {account.date.told}
            {account.date.words && <> from “{account.date.words}”</>}
          </p>
          {account.date.reason && <p class="quiet">{account.date.reason}</p>}
        </Part>
      )}
      <Parties parties={account.parties} />
      <Part name="Why">
        <dl class="facts">
          <Fact name="rule" value={record.rule} />
          <Fact name="confidence" value={record.confidence} />
          <Fact name="CAMEO" value={record.cameo} />
          <Fact name="intensity" value={record.intensity} />
          <Fact name="id" value={account.id} />
        </dl>
      </Part>
      {account.related.length > 0 && (
        <Part name="In the same words">
          <ul class="bare">
            {account.related.map((each) => (
              <li key={each.id}>
                <button type="button" class="plain row" onClick={() => pick(each.layer, each.id)}>
                  <Mark standing={each.standing} /> {each.title}
                  {each.voice && <span class="quiet"> — {each.voice}</span>}
                </button>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

function Part({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <section class="part">
      <h3>{name}</h3>
      {children}
    </section>
  );
}

function Fact({ name, value }: { name: string; value: unknown }) {
  if (value === null || value === undefined || value === "") return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{String(value)}</dd>
    </>
  );
}

function Sentence({ account }: { account: Account }) {
  return (
    <blockquote dir="auto" lang={account.article.language ?? undefined}>
      {account.passages.map((passage, at) => (
        <p key={at}>
          {passage.map((piece, index) =>
            piece.parts.length ? (
              <mark key={index} title={piece.parts.map(plainWords).join(", ")}>{piece.words}</mark>
            ) : (
              piece.words
            ),
          )}
        </p>
      ))}
    </blockquote>
  );
}

function Chain({ voices, deniers }: { voices: Voice[]; deniers: Voice[] }) {
  return (
    <Part name="Who says so">
      {voices.length === 0 && <p>The report itself, in its own voice.</p>}
      {voices.length > 0 && (
        <ol class="chain">
          <li class="quiet">the report says</li>
          {voices.map((voice) => <Spoken key={voice.claim} voice={voice} />)}
        </ol>
      )}
      {deniers.length > 0 && (
        <>
          <h4>Denied by</h4>
          <ul class="chain">
            {deniers.map((voice) => <Spoken key={voice.claim} voice={voice} />)}
          </ul>
        </>
      )}
    </Part>
  );
}

function Spoken({ voice }: { voice: Voice }) {
  return (
    <li>
      <button type="button" class="plain" onClick={() => pick("claims", voice.claim)}>{voice.name}</button>{" "}
      <span class="quiet">
        {voice.stance}
        {voice.cue && ` (“${voice.cue}”)`}
        {voice.via && ` through ${voice.via}`}
      </span>
    </li>
  );
}

function Parties({ parties }: { parties: Party[] }) {
  if (!parties.length) return null;
  return (
    <Part name="Who and what">
      <table class="plain-table parties">
        <tbody>
          {parties.map((party) => (
            <tr key={party.part + party.mention}>
              <th scope="row">{plainWords(party.part)}</th>
              <td>
                {party.actor ? (
                  <Link to={{ view: "actors", rest: party.actor }}>{party.name}</Link>
                ) : party.name}
                {party.words !== party.name && <span class="quiet"> “{party.words}”</span>}
                <details>
                  <summary>why{party.known === false ? " · not in the dictionary" : ""}</summary>
                  <p class="quiet">{party.reason ?? party.rule ?? "no more is known"}</p>
                  {party.place && (
                    <p class="quiet">
                      {party.place.name}, {party.place.country} ({party.place.precision})
                    </p>
                  )}
                </details>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

