"""Direct speech: which cue each quotation belongs to, over sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.extract.claims_cues import Draft, Range
from dragoman.extract.claims_quotes import Quote, is_speech
from dragoman.extract.claims_sources import source_of
from dragoman.language.parse import Parse, Token
from dragoman.lexicon.reporting import Reporting


def attach_quotes(
    parse: Parse, drafts: Iterable[Draft], quotes: Sequence[Quote], words: Reporting
) -> list[Draft]:
    """The drafts with the quotations that are theirs; new ones for quotations without."""
    desk = _Desk(parse, drafts, words)
    for quote in quotes:
        desk.place(quote)
    return desk.drafts


class _Desk:
    """Places quotations one by one in text order; knows who spoke last."""

    def __init__(self, parse: Parse, drafts: Iterable[Draft], words: Reporting) -> None:
        self.parse, self.words = parse, words
        self.drafts = list(drafts)
        self.by_sentence: dict[int, list[int]] = {}
        self.known = {draft.cue for draft in self.drafts}
        for index, draft in enumerate(self.drafts):
            sentence = parse.tokens[draft.cue].sentence
            self.by_sentence.setdefault(sentence, []).append(index)
        self.last: tuple[int, Quote] | None = None  # draft and quotation placed last

    def place(self, quote: Quote) -> None:
        found = self.governing(quote)
        if found is None and is_speech(self.parse, quote):
            found = self.beside(quote)
            if found is None:
                found = self.going_on(quote)
        if found is not None:
            self.drafts[found] = extended(self.drafts[found], quote)
            self.last = found, quote

    def sentences(self, quote: Quote) -> range:
        tokens = self.parse.tokens
        return range(tokens[quote.first].sentence, tokens[quote.last].sentence + 1)

    def governing(self, quote: Quote) -> int | None:
        """The draft with the least content that meets the quotation, its cue outside."""
        best: tuple[int, int] | None = None
        for sentence in self.sentences(quote):
            for index in self.by_sentence.get(sentence, ()):
                draft = self.drafts[index]
                if not quote.holds(draft.cue) and meets(draft, quote):
                    wide = sum(last - first for first, last in draft.content)
                    best = min(best or (wide, index), (wide, index))
        return best[1] if best else None

    def beside(self, quote: Quote) -> int | None:
        """A reporting verb outside the quotation, in its sentences or before a colon."""
        near = min(
            (verb for verb in self.verbs(quote)),
            key=lambda verb: (gap(verb, quote), verb.i),
            default=None,
        )
        if near is None:
            return None
        frames = self.words.verbs[near.lemma]
        stance = frames.get("s") or frames.get("q") or "asserts"
        source = source_of(self.parse, near, self.words)
        return self.add(Draft(near.i, (), source, stance, "quote-verb"))

    def verbs(self, quote: Quote) -> Iterable[Token]:
        reach = self.sentences(quote)
        first = self.parse.sentences[reach.start].first
        last = self.parse.sentences[reach.stop - 1].last
        if reach.start and self.parse.tokens[first - 1].text == ":":
            first = self.parse.sentences[reach.start - 1].first
        for i in (*range(first, quote.first), *range(quote.last + 1, last + 1)):
            token = self.parse.tokens[i]
            if token.pos == "VERB" and i not in self.known:
                frames = self.words.verbs.get(token.lemma, {})
                if "s" in frames or "q" in frames:
                    yield token

    def going_on(self, quote: Quote) -> int | None:
        """The draft of the quotation before, in this paragraph or unclosed in the one before."""
        if self.last is None:
            return None
        index, before = self.last
        if before.paragraph == quote.paragraph:
            return index
        if before.paragraph == quote.paragraph - 1 and not before.closed:
            return index
        return None

    def add(self, draft: Draft) -> int:
        self.drafts.append(draft)
        self.known.add(draft.cue)
        return len(self.drafts) - 1


def gap(verb: Token, quote: Quote) -> int:
    return quote.first - verb.i if verb.i < quote.first else verb.i - quote.last


def meets(draft: Draft, quote: Quote) -> bool:
    return any(quote.meets(first, last) for first, last in draft.content)


def extended(draft: Draft, quote: Quote) -> Draft:
    """The draft with the quotation in its content."""
    rest = []
    first, last = quote.first, quote.last
    for start, end in draft.content:
        if quote.meets(start - 1, end + 1):
            first, last = min(first, start), max(last, end)
        else:
            rest.append((start, end))
    pieces: list[Range] = [(first, last)]
    if first <= draft.cue <= last:
        pieces = [(quote.first, quote.last)]
    return replace(draft, content=tuple(sorted([*rest, *pieces])))
