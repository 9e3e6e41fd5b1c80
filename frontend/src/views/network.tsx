/** Who stands with whom on a day: a drawing, and every tie in a table. */

import { useMemo } from "preact/hooks";
import { useAsk } from "../api/ask";
import { Behind } from "../pictures/behind";
import { isoDay, dayNumber } from "../pictures/days";
import { pathOf, PictureHead } from "../pictures/frame";
import type { NetworkAnswer, NetworkEdge } from "../pictures/types";
import { go, useAddress } from "../state/address";
import { NO_FILTER } from "../state/filter";
import { later } from "../ui/later";
import { Link } from "../ui/link";
import { Stands } from "../ui/mark";
import { Answer, Nothing } from "../ui/notices";
import { figure, plainWords, SIGNS } from "../vocabulary";

const Graph = later(() => import("../pictures/graph"));

export function NetworkView() {
  const { filter, more } = useAddress();
  const on = more.on ?? "";
  const asked = useAsk<NetworkAnswer>(pathOf("/network", filter, { on }, "relations"));
  const whole = useAsk<NetworkAnswer>(pathOf("/network", filter, {}, "relations")).data;
  const chosen = asked.data?.edges.find((edge) => edge.id === more.what) ?? null;
  return (
    <div class="view picture-view">
      <PictureHead title="Actors and ties" tally={asked.data ? tally(asked.data) : "Counting…"}
        files={{ path: "network", formats: ["gexf", "graphml", "csv"], filter, more: { on } }}>
        {whole && <OnDay whole={whole} on={on} />}
        <Legend />
      </PictureHead>
      <Answer asked={asked}>
        {(network) => (network.nodes.length ? (
          <>
            <Graph network={network} chosen={more.what ?? null} onEdge={choose} onNode={(id) => go({ view: "actors", rest: id })} />
            {chosen && (
              <Behind title={sentenceOf(network, chosen)} label="Evidence of the tie" layer="relations" records={chosen.records} />
            )}
            <Unbalanced network={network} />
            <Ties network={network} chosen={more.what} />
          </>
        ) : <Nothing>Under this filter no tie is told{on && ` of ${on}`}.</Nothing>)}
      </Answer>
    </div>
  );
}

function choose(edge: string): void {
  const now = new URLSearchParams(location.search);
  go({ more: { ...(now.get("on") ? { on: now.get("on")! } : {}), what: edge } });
}

function tally({ nodes, edges, actors, ties, triads, balanced }: NetworkAnswer): string {
  const of = (shown: number, all: number) => (shown < all ? `${figure(shown)} of ${figure(all)}` : figure(shown));
  const share = balanced === null ? "" : ` · ${Math.round(balanced * 100)} % of ${figure(triads)} triads in balance`;
  return `${of(nodes.length, actors)} actors, ${of(edges.length, ties)} ties${share}`;
}

function OnDay({ whole, on }: { whole: NetworkAnswer; on: string }) {
  const { more } = useAddress();
  const days = useMemo(() => whole.edges.flatMap((edge) => [edge.begin, edge.as_of, edge.finish])
    .filter((day): day is string => day !== null).map(dayNumber), [whole]);
  if (!days.length) return null;
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const set = (day: string) => go({ more: { ...more, on: day } }, true);
  const at = on ? Math.max(from, Math.min(to, dayNumber(on))) : to;
  return (
    <div class="on-day">
      <label for="on-day">Ties on</label>
      <input id="on-day" type="range" min={from} max={to} step={1} value={at} aria-valuetext={on || "all days"}
        onChange={(event) => set(isoDay(Number(event.currentTarget.value)))} />
      <input type="date" aria-label="Day" value={on} onChange={(event) => set(event.currentTarget.value)} />
      <button type="button" aria-pressed={!on} onClick={() => set("")}>All days</button>
    </div>
  );
}

function Legend() {
  return (
    <p class="key quiet">
      <Line class="with" end="arrow" /> with <Line class="against" end="bar" /> against{" "}
      <Line class="neither" end="arrow" /> neither <Line class="neither claimed" end="arrow" /> only claimed{" "}
      <Line class="neither contested" end="arrow" /> contested
    </p>
  );
}

function Line({ class: name, end }: { class: string; end: "arrow" | "bar" }) {
  return (
    <svg class={`tie ${name}`} width="34" height="12" aria-hidden="true">
      <path class="line" d="M3 6H30" />
      {end === "bar" ? <path d="M3 2V10M31 2V10" /> : <path class="head" d="M26 2 33 6 26 10Z" />}
    </svg>
  );
}

function sentenceOf(network: NetworkAnswer, { source, kind, target }: NetworkEdge): string {
  return `${nameOf(network, source)} ${plainWords(kind)} ${nameOf(network, target)}`;
}

function nameOf(network: NetworkAnswer, id: string): string {
  return network.nodes.find((node) => node.id === id)?.name ?? id;
}

/** Triads whose signs do not agree: friends of enemies, enemies of friends. */
function Unbalanced({ network }: { network: NetworkAnswer }) {
  if (!network.unbalanced.length) return null;
  return (
    <details>
      <summary>{figure(network.unbalanced.length)} triads out of balance</summary>
      <ul class="bare">
        {network.unbalanced.map((triad) => (
          <li key={triad.join()}>
            {triad.map((id, at) => <>{at > 0 && " – "}<Actor network={network} id={id} /></>)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Ties({ network, chosen }: { network: NetworkAnswer; chosen: string | undefined }) {
  return (
    <section>
      <h2>The same ties as a table</h2>
      <div class="scrolls" tabIndex={0} role="region" aria-label="Ties">
        <table class="plain-table">
          <thead><tr><th>Who</th><th>Tie</th><th>Whom</th><th>Sign</th><th>Stands</th><th>From</th><th>To</th><th>Reports</th></tr></thead>
          <tbody>
            {network.edges.map((edge) => (
              <tr key={edge.id} class={edge.id === chosen ? "chosen" : ""}>
                <td><Actor network={network} id={edge.source} /></td>
                <td>
                  <button type="button" class="plain" aria-pressed={edge.id === chosen} onClick={() => choose(edge.id)}>{plainWords(edge.kind)}</button>
                </td>
                <td><Actor network={network} id={edge.target} /></td>
                <td>{SIGNS[edge.sign]!.glyph} {SIGNS[edge.sign]!.word}</td>
                <td><Stands standing={edge.standing} /></td>
                <td>{edge.begin}</td>
                <td>{edge.finish ?? (edge.as_of && <span class="quiet">told {edge.as_of}</span>)}</td>
                <td><Link to={{ view: "relations", filter: { ...NO_FILTER, id: edge.records } }}>{edge.reports}</Link></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Actor({ network, id }: { network: NetworkAnswer; id: string }) {
  return <Link to={{ view: "actors", rest: id }}>{nameOf(network, id)}</Link>;
}
