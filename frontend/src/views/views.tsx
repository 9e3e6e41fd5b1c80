/** All views: their paths, names, and which list their filter is for. */

import type { ComponentType } from "preact";
import type { Rows } from "../api/types";
import { Reader } from "../reader/reader";
import { COLUMNS } from "./columns";
import { ContestedView } from "./contested";
import { DyadsView } from "./dyads";
import { ListView } from "./list";
import { MapView } from "./map";
import { NetworkView } from "./network";
import { OutlookView } from "./outlook";
import { Start } from "./start";
import { TimelineView } from "./timeline";
import type { Column } from "../ui/grid";

export interface View {
  path: string;
  name: string;
  /** The list that the filter is for; none: the view takes no filter. */
  list: string | null;
  View: ComponentType;
}

function listed(list: keyof typeof COLUMNS, name: string): View {
  const columns = COLUMNS[list] as unknown as Column<Rows[typeof list]>[];
  return { path: list, name, list, View: () => <ListView list={list} title={name} columns={columns} /> };
}

export const VIEWS = {
  start: { path: "", name: "Reports", list: "articles", View: Start },
  read: { path: "read", name: "Report", list: null, View: Reader },
  events: listed("events", "Events"),
  claims: listed("claims", "Claims"),
  relations: listed("relations", "Ties"),
  attributes: listed("attributes", "Properties"),
  happenings: listed("happenings", "Events across reports"),
  assessments: { path: "assessments", name: "What leads to what", list: "assessments", View: OutlookView },
  timeline: { path: "timeline", name: "Timeline", list: "happenings", View: TimelineView },
  network: { path: "network", name: "Actors and ties", list: "relations", View: NetworkView },
  map: { path: "map", name: "Map", list: "happenings", View: MapView },
  dyads: { path: "dyads", name: "Pairs and trends", list: "happenings", View: DyadsView },
  contested: { path: "contested", name: "Asserted and denied", list: "happenings", View: ContestedView },
  places: listed("places", "Places"),
  times: listed("times", "Dates"),
} satisfies Record<string, View>;

export const GROUPS: { name: string; views: View[] }[] = [
  { name: "Evidence", views: [VIEWS.start, VIEWS.events, VIEWS.claims, VIEWS.relations, VIEWS.attributes, VIEWS.places, VIEWS.times] },
  { name: "Pictures", views: [VIEWS.timeline, VIEWS.network, VIEWS.map, VIEWS.dyads, VIEWS.contested, VIEWS.happenings] },
  { name: "Outlook", views: [VIEWS.assessments] },
];

const NOT_THERE: View = {
  path: "-", name: "Not there", list: null, View: () => <h1>There is no such view.</h1>,
};

export function viewOf(path: string): View {
  return Object.values(VIEWS).find((view) => view.path === path) ?? NOT_THERE;
}
