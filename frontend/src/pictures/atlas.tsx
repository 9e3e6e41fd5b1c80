/** The map: bundled outlines, places by their number of events, things that are held. A chunk of its own. */

import { geoMercator, geoPath } from "d3-geo";
import { useEffect, useMemo, useState } from "preact/hooks";
import { goTo, hrefOf, readAddress } from "../state/address";
import { useWidth } from "./frame";
import { readShapes, type Shapes } from "./shapes";
import { pressed, useStops } from "./stops";
import type { Held, PlaceCount } from "./types";

interface Props {
  places: PlaceCount[];
  held: Held[];
}

type Point = [number, number];
const LEAST = 3;
const NO_SHAPES: Shapes = { states: [], disputed: [] };

export default function Atlas({ places, held }: Props) {
  const [box, width] = useWidth();
  const [zoom, setZoom] = useState(1);
  const [shift, setShift] = useState<Point>([0, 0]);
  const { stop, onKeyDown } = useStops();
  const [known, setKnown] = useState(NO_SHAPES);
  useEffect(() => void readShapes().then(setKnown), []);
  const height = Math.min(560, Math.max(300, width * 0.56));
  const on = held.filter((each) => each.latitude !== null && each.longitude !== null);
  const all = pointsOf(places, on);
  const projection = useMemo(() => fitted(all, width, height, zoom, shift), [places, held, width, height, zoom, shift]);
  const outline = useMemo(() => {
    const path = geoPath(projection.clipExtent([[-20, -20], [width + 20, height + 20]])).digits(1);
    return {
      states: known.states.map((each) => path(each) ?? "").join(""),
      disputed: known.disputed.map((each) => path(each) ?? "").join(""),
    };
  }, [projection, known]);
  const most = Math.max(1, ...places.map((each) => each.events));
  const move = (x: number, y: number) => setShift(([before, below]) => [before + (x * width) / 5, below + (y * height) / 5]);
  const taken: Box[] = [];
  return (
    <div ref={box} class="drawn atlas">
      <svg class="picture map" width={width} height={height} role="group" onKeyDown={onKeyDown}
        aria-label="Places by their number of events; arrow keys go from one to the next, Enter opens its events">
        <path class="states" d={outline.states} />
        <path class="disputed" d={outline.disputed} />
        {places.map((place, index) => {
          const [x, y] = projection([place.longitude, place.latitude])!;
          const size = 5 + 13 * Math.sqrt(place.events / most);
          return <Spot key={place.id} place={place} x={x} y={y} size={size} stop={stop(index)} named={free(taken, x + size + 3, y, place.name)} />;
        })}
        {on.map((thing) => {
          const [x, y] = projection([thing.longitude!, thing.latitude!])!;
          return <HeldAt key={thing.id} thing={thing} x={x} y={y} named={free(taken, x + 9, y - 6, holdersOf(thing))} />;
        })}
      </svg>
      <div class="zoom">
        <button type="button" aria-label="Nearer" onClick={() => { setZoom(zoom * 1.5); setShift(([x, y]) => [x * 1.5, y * 1.5]); }}>+</button>
        <button type="button" aria-label="Farther" onClick={() => { setZoom(zoom / 1.5); setShift(([x, y]) => [x / 1.5, y / 1.5]); }}>−</button>
        <button type="button" aria-label="West" onClick={() => move(1, 0)}>←</button>
        <button type="button" aria-label="East" onClick={() => move(-1, 0)}>→</button>
        <button type="button" aria-label="North" onClick={() => move(0, 1)}>↑</button>
        <button type="button" aria-label="South" onClick={() => move(0, -1)}>↓</button>
        <button type="button" onClick={() => { setZoom(1); setShift([0, 0]); }}>All</button>
      </div>
    </div>
  );
}

function pointsOf(places: PlaceCount[], held: Held[]): Point[] {
  return [
    ...places.map((each): Point => [each.longitude, each.latitude]),
    ...held.map((each): Point => [each.longitude!, each.latitude!]),
  ];
}

/** A projection in which all points lie, with some land around them. */
function fitted(points: Point[], width: number, height: number, zoom: number, [x, y]: Point) {
  const lons = points.map((point) => point[0]);
  const lats = points.map((point) => point[1]);
  const edge = (values: number[], least: number): Point => {
    const [low, high] = values.length ? [Math.min(...values), Math.max(...values)] : [-60, 60];
    const more = Math.max(least, (high - low) * 0.1);
    return [low - more, high + more];
  };
  const [west, east] = edge(lons, LEAST);
  const [south, north] = edge(lats, LEAST);
  const corners = { type: "MultiPoint" as const, coordinates: [[west, Math.max(-75, south)], [east, Math.min(80, north)]] };
  const projection = geoMercator().fitExtent([[10, 10], [width - 10, height - 10]], corners);
  const [atX, atY] = projection.translate();
  return projection.scale(projection.scale() * zoom)
    .translate([(atX - width / 2) * zoom + width / 2 + x, (atY - height / 2) * zoom + height / 2 + y]);
}

type Box = [number, number, number, number];

/** Whether a name has room where it would stand; if so, it takes it. */
function free(taken: Box[], x: number, y: number, name: string): boolean {
  const own: Box = [x, y - 8, x + name.length * 6.3, y + 7];
  const hits = taken.some((each) => own[0] < each[2] && each[0] < own[2] && own[1] < each[3] && each[1] < own[3]);
  if (!hits) taken.push(own);
  return !hits;
}

interface SpotProps {
  place: PlaceCount;
  x: number;
  y: number;
  size: number;
  named: boolean;
  stop: ReturnType<ReturnType<typeof useStops>["stop"]>;
}

function Spot({ place, x, y, size, named, stop }: SpotProps) {
  const words = `${place.name}: ${place.events} events, ${place.told} told, ${place.claimed} claimed, ${place.contested} contested`;
  const standing = place.contested ? "contested" : place.told ? "told" : "claimed";
  return (
    <g class={`spot ${standing}`} aria-label={words} {...stop}
      {...pressed(() => goTo(hrefOf({ view: "happenings", filter: filterAt(place.id) })))}>
      <title>{words}</title>
      <circle class="hit" cx={x} cy={y} r={Math.max(12, size)} />
      <circle class="shape" cx={x} cy={y} r={size} />
      <text class="inside" x={x} y={y + 4}>{size > 9 ? place.events : ""}</text>
      {named && <text x={x + size + 3} y={y + 4}>{place.name}{size > 9 ? "" : ` ${place.events}`}</text>}
    </g>
  );
}

function filterAt(place: string) {
  return { ...readAddress().filter, place: [place] };
}

function holdersOf(thing: Held): string {
  return `${thing.thing}: ${thing.holders.map((each) => each.name).join(" or ")}${thing.contested ? " (contested)" : ""}`;
}

function HeldAt({ thing, x, y, named }: { thing: Held; x: number; y: number; named: boolean }) {
  return (
    <g class={thing.contested ? "held contested" : "held"} aria-hidden="true">
      <title>{holdersOf(thing)}</title>
      <rect x={x - 5} y={y - 10} width="10" height="10" />
      {named && <text x={x + 9} y={y - 2}>{holdersOf(thing)}</text>}
    </g>
  );
}
