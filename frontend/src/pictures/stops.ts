/** A picture is one stop of the Tab key; arrow keys go from mark to mark. */

import { useState } from "preact/hooks";

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function useStops() {
  const [active, setActive] = useState(0);
  return {
    stop: (index: number) => ({
      tabIndex: index === active ? 0 : -1,
      "data-stop": index,
      onFocus: () => setActive(index),
    }),
    onKeyDown: (event: KeyboardEvent) => {
      const picture = event.currentTarget as Element;
      const stops = [...picture.querySelectorAll<SVGElement>("[data-stop]")];
      const step = STEPS[event.key];
      const to = step !== undefined ? active + step
        : event.key === "Home" ? 0 : event.key === "End" ? stops.length - 1 : null;
      if (to === null) return;
      event.preventDefault();
      stops[Math.max(0, Math.min(stops.length - 1, to))]?.focus();
    },
  };
}

/** Enter and the space bar do what a click does. */
export function pressed(action: () => void) {
  return {
    role: "button" as const,
    onClick: action,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      action();
    },
  };
}
