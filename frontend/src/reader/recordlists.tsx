/** The records of one report as lists: all that the highlights show, reachable by Tab. */

import type { Coding, Layer, Standing } from "../api/types";
import { pick, useAddress } from "../state/address";
import { Mark } from "../ui/mark";
import { LAYER_WORDS, plainWords, STANDINGS } from "../vocabulary";

interface Line {
  id: string;
  words: string;
}

function linesOf(coding: Coding): [Layer, Line[]][] {
  const name = (mention: string | null) => (mention && coding.names[mention]) || "somebody";
  const all = (mentions: string[]) => mentions.map(name).join(", ");
  const words = (span: [number, number] | null) =>
    span ? Array.from(coding.article.text).slice(...span).join("").replaceAll("\n", " ") : "";
  return [
    ["events", coding.events.map(({ id, type, mode, actors, recipients }) => ({
      id, words: [all(actors), plainWords(mode ? `${type} ${mode}` : type), all(recipients)].filter(Boolean).join(" · "),
    }))],
    ["claims", coding.claims.map(({ id, source, stance, content }) => ({
      id, words: `${name(source)} ${stance}: ${words(content[0] ?? null)}`,
    }))],
    ["relations", coding.relations.map(({ id, subject, kind, object }) => ({
      id, words: `${name(subject)} ${plainWords(kind)} ${name(object)}`,
    }))],
    ["attributes", coding.attributes.map(({ id, subject, property }) => ({
      id, words: `${name(subject)}: ${plainWords(property)}`,
    }))],
    ["assessments", coding.assessments.map(({ id, cause, effect, condition }) => ({
      id, words: `${words(condition ?? cause)} → ${words(effect)}`,
    }))],
  ];
}

export function RecordLists({ coding }: { coding: Coding }) {
  const { pick: picked } = useAddress();
  return (
    <section class="record-lists" aria-label="Records of this report">
      {linesOf(coding).filter(([, lines]) => lines.length).map(([layer, lines]) => (
        <details key={layer} open={layer === "events"}>
          <summary>{lines.length} {LAYER_WORDS[layer]?.[lines.length === 1 ? "one" : "many"]}</summary>
          <ul class="bare">
            {lines.map(({ id, words }) => (
              <li key={id}>
                <button type="button" class="plain row" aria-pressed={picked?.id === id} onClick={() => pick(layer, id)}>
                  <Standing standing={coding.standing[id]} /> <span dir="auto">{words}</span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

function Standing({ standing }: { standing: Standing | undefined }) {
  if (!standing) return null;
  return (
    <>
      <Mark standing={standing} />
      <span class="hidden-words">{STANDINGS[standing].word}: </span>
    </>
  );
}
