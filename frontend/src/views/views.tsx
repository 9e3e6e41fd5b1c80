/** All views: their paths, names, and which list their filter is for. */

import type { ComponentType } from "preact";
import type { Rows } from "../api/types";
import { Reader } from "../reader/reader";
import { Actors } from "./actors";
import { Brief } from "./brief";
import { COLUMNS } from "./columns";
import { ContestedView } from "./contested";
import { DyadsView } from "./dyads";
import { Happenings } from "./happenings";
import { ListView } from "./list";
import { MapView } from "./map";
import { NetworkView } from "./network";
import { OutlookView } from "./outlook";
import { ReviewView } from "./review";
import { Search } from "./search";
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
  search: { path: "search", name: "Search", list: "articles", View: Search },
  read: { path: "read", name: "Report", list: null, View: Reader },
  happenings: { path: "happenings", name: "Events across reports", list: "happenings", View: Happenings },
  events: listed("events", "Events"),
  claims: listed("claims", "Claims"),
  relations: listed("relations", "Ties"),
  attributes: listed("attributes", "Properties"),
  assessments: { path: "assessments", name: "What leads to what", list: "assessments", View: OutlookView },
  timeline: { path: "timeline", name: "Timeline", list: "happenings", View: TimelineView },
  network: { path: "network", name: "Actors and ties", list: "relations", View: NetworkView },
  map: { path: "map", name: "Map", list: "happenings", View: MapView },
  dyads: { path: "dyads", name: "Pairs and trends", list: "happenings", View: DyadsView },
  contested: { path: "contested", name: "Asserted and denied", list: "happenings", View: ContestedView },
  actors: { path: "actors", name: "Actors", list: "actors", View: Actors },
  places: listed("places", "Places"),
  times: listed("times", "Dates"),
  review: { path: "review", name: "Review", list: "events", View: ReviewView },
  briefing: { path: "briefing", name: "Briefing", list: "events", View: Brief },
} satisfies Record<string, View>;

export const GROUPS: { name: string; views: View[] }[] = [
  { name: "Evidence", views: [VIEWS.start, VIEWS.search, VIEWS.happenings, VIEWS.events, VIEWS.claims, VIEWS.relations, VIEWS.attributes, VIEWS.actors, VIEWS.places, VIEWS.times] },
  { name: "Pictures", views: [VIEWS.timeline, VIEWS.network, VIEWS.map, VIEWS.dyads, VIEWS.contested] },
  { name: "Outlook", views: [VIEWS.assessments] },
  { name: "Work", views: [VIEWS.review, VIEWS.briefing] },
];

const NOT_THERE: View = {
  path: "-", name: "Not there", list: null, View: () => <h1>There is no such view.</h1>,
};

export function viewOf(path: string): View {
  return Object.values(VIEWS).find((view) => view.path === path) ?? NOT_THERE;
}
