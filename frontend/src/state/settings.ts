/** What a reader likes, kept in the browser: theme, keys, name for decisions. */

import { useState } from "preact/hooks";

export type Theme = "auto" | "light" | "dark";
const PREFIX = "dragoman.";

export function recall(name: string, otherwise: string): string {
  try {
    return localStorage.getItem(PREFIX + name) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // a browser that keeps nothing still shows everything
  }
}

export function useSetting(name: string, otherwise: string): [string, (value: string) => void] {
  const [value, setValue] = useState(() => recall(name, otherwise));
  return [value, (next) => {
    remember(name, next);
    setValue(next);
  }];
}

export function applyTheme(): void {
  document.documentElement.dataset.theme = recall("theme", "auto");
}

export function keysAreOn(): boolean {
  return recall("keys", "on") === "on";
}
