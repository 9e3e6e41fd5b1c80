/** Who acts on whom, and what two sides do to each other month by month. */

import { useAsk } from "../api/ask";
import type { Page } from "../api/types";
import { pathOf, PictureHead, useWidth } from "../pictures/frame";
import { months, Trend, type Month } from "../pictures/trend";
import type { PairRow, SeriesAnswer, SeriesCell } from "../pictures/types";
import { go, goTo, happeningsHref, useAddress } from "../state/address";
import { Link } from "../ui/link";
import { Answer, Nothing } from "../ui/notices";
import { figure, SIDES } from "../vocabulary";

export function DyadsView() {
  const { filter, more } = useAddress();
  const asked = useAsk<Pick<Page<PairRow>, "items">>(pathOf("/dyads", filter));
  const pairs = asked.data?.items ?? [];
  const first = pairs.find((pair) => pair.actor_id !== pair.recipient_id) ?? pairs[0];
  const one = more.one ?? first?.actor_id;
  const other = more.other ?? first?.recipient_id;
  return (
    <div class="view picture-view">
      <PictureHead title="Pairs and trends" tally={asked.data ? `${figure(pairs.length)} pairs, the busiest first` : "Counting…"}
        files={{ path: "dyads", formats: ["csv"], filter }} />
      <Answer asked={asked}>
        {() => (one && other ? <Between one={one} other={other} pairs={pairs} /> : (
          <Nothing>Under this filter nobody is told to act on anybody.</Nothing>
        ))}
      </Answer>
      {pairs.length > 0 && <Pairs pairs={pairs} one={one} other={other} />}
    </div>
  );
}

function Between({ one, other, pairs }: { one: string; other: string; pairs: PairRow[] }) {
  const { filter } = useAddress();
  const asked = useAsk<SeriesAnswer>(pathOf("/dyads/series", filter, { one, other }));
  const [box, width] = useWidth();
  const name = (id: string) => nameIn(asked.data?.items ?? [], pairs, id);
  return (
    <div ref={box} class="drawn">
      <Answer asked={asked}>
        {({ items, others }) => {
          const days = items.map((cell) => cell.begin).sort();
          const sides = [[one, other], [other, one]].map(([from, to]) => ({
            title: `${name(from!)} → ${name(to!)}`,
            months: months(items.filter((cell) => cell.actor_id === from), days[0] ?? "", days.at(-1) ?? ""),
          })).slice(0, one === other ? 1 : 2);
          const most = Math.max(1, ...sides.flatMap((side) => side.months.flatMap((each) => [each.cooperation, each.conflict])));
          return (
            <>
              {sides.map((side) => <Side key={side.title} {...side} width={width} most={most} />)}
              <p class="note">
                <Opens ids={[...items.flatMap((cell) => cell.events), ...others]} /> between them
                {others.length > 0 && <>, of these <Opens ids={others} /> in no one month by what the texts say</>}.
              </p>
            </>
          );
        }}
      </Answer>
    </div>
  );
}

function nameIn(cells: SeriesCell[], pairs: PairRow[], id: string): string {
  for (const each of [...cells, ...pairs]) {
    if (each.actor_id === id) return each.actor;
    if (each.recipient_id === id) return each.recipient;
  }
  return id;
}

function Opens({ ids }: { ids: string[] }) {
  const href = happeningsHref(ids);
  return (
    <a href={href} onClick={(event) => { event.preventDefault(); goTo(href); }}>
      {ids.length === 1 ? "1 event" : `${figure(ids.length)} events`}
    </a>
  );
}

function Side({ title, months: shown, width, most }: { title: string; months: Month[]; width: number; most: number }) {
  const told = shown.filter((month) => month.ids.length);
  return (
    <section class="trend-side">
      <h2>{title}</h2>
      {!told.length && <p class="quiet">Nothing is told in a clear month.</p>}
      {told.length > 0 && (
        <>
          <Trend months={shown} width={width} most={most} name={title} />
          <details>
            <summary>As a table</summary>
            <table class="plain-table figures">
              <thead><tr><th>Month</th><th>Cooperation</th><th>Conflict</th><th>Contested</th><th>Mean intensity</th><th>All</th></tr></thead>
              <tbody>
                {told.map((month) => (
                  <tr key={month.begin}>
                    <th scope="row">{month.begin.slice(0, 7)}</th>
                    <td>{month.cooperation}</td><td>{month.conflict}</td><td>{month.contested}</td>
                    <td>{month.mean.toFixed(1)}</td><td><Opens ids={month.ids} /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </section>
  );
}

type Part = "told" | "claimed" | "contested" | "cooperation" | "conflict";

/** A number of a pair, which opens its list; types of the filter stay only where they fit. */
function PairPart({ pair, part }: { pair: PairRow; part: Part }) {
  const { filter } = useAddress();
  if (!pair[part]) return <>0</>;
  const only = (types: string[]) => (filter.type.length ? types.filter((type) => filter.type.includes(type)) : types);
  const narrower = part === "cooperation" || part === "conflict" ? { type: only(SIDES[part]) } : { standing: [part] };
  const to = { ...filter, ...narrower, pair: [`${pair.actor_id}|${pair.recipient_id}`] };
  return <Link to={{ view: "happenings", filter: to }}>{figure(pair[part])}</Link>;
}

function Pairs({ pairs, one, other }: { pairs: PairRow[]; one: string | undefined; other: string | undefined }) {
  return (
    <section>
      <h2>Who acts on whom</h2>
      <div class="scrolls" tabIndex={0} role="region" aria-label="Who acts on whom">
        <table class="plain-table figures">
          <thead>
            <tr><th>Who</th><th class="words">Whom</th><th>Events</th><th>Told</th><th>Claimed</th><th>Contested</th><th>Cooperation</th><th>Conflict</th></tr>
          </thead>
          <tbody>
            {pairs.map((pair) => {
              const chosen = pair.actor_id === one && pair.recipient_id === other;
              return (
                <tr key={pair.actor_id + pair.recipient_id} class={chosen ? "chosen" : ""}>
                  <th scope="row">{pair.actor}</th>
                  <td class="words">{pair.recipient}</td>
                  <td>
                    <button type="button" class="plain" aria-pressed={chosen}
                      aria-label={`${pair.events} events: show ${pair.actor} and ${pair.recipient}`}
                      onClick={() => go({ more: { one: pair.actor_id, other: pair.recipient_id } })}>
                      {figure(pair.events)}
                    </button>
                  </td>
                  {(["told", "claimed", "contested", "cooperation", "conflict"] as const).map((part) => (
                    <td key={part}><PairPart pair={pair} part={part} /></td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
