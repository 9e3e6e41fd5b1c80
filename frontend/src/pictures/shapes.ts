/** The outlines of countries, as world-atlas has them; those that states dispute are set apart. */

import type { Feature, FeatureCollection, Geometry, MultiPolygon, Position } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

interface Named {
  name: string;
}

const DISPUTED = new Set([
  "W. Sahara", "N. Cyprus", "Somaliland", "Kosovo", "Taiwan", "Palestine", "Crimea", "Siachen Glacier",
]);
/** Natural Earth gives Crimea to Russia; here it belongs to no state. */
const CRIMEA = { within: "Russia", west: 32, east: 36.7, south: 44.3, north: 46.3 };

type Atlas = Topology<{ countries: GeometryCollection<Named> }>;

export interface Shapes {
  states: Feature<Geometry, Named>[];
  disputed: Feature<Geometry, Named>[];
}

function isCrimea(ring: Position[]): boolean {
  return ring.every(([lon, lat]) => lon! > CRIMEA.west && lon! < CRIMEA.east && lat! > CRIMEA.south && lat! < CRIMEA.north);
}

function setApart(all: Feature<Geometry, Named>[]): Feature<Geometry, Named>[] {
  const holder = all.find((each) => each.properties.name === CRIMEA.within);
  if (holder?.geometry.type !== "MultiPolygon") return all;
  const polygons = (holder.geometry as MultiPolygon).coordinates;
  const part = (inside: boolean) => polygons.filter((rings) => isCrimea(rings[0]!) === inside);
  const shaped = (name: string, coordinates: Position[][][]): Feature<Geometry, Named> => ({
    type: "Feature", properties: { name }, geometry: { type: "MultiPolygon", coordinates },
  });
  return [...all.filter((each) => each !== holder), shaped(CRIMEA.within, part(false)), shaped("Crimea", part(true))];
}

/** The shapes are a chunk of their own, larger than all the rest of the page. */
export async function readShapes(): Promise<Shapes> {
  const topology = (await import("world-atlas/countries-50m.json")).default as unknown as Atlas;
  const whole = feature(topology, topology.objects.countries) as FeatureCollection<Geometry, Named>;
  const all = setApart(whole.features);
  return {
    states: all.filter((each) => !DISPUTED.has(each.properties.name)),
    disputed: all.filter((each) => DISPUTED.has(each.properties.name)),
  };
}
