/** The network as a drawing: places come from the server; a chunk of its own, since cytoscape is large. */

import cytoscape, { type Core, type StylesheetJson } from "cytoscape";
import { useEffect, useRef, useState } from "preact/hooks";
import { plainWords } from "../vocabulary";
import type { NetworkAnswer, NetworkEdge } from "./types";

interface Props {
  network: NetworkAnswer;
  chosen: string | null;
  onEdge: (id: string) => void;
  onNode: (id: string) => void;
}

const LETTERS = 11.5; // pixels on screen, whatever the size of the network
const LARGEST = 44;
const SHOWN = { told: "told", claimed: "claimed", contested: "contested" } as Record<string, string>;

export default function Graph({ network, chosen, onEdge, onNode }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<Core | null>(null);
  const act = useRef({ onEdge, onNode });
  const theme = useTheme();
  act.current = { onEdge, onNode };
  useEffect(() => {
    const core = cytoscape({
      container: box.current, elements: elementsOf(network, shapeOf(box.current)), style: looks(),
      layout: { name: "preset", padding: 40 }, minZoom: 0.05, maxZoom: 4, userZoomingEnabled: false,
      boxSelectionEnabled: false, autounselectify: true,
    });
    const size = Math.min(LARGEST, LETTERS / core.zoom());
    core.style().selector("node").style("font-size", size).selector("edge").style("font-size", size * 0.85).update();
    core.on("tap", "edge", (event) => act.current.onEdge(event.target.id()));
    core.on("tap", "node", (event) => act.current.onNode(event.target.id()));
    drawn.current = core;
    return () => core.destroy();
  }, [network, theme]);
  useEffect(() => {
    drawn.current?.edges().removeClass("chosen");
    if (chosen) drawn.current?.getElementById(chosen).addClass("chosen");
  }, [chosen, network, theme]);
  const zoom = (by: number) => {
    const core = drawn.current;
    if (!core || !box.current) return;
    const middle = { x: box.current.clientWidth / 2, y: box.current.clientHeight / 2 };
    core.zoom({ level: core.zoom() * by, renderedPosition: middle });
  };
  return (
    // by this id cytoscape takes its style sheet to be there, and adds none, which the policy of the page forbids
    <div class="graph" id="__________cytoscape_stylesheet">
      <div ref={box} class="graph-box __________cytoscape_container" role="img"
        aria-label="The network as a drawing; the table after it has every tie" />
      <div class="zoom">
        <button type="button" aria-label="Nearer" onClick={() => zoom(1.3)}>+</button>
        <button type="button" aria-label="Farther" onClick={() => zoom(1 / 1.3)}>−</button>
        <button type="button" onClick={() => drawn.current?.fit(undefined, 40)}>All</button>
      </div>
    </div>
  );
}

/** Changes when light turns to dark, so that the drawing takes the new colours. */
function useTheme(): string {
  const read = () => `${document.documentElement.dataset.theme}${matchMedia("(prefers-color-scheme: dark)").matches}`;
  const [theme, setTheme] = useState(read);
  useEffect(() => {
    const watch = new MutationObserver(() => setTheme(read()));
    watch.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    const media = matchMedia("(prefers-color-scheme: dark)");
    const listener = () => setTheme(read());
    media.addEventListener("change", listener);
    return () => {
      watch.disconnect();
      media.removeEventListener("change", listener);
    };
  }, []);
  return theme;
}

function side(edge: NetworkEdge): string {
  return edge.sign > 0 ? "with" : edge.sign < 0 ? "against" : "neither";
}

/** How tall the box is for its width, so that a network fills a phone too. */
function shapeOf(box: HTMLElement | null): number {
  return box?.clientWidth ? Math.min(1.4, box.clientHeight / box.clientWidth) * 1.2 : 0.62;
}

function elementsOf({ nodes, edges }: NetworkAnswer, shape: number): cytoscape.ElementDefinition[] {
  const known = new Set(nodes.map((node) => node.id));
  return [
    ...nodes.map((node) => ({
      data: { id: node.id, label: node.name ?? node.id, size: 14 + 3 * Math.sqrt(node.ties) },
      position: { x: node.x, y: node.y * shape },
    })),
    ...edges.filter((edge) => known.has(edge.source) && known.has(edge.target)).map((edge) => ({
      data: { id: edge.id, source: edge.source, target: edge.target, label: plainWords(edge.kind) },
      classes: `${side(edge)} ${SHOWN[edge.standing] ?? "claimed"}`,
    })),
  ];
}

/** Canvas takes no variables: a colour of the page as the browser has reckoned it. */
function colour(name: string): string {
  const probe = document.createElement("i");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

function looks(): StylesheetJson {
  const ink = colour("--ink");
  const ground = colour("--sheet");
  return [
    { selector: "node", style: {
      "background-color": colour("--quiet"), "border-width": 1.5, "border-color": ink, width: "data(size)", height: "data(size)",
      label: "data(label)", color: ink, "font-size": 24, "font-family": "system-ui, sans-serif", "text-valign": "bottom",
      "text-margin-y": 4, "text-background-color": ground, "text-background-opacity": 0.85, "text-wrap": "wrap", "text-max-width": "220px",
    } },
    { selector: "edge", style: {
      width: 3, "curve-style": "bezier", "line-color": colour("--edge"), "target-arrow-color": colour("--edge"),
      "target-arrow-shape": "triangle", label: "data(label)", "font-size": 20, color: colour("--quiet"), "text-rotation": "autorotate",
      "text-background-color": ground, "text-background-opacity": 0.85,
    } },
    { selector: ".with", style: { "line-color": colour("--with"), "target-arrow-color": colour("--with"), width: 4 } },
    { selector: ".against", style: {
      "line-color": colour("--against"), "target-arrow-color": colour("--against"), "target-arrow-shape": "tee", width: 4,
      "source-arrow-shape": "tee", "source-arrow-color": colour("--against"),
    } },
    { selector: ".neither", style: { width: 2 } },
    { selector: ".claimed", style: { "line-style": "dashed", "line-dash-pattern": [10, 6] } },
    { selector: ".contested", style: { "line-style": "dotted" } },
    { selector: ".chosen", style: { "overlay-color": colour("--accent"), "overlay-opacity": 0.25, "overlay-padding": 8 } },
  ] as StylesheetJson;
}
