/** Waiting, trouble, nothing there; words of a change said aloud. */

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Asked } from "../api/ask";
import type { Problem } from "../api/types";

export function Trouble({ problem }: { problem: Problem }) {
  return (
    <div class="trouble" role="alert">
      <strong>{problem.title}.</strong> {problem.where && `${problem.where}: `}
      {problem.detail}
      {problem.remedy && <span class="remedy"> {problem.remedy}</span>}
    </div>
  );
}

interface Props<T> {
  asked: Asked<T>;
  children: (data: T) => ComponentChildren;
}

/** What was asked for, once it is there; else why it is not. */
export function Answer<T>({ asked, children }: Props<T>) {
  if (asked.problem) return <Trouble problem={asked.problem} />;
  if (asked.data === null) return asked.loading ? <p class="waiting" role="status">Loading…</p> : null;
  return <>{children(asked.data)}</>;
}

export function Nothing({ children }: { children: ComponentChildren }) {
  return <p class="nothing">{children}</p>;
}

let tell: ((words: string) => void) | null = null;

/** Says in a corner, and to a screen reader, what was just done. */
export function say(words: string): void {
  tell?.(words);
}

const IN_SIGHT = 6000;

export function Said() {
  const [words, setWords] = useState("");
  useEffect(() => {
    tell = setWords;
    return () => {
      tell = null;
    };
  }, []);
  useEffect(() => {
    if (!words) return;
    const timer = setTimeout(() => setWords(""), IN_SIGHT);
    return () => clearTimeout(timer);
  }, [words]);
  return <div class={words ? "said shown" : "said"} role="status">{words}</div>;
}
