/** What all pictures have: a head, a width, days on an axis. */

import type { ComponentChildren, RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { API, withParams } from "../api/client";
import { asParams, type Filter } from "../state/filter";

interface HeadProps {
  title: string;
  tally: ComponentChildren;
  /** What the picture shows as files: of which list, in which formats. */
  files?: { path: string; formats: string[]; filter: Filter; more?: Record<string, string> };
  children?: ComponentChildren;
}

export function PictureHead({ title, tally, files, children }: HeadProps) {
  return (
    <header class="view-head">
      <h1>{title}</h1>
      <p class="tally" role="status">{tally}</p>
      {files && (
        <p class="exports">
          <span class="quiet">Export this picture:</span>{" "}
          {files.formats.map((format) => (
            <a key={format} href={fileHref(files, format)} download>{NAMES[format] ?? format.toUpperCase()}</a>
          ))}
        </p>
      )}
      {children && <div class="controls">{children}</div>}
    </header>
  );
}

const NAMES: Record<string, string> = { graphml: "GraphML", geojson: "GeoJSON" };

function fileHref({ path, filter, more }: NonNullable<HeadProps["files"]>, format: string): string {
  const list = path === "network" ? "relations" : "happenings";
  return API + pathOf(`/export/${path}`, filter, { ...more, format }, list);
}

/** The path of a picture under a filter; `list`: whose types and ids the filter may name. */
export function pathOf(
  path: string, filter: Filter, more: Record<string, string> = {}, list = "happenings",
): string {
  const params = asParams(filter, list);
  for (const [name, value] of Object.entries(more)) if (value) params.set(name, value);
  return withParams(path, params);
}

/** How wide an element is, now and after every change. */
export function useWidth(): [RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(800);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setWidth(Math.max(280, element.clientWidth)));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [box, width];
}

interface ChoiceProps {
  label: string;
  values: Record<string, string>;
  chosen: string;
  onChoose: (value: string) => void;
}

export function Choice({ label, values, chosen, onChoose }: ChoiceProps) {
  return (
    <div class="tabs" role="group" aria-label={label}>
      <span class="quiet">{label}</span>
      {Object.entries(values).map(([value, words]) => (
        <button key={value} type="button" aria-pressed={value === chosen} onClick={() => onChoose(value)}>
          {words}
        </button>
      ))}
    </div>
  );
}
