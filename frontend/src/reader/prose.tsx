/** The text: each piece in as many nested highlights as marks lie over it. */

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { movesLittle } from "../ui/media";
import type { Piece, TextMark } from "./marks";

interface Props {
  prose: Piece[][];
  language: string | null;
  headline: string | null;
  at: string[];
  picked: string | null;
  onChoose: (marks: TextMark[]) => void;
}

const RIGHT_TO_LEFT = new Set(["ar", "he", "fa", "ur", "ckb", "ps", "dv", "yi", "sd", "ug"]);

export function Prose({ prose, language, headline, at, picked, onChoose }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const leads = at[0];
  useLayoutEffect(() => {
    const mark = leads && box.current?.querySelector(".here");
    if (mark) mark.scrollIntoView({ block: "center", behavior: movesLittle() ? "auto" : "smooth" });
  }, [leads]);
  useLayoutEffect(() => {
    if (!leads && picked) box.current?.querySelector(".picked")?.scrollIntoView({ block: "center" });
  }, [picked]);
  const direction = RIGHT_TO_LEFT.has(language ?? "") ? "rtl" : "auto";
  return (
    <div class="prose" ref={box} dir={direction} lang={language ?? undefined}>
      {prose.map((pieces, index) => (
        <p key={index} dir={direction} class={isHeadline(pieces, headline) ? "lead" : undefined}>
          {pieces.map((piece) => (
            <Run key={piece.start} piece={piece} at={at} picked={picked} onChoose={onChoose} />
          ))}
        </p>
      ))}
    </div>
  );
}

function isHeadline(pieces: Piece[], headline: string | null): boolean {
  return pieces[0]?.start === 0 && pieces.map(({ words }) => words).join("").trim() === headline;
}

interface RunProps extends Pick<Props, "at" | "picked" | "onChoose"> {
  piece: Piece;
}

function Run({ piece, at, picked, onChoose }: RunProps) {
  const { words, marks, start } = piece;
  if (!marks.length) return <span data-at={start}>{words}</span>;
  const inner: ComponentChildren = <span data-at={start}>{words}</span>;
  const chosen = [...marks].reverse();
  return (
    <span class="run" title={chosen.map((mark) => `${mark.layer}: ${mark.words}`).join("\n")}
      onClick={() => window.getSelection()?.isCollapsed !== false && onChoose(chosen)}>
      {chosen.reduce(
        (inside, mark) => (
          <span class={classOf(mark, start, at, picked)}>{inside}</span>
        ),
        inner,
      )}
    </span>
  );
}

function classOf(mark: TextMark, start: number, at: string[], picked: string | null): string {
  const names = ["hl", mark.layer];
  if (mark.span[0] === start) names.push("first");
  if (at[0] === mark.key) names.push("here");
  if (mark.record && mark.record.id === picked) names.push("picked");
  return names.join(" ");
}
