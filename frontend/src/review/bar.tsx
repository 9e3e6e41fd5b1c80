/** What people made of the selected record, and what one can make of it: by button and by key. */

import { useEffect, useState } from "preact/hooks";
import type { Account, Review } from "../api/types";
import { useKeys } from "../state/keys";
import { Link } from "../ui/link";
import { plainWords } from "../vocabulary";
import { Correct } from "./correct";
import { decide, undo, undoLast } from "./decide";

type Open = "correct" | "comment" | null;

export function ReviewBar({ account }: { account: Account }) {
  const { layer, id, review } = account;
  const [open, setOpen] = useState<Open>(null);
  useEffect(() => setOpen(null), [id]);
  const judge = (verdict: "accept" | "reject") => void decide({ verdict, layer, record: id });
  const turn = (to: Open) => setOpen((now) => (now === to ? null : to));
  useKeys({
    a: () => judge("accept"), x: () => judge("reject"), e: () => turn("correct"),
    c: () => turn("comment"), u: () => void undoLast(),
  });
  return (
    <section class="review" aria-label="Review">
      <div class="verdicts">
        <button type="button" aria-keyshortcuts="a" onClick={() => judge("accept")}>Accept <kbd>a</kbd></button>
        <button type="button" aria-keyshortcuts="x" onClick={() => judge("reject")}>Reject <kbd>x</kbd></button>
        <button type="button" aria-keyshortcuts="e" aria-expanded={open === "correct"} onClick={() => turn("correct")}>
          Correct <kbd>e</kbd>
        </button>
        <button type="button" aria-keyshortcuts="c" aria-expanded={open === "comment"} onClick={() => turn("comment")}>
          Comment <kbd>c</kbd>
        </button>
      </div>
      {review && <Made review={review} />}
      {open === "correct" && <Correct account={account} />}
      {open === "comment" && <Comment account={account} onDone={() => setOpen(null)} />}
    </section>
  );
}

/** 2020-06-08T10:11:12+00:00 as a person reads it. */
export function moment(at: string): string {
  return at.slice(0, 16).replace("T", " ");
}

function Made({ review }: { review: Review }) {
  const { state, person, at, numbers, machine, comments } = review;
  const last = numbers.at(-1);
  const was = Object.entries(machine);
  return (
    <div class="made">
      <p>
        <b>{state}</b> by {person}, <time dateTime={at}>{moment(at)}</time>{" "}
        {last !== undefined && (
          <button type="button" class="plain" onClick={() => void undo(last)}>Undo</button>
        )}{" "}
        <Link to={{ view: "review", more: { what: "decisions" } }}>all decisions</Link>
      </p>
      {was.length > 0 && (
        <p class="quiet">
          The machine had: {was.map(([name, value]) => `${plainWords(name)} ${told(value)}`).join(", ")}
        </p>
      )}
      {comments.map((comment, at) => <p key={at} class="comment" dir="auto">“{comment}”</p>)}
    </div>
  );
}

function told(value: unknown): string {
  if (Array.isArray(value)) return value.map(told).join("; ") || "none";
  if (value !== null && typeof value === "object") return String((value as { quote?: unknown }).quote ?? "");
  return value === null ? "none" : String(value);
}

function Comment({ account, onDone }: { account: Account; onDone: () => void }) {
  const [words, setWords] = useState("");
  const submit = async (event: Event) => {
    event.preventDefault();
    const sent = await decide({ verdict: "comment", layer: account.layer, record: account.id, comment: words });
    if (sent === null) onDone();
  };
  return (
    <form onSubmit={submit} class="comment-form">
      <label for="remark">Comment</label>
      <textarea id="remark" rows={2} required dir="auto" value={words} autofocus
        onInput={(event) => setWords(event.currentTarget.value)} />
      <button type="submit" class="main">Keep it</button>
    </form>
  );
}
