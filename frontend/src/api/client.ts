/** The API over HTTP: one place that fetches, one shape of errors. */

import type { Filter } from "../state/filter";
import { asParams } from "../state/filter";
import type { ListName, Page, Problem, Rows } from "./types";

export const API = "/api/v1";

export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

const UNREACHED: Problem = {
  title: "Not reached",
  status: 0,
  detail: "the server does not answer",
  where: "",
  remedy: "is `dragoman serve` still running?",
};

async function refusal(answer: Response): Promise<Refusal> {
  try {
    return new Refusal((await answer.json()) as Problem);
  } catch {
    return new Refusal({ ...UNREACHED, status: answer.status, detail: answer.statusText });
  }
}

async function send(path: string, init?: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(API + path, init);
  } catch {
    throw new Refusal(UNREACHED);
  }
  if (!answer.ok) throw await refusal(answer);
  return answer;
}

export async function get<T>(path: string): Promise<T> {
  return (await (await send(path)).json()) as T;
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  const form = body instanceof FormData;
  const init: RequestInit = form
    ? { method: "POST", body }
    : { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } };
  return (await (await send(path, init)).json()) as T;
}

export async function remove(path: string): Promise<void> {
  await send(path, { method: "DELETE" });
}

export function withParams(path: string, params: URLSearchParams): string {
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}

export interface Window {
  limit?: number;
  offset?: number;
  sort?: string;
  cursor?: string;
}

export function listPath(list: string, filter: Filter, window: Window = {}): string {
  const params = asParams(filter, list);
  for (const [name, value] of Object.entries(window)) if (value) params.set(name, String(value));
  return withParams(`/${list}`, params);
}

export function list<Name extends ListName>(name: Name, filter: Filter, window: Window): Promise<Page<Rows[Name]>> {
  return get(listPath(name, filter, window));
}

export function exportHref(list: string, filter: Filter, format: string, sort = ""): string {
  const params = asParams(filter, list);
  params.set("format", format);
  if (sort) params.set("sort", sort);
  return API + withParams(`/export/${list}`, params);
}

/** An id as part of a path; ids of actors may hold slashes, which stay. */
export function inPath(id: string): string {
  return id.split("/").map(encodeURIComponent).join("/");
}
