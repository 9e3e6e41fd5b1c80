/** The map: what happened where, and who is told to hold what on a day. */

import { useAsk } from "../api/ask";
import type { Page } from "../api/types";
import { pathOf, PictureHead } from "../pictures/frame";
import type { Held, Holder, PlaceCount } from "../pictures/types";
import { go, pick, useAddress } from "../state/address";
import { later } from "../ui/later";
import { Link } from "../ui/link";
import { Stands } from "../ui/mark";
import { Answer, Nothing } from "../ui/notices";
import { figure } from "../vocabulary";

const Atlas = later(() => import("../pictures/atlas"));
type Places = Pick<Page<PlaceCount>, "items">;
type Control = { on: string; items: Held[] };

export function MapView() {
  const { filter, more } = useAddress();
  const on = more.on ?? "";
  const asked = useAsk<Places>(pathOf("/map", filter));
  const control = useAsk<Control>(pathOf("/control", filter, { on }, "relations"));
  const held = control.data?.items ?? [];
  return (
    <div class="view picture-view">
      <PictureHead title="Map" tally={asked.data ? tally(asked.data.items) : "Counting…"}
        files={{ path: "map", formats: ["geojson", "csv"], filter, more: { on } }}>
        <p class="on-day">
          <label for="held-on">Held on</label>
          <input id="held-on" type="date" value={on || control.data?.on}
            onChange={(event) => go({ more: { ...more, on: event.currentTarget.value } }, true)} />
        </p>
        <p class="key quiet">
          <Key class="spot told" /> events <Key class="spot claimed" /> only claimed <Key class="spot contested" /> one of them contested{" "}
          <Key class="held" square /> held <Key class="held contested" square /> contested hold
        </p>
      </PictureHead>
      <Answer asked={asked}>
        {({ items }) => (items.length || held.length ? <Atlas places={items} held={held} /> : (
          <Nothing>No event under this filter has a place on the map.</Nothing>
        ))}
      </Answer>
      <p class="note">
        Outlines: Natural Earth 1:50m, public domain, drawn by who governs in fact; disputed territories are dashed and stand apart
        from any state. No line here says whose a territory is, or that a border is settled.
      </p>
      <div class="beside">
        <Holdings control={control.data} />
        <PlaceTable places={asked.data?.items ?? []} />
      </div>
    </div>
  );
}

function tally(items: PlaceCount[]): string {
  const events = items.reduce((sum, each) => sum + each.events, 0);
  return `${figure(events)} events at ${figure(items.length)} places`;
}

function Key({ class: name, square }: { class: string; square?: boolean }) {
  return (
    <svg class={name} width="14" height="13" aria-hidden="true">
      {square ? <rect class="shape" x="2" y="2" width="9" height="9" /> : <circle class="shape" cx="7" cy="6.5" r="5" />}
    </svg>
  );
}

function Holdings({ control }: { control: Control | null }) {
  if (!control) return null;
  return (
    <section>
      <h2>Who is told to hold what on {control.on}</h2>
      {!control.items.length && <p class="quiet">Nothing is told of who holds anything by that day.</p>}
      <table class="plain-table">
        <thead><tr><th>What</th><th>Who</th><th>Stands</th><th>Since</th><th>On the word of</th></tr></thead>
        <tbody>
          {control.items.flatMap((thing) => thing.holders.map((holder, at) => (
            <tr key={thing.id + holder.id}>
              <th scope="row">{at === 0 ? thing.thing : <span class="quiet">or</span>}</th>
              <td><Link to={{ view: "actors", rest: holder.id }}>{holder.name}</Link></td>
              <td><Stands standing={thing.contested ? "contested" : holder.standing} /></td>
              <td>{holder.since ?? <span class="quiet">not told</span>}</td>
              <td><Word holder={holder} /></td>
            </tr>
          )))}
        </tbody>
      </table>
    </section>
  );
}

function Word({ holder }: { holder: Holder }) {
  return (
    <button type="button" class="plain" title={holder.text} onClick={() => pick("relations", holder.records[0]!)}>
      {holder.voices.join(", ")}
    </button>
  );
}

function PlaceTable({ places }: { places: PlaceCount[] }) {
  const { filter } = useAddress();
  if (!places.length) return null;
  const at = (place: PlaceCount, standing?: string) => ({
    view: "happenings", filter: { ...filter, place: [place.id], ...(standing ? { standing: [standing] } : {}) },
  });
  return (
    <section>
      <h2>The same places as a table</h2>
      <div class="scrolls" tabIndex={0} role="region" aria-label="Places">
        <table class="plain-table figures">
          <thead><tr><th>Place</th><th>Events</th><th>Told</th><th>Claimed</th><th>Contested</th></tr></thead>
          <tbody>
            {places.map((place) => (
              <tr key={place.id}>
                <th scope="row">{place.name}</th>
                <td><Link to={at(place)}>{place.events}</Link></td>
                {(["told", "claimed", "contested"] as const).map((standing) => (
                  <td key={standing}>{place[standing] ? <Link to={at(place, standing)}>{place[standing]}</Link> : 0}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
