/** Rows of a long list, page by page as they come into sight. */

import { useEffect, useMemo, useReducer } from "preact/hooks";
import { useVersion } from "../api/ask";
import { get, listPath, Refusal } from "../api/client";
import type { Page, Problem } from "../api/types";
import type { Filter } from "../state/filter";

export const PAGE = 200;

export class Rows<Row> {
  total: number | null = null;
  note = "";
  problem: Problem | null = null;
  private readonly pages = new Map<number, Row[]>();
  private readonly next = new Map<number, string>();
  private readonly asked = new Set<number>();

  constructor(
    private readonly path: (window: { limit: number; offset?: number; cursor?: string }) => string,
    private readonly arrived: () => void,
  ) {}

  at(index: number): Row | undefined {
    return this.pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** Asks for the pages that hold these rows, where they are not there yet. */
  need(first: number, last: number): void {
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1) {
      if (!this.asked.has(page)) void this.load(page);
    }
  }

  private async load(page: number): Promise<void> {
    this.asked.add(page);
    const cursor = this.next.get(page - 1);
    const window = cursor ? { limit: PAGE, cursor } : { limit: PAGE, offset: page * PAGE };
    try {
      const answer = await get<Page<Row>>(this.path(window));
      this.pages.set(page, answer.items);
      if (answer.next) this.next.set(page, answer.next);
      this.total = answer.total;
      this.note = answer.note;
    } catch (error) {
      if (error instanceof Refusal) this.problem = error.problem;
    }
    this.arrived();
  }
}

/** The rows of a list under a filter; a new object whenever one of these or the project changes. */
export function useRows<Row>(list: string, filter: Filter, sort: string): Rows<Row> {
  const [, again] = useReducer((seen: number) => seen + 1, 0);
  const version = useVersion();
  const whole = listPath(list, filter, { sort });
  const rows = useMemo(
    () => new Rows<Row>((window) => listPath(list, filter, { ...window, sort }), () => again(undefined)),
    [whole, version],
  );
  useEffect(() => rows.need(0, 0), [rows]);
  return rows;
}
