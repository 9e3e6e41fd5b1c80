/** `useAsk`: what a path of the API answers, kept while nothing is changed. */

import { useEffect, useReducer, useState } from "preact/hooks";
import { get, Refusal } from "./client";
import type { Problem } from "./types";

const KEPT = 200;
const kept = new Map<string, unknown>();
const listeners = new Set<() => void>();
let version = 0;

/** Something was decided or coded: all that is shown is asked for again. */
export function changed(): void {
  version += 1;
  kept.clear();
  for (const listener of listeners) listener();
}

/** A number that grows with every change; an effect that depends on it runs again. */
export function useVersion(): number {
  const [, again] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const listener = () => again(undefined);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return version;
}

function keep(path: string, data: unknown): void {
  const oldest = kept.size >= KEPT ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  kept.set(path, data);
}

export interface Asked<T> {
  data: T | null;
  problem: Problem | null;
  loading: boolean;
}

/** The answer of a path; the one before stays in sight until the new one is there. */
export function useAsk<T>(path: string | null): Asked<T> {
  const now = useVersion();
  const known = path === null ? null : ((kept.get(path) as T | undefined) ?? null);
  const [state, setState] = useState<Asked<T> & { path: string | null }>({
    path: null, data: known, problem: null, loading: path !== null,
  });
  useEffect(() => {
    if (path === null) return;
    const ready = kept.get(path) as T | undefined;
    if (ready !== undefined) {
      setState({ path, data: ready, problem: null, loading: false });
      return;
    }
    let wanted = true;
    setState((before) => ({ ...before, path, loading: true }));
    get<T>(path).then(
      (data) => {
        keep(path, data);
        if (wanted) setState({ path, data, problem: null, loading: false });
      },
      (error: unknown) => {
        if (wanted && error instanceof Refusal) {
          setState({ path, data: null, problem: error.problem, loading: false });
        }
      },
    );
    return () => {
      wanted = false;
    };
  }, [path, now]);
  if (path === null) return { data: null, problem: null, loading: false };
  if (known !== null) return { data: known, problem: null, loading: false };
  return state;
}
