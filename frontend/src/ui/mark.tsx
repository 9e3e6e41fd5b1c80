/** How a record stands: a shape and a word, never a colour alone. */

import type { Standing } from "../api/types";
import { STANDINGS } from "../vocabulary";

const SHAPES: Record<Standing, preact.JSX.Element> = {
  told: <circle cx="6" cy="6" r="4.5" class="full" />,
  claimed: <><circle cx="6" cy="6" r="4.2" /><path d="M6 1.8a4.200 4.200 0 0 1 0 8.400z" class="full" /></>,
  contested: <path d="M6 1.200 10.800 6 6 10.800 1.200 6z" />,
  negated: <><circle cx="6" cy="6" r="4.2" /><path d="M3 9 9 3" /></>,
  denied: <path d="M2.500 2.500 9.500 9.500M9.500 2.500 2.500 9.500" />,
  open: <circle cx="6" cy="6" r="4.2" class="dashed" />,
};

export function Mark({ standing }: { standing: Standing }) {
  return (
    <svg class={`mark ${standing}`} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      {SHAPES[standing]}
    </svg>
  );
}

export function Stands({ standing, status }: { standing: Standing; status?: string }) {
  const { word, meaning } = STANDINGS[standing];
  const named = standing === "open" && status ? status : word;
  return (
    <span class="stands" title={meaning}>
      <Mark standing={standing} /> {named}
    </span>
  );
}

export function StandingLegend({ only }: { only?: Standing[] }) {
  return (
    <ul class="legend" aria-label="How records stand">
      {(only ?? (Object.keys(STANDINGS) as Standing[])).map((standing) => (
        <li key={standing}>
          <Stands standing={standing} /> <span class="quiet">{STANDINGS[standing].meaning}</span>
        </li>
      ))}
    </ul>
  );
}
