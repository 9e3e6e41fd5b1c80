/** Where the page stands: view, filter and selection, all of them in the address. */

import { useEffect, useReducer } from "preact/hooks";
import type { Layer } from "../api/types";
import { NO_FILTER, asParams, readFilter, type Filter } from "./filter";

export interface Pick {
  layer: Layer;
  id: string;
}

export interface Address {
  view: string;
  rest: string;
  filter: Filter;
  pick: Pick | null;
  more: Record<string, string>;
}

const OWN = ["sort", "on", "q", "what", "show", "one", "other"] as const;
const PICKED = /^(events|claims|relations|attributes|assessments):(.+)$/;
const listeners = new Set<() => void>();

function readPick(params: URLSearchParams): Pick | null {
  const match = PICKED.exec(params.get("pick") ?? "");
  return match ? { layer: match[1] as Layer, id: match[2]! } : null;
}

export function readAddress(): Address {
  const params = new URLSearchParams(location.search);
  const [view = "", ...rest] = location.pathname.slice(1).split("/").map(decodeURIComponent);
  const more: Record<string, string> = {};
  for (const name of OWN) {
    const value = params.get(name);
    if (value) more[name] = value;
  }
  return { view, rest: rest.join("/"), filter: readFilter(params), pick: readPick(params), more };
}

export type Change = Partial<Address>;

/** The address of a view. What is not given stays: the filter always, the rest within one view. */
export function hrefOf(change: Change, from: Address = readAddress()): string {
  const moves = change.view !== undefined && change.view !== from.view;
  const to: Address = { ...from, ...(moves ? { rest: "", more: {} } : {}), ...change };
  const params = asParams(to.filter);
  for (const [name, value] of Object.entries(to.more)) if (value) params.set(name, value);
  if (to.pick) params.set("pick", `${to.pick.layer}:${to.pick.id}`);
  const path = [to.view, ...to.rest.split("/")].filter(Boolean).map(encodeURIComponent).join("/");
  const query = params.toString();
  return `/${path}${query ? `?${query}` : ""}`;
}

const MOST_IDS = 500;

/** The list of these events across reports, and no others. */
export function happeningsHref(ids: string[]): string {
  return hrefOf({ view: "happenings", filter: { ...NO_FILTER, id: ids.slice(0, MOST_IDS) } });
}

function tell(): void {
  for (const listener of listeners) listener();
}

export function goTo(href: string, replace = false): void {
  const before = location.pathname;
  if (replace) history.replaceState(null, "", href);
  else history.pushState(null, "", href);
  tell();
  if (location.pathname !== before) window.scrollTo(0, 0);
}

export function go(change: Change, replace = false): void {
  goTo(hrefOf(change), replace);
}

export function pick(layer: Layer, id: string): void {
  go({ pick: { layer, id } });
}

export function setFilter(change: Partial<Filter>): void {
  go({ filter: { ...readAddress().filter, ...change } });
}

/** A token that came in the address is in a cookie now, and need not stay in sight. */
export function dropToken(): void {
  const params = new URLSearchParams(location.search);
  if (!params.has("token")) return;
  params.delete("token");
  history.replaceState(null, "", location.pathname + (params.size ? `?${params}` : ""));
}

export function useAddress(): Address {
  const [, again] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const listener = () => again(undefined);
    listeners.add(listener);
    window.addEventListener("popstate", listener);
    return () => {
      listeners.delete(listener);
      window.removeEventListener("popstate", listener);
    };
  }, []);
  return readAddress();
}
