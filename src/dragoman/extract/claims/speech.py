"""Direct speech: which cue each quotation belongs to, over sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.extract.claims.cues import ASIDE, NEGATIVE, Draft, Range
from dragoman.extract.claims.quotes import Quote, is_speech
from dragoman.extract.claims.sources import Source, source_of
from dragoman.language.parse import Parse, Token
from dragoman.lexicon.reporting import Reporting

SPOKEN = frozenset({"asserts", "denies", "accuses"})
ENDS = frozenset({".", "?", "!", "…"})
NEAR = 40  # tokens between a quotation and the verb that reports it


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
        self.drafts: list[Draft] = []
        self.by_sentence: dict[int, list[int]] = {}
        self.by_cue: dict[int, int] = {}
        for draft in drafts:
            self.add(draft)
        self.waiting: Quote | None = None  # without a cue yet, and not closed in its paragraph
        self.last: tuple[int, Quote] | None = None  # draft and quotation placed last

    def add(self, draft: Draft) -> int:
        index = len(self.drafts)
        self.drafts.append(draft)
        self.by_cue.setdefault(draft.cue, index)
        self.by_sentence.setdefault(self.parse.tokens[draft.cue].sentence, []).append(index)
        return index

    def place(self, quote: Quote) -> None:
        found = self.governing(quote)
        if found is None and (is_speech(self.parse, quote) or self.is_cried(quote)):
            found = self.beside(quote)
        if found is None and (is_speech(self.parse, quote) or self.is_sentence(quote)):
            found = self.going_on(quote)
        if found is None:
            self.waiting = None if quote.closed else quote
            return
        if self.waiting and goes_on(self.parse, self.waiting, quote):
            self.drafts[found] = extended(self.parse, self.drafts[found], self.waiting)
        self.drafts[found] = extended(self.parse, self.drafts[found], quote)
        self.waiting, self.last = None, (found, quote)

    def reach(self, quote: Quote) -> range:
        """The sentences of a quotation, and the next one if that tells who spoke."""
        tokens, sentences = self.parse.tokens, self.parse.sentences
        first, last = tokens[quote.first].sentence, tokens[quote.last].sentence
        after = quote.last + 1
        while after < len(tokens) and tokens[after].pos == "PUNCT":
            after += 1
        if after < len(tokens) and tokens[after].sentence == last + 1:
            last += sentences[last + 1].paragraph == quote.paragraph
        return range(first, last + 1)

    def governing(self, quote: Quote) -> int | None:
        """The draft with the least content that meets the quotation, its cue outside."""
        best: tuple[int, int] | None = None
        for sentence in self.reach(quote):
            for index in self.by_sentence.get(sentence, ()):
                draft = self.drafts[index]
                if not quote.holds(draft.cue) and meets(draft, quote):
                    wide = sum(last - first for first, last in draft.content)
                    best = min(best or (wide, index), (wide, index))
        return best[1] if best else None

    def beside(self, quote: Quote) -> int | None:
        """A reporting verb outside the quotation, in its sentences or before a colon."""
        near = min(self.verbs(quote), key=lambda verb: (gap(verb, quote), verb.i), default=None)
        if near is None:
            return self.after_colon(quote)
        near = passed_on(self.parse, near)
        if near.i in self.by_cue:
            return self.by_cue[near.i]
        return self.spoken(near)

    def spoken(self, verb: Token) -> int:
        """A new draft of a verb that reports a quotation."""
        frames = self.words.verbs.get(verb.lemma, {})
        stance = frames.get("s") or frames.get("q") or "asserts"
        source = source_of(self.parse, verb, self.words)
        if source.head is None and verb.tag == "NNP":  # "Said" before a name, read as part of it
            source = Source(verb.head, verb.head)
        return self.add(Draft(verb.i, (), source, stance, "quote-verb"))

    def verbs(self, quote: Quote) -> Iterator[Token]:
        """The reporting verbs around a quotation, outside it."""
        reach = self.reach(quote)
        first = self.parse.sentences[reach.start].first
        last = self.parse.sentences[reach.stop - 1].last
        if first and self.parse.tokens[first - 1].text == ":":
            first = self.parse.sentences[reach.start - 1].first
        first, last = max(first, quote.first - NEAR), min(last, quote.last + NEAR)
        for i in (*range(first, quote.first), *range(quote.last + 1, last + 1)):
            token = self.parse.tokens[i]
            frames = self.words.verbs.get(token.lemma, {})
            reports = token.pos == "VERB" and ("s" in frames or "q" in frames)
            if (reports or self.inverted(token)) and not self.tells_else(token, quote):
                yield token

    def tells_else(self, verb: Token, quote: Quote) -> bool:
        """As in "“... here.” He added that ...": a verb after a full stop with its own clause."""
        index = self.by_cue.get(verb.i)
        if index is None or verb.i < quote.last or self.parse.tokens[quote.last].text not in ENDS:
            return False
        content = self.drafts[index].content
        return bool(content) and all(first > verb.i for first, _ in content)

    def inverted(self, token: Token) -> bool:
        """As in "Said Haddad: ...", which the parser takes for a name."""
        return token.lower == "said" and (
            token.i == self.parse.sentence_of(token.i).first
            or self.parse.tokens[token.i - 1].pos == "PUNCT"
        )

    def after_colon(self, quote: Quote) -> int | None:
        """Who acts before a colon speaks: "The envoy scolded them: “...”"."""
        tokens = self.parse.tokens
        at = quote.first - 1
        while at >= 0 and tokens[at].pos == "PUNCT" and tokens[at].text != ":":
            at -= 1
        if at <= 0 or tokens[at].text != ":":
            return None
        verb = tokens[self.parse.sentence_of(at).root]
        if verb.pos != "VERB" or verb.i >= at or self.parse.child(verb.i, "nsubj") is None:
            return None
        return self.by_cue.get(verb.i, None) or self.spoken(verb)

    def is_cried(self, quote: Quote) -> bool:
        """Whether a reporting verb stands right before it: "they chanted “No more!”"."""
        verb = self.parse.tokens[max(quote.first - 2, 0)]
        reports = verb.pos == "VERB" and not {"s", "q"}.isdisjoint(
            self.words.verbs.get(verb.lemma, {})
        )
        return reports and self.parse.tokens[quote.first].text[0].isupper()

    def is_sentence(self, quote: Quote) -> bool:
        """Whether a quotation begins a sentence and ends one."""
        start = self.parse.sentences[self.parse.tokens[quote.first].sentence].first
        ended = self.parse.tokens[quote.last].text in {".", "?", "!"}
        return ended and quote.first - start <= 1

    def going_on(self, quote: Quote) -> int | None:
        """The draft of the quotation before, in this paragraph or unclosed in the one before."""
        if self.last is not None:
            index, before = self.last
            if before.paragraph == quote.paragraph:
                return index
            if before.paragraph == quote.paragraph - 1 and not before.closed:
                return index
        return self.told_before(quote)

    def told_before(self, quote: Quote) -> int | None:
        """The draft that reports the sentence before a quotation of the same paragraph."""
        here = self.parse.tokens[quote.first].sentence
        if here == 0 or self.parse.sentences[here - 1].paragraph != quote.paragraph:
            return None
        told = [
            index
            for index in self.by_sentence.get(here - 1, ())
            if self.drafts[index].stance in SPOKEN and self.drafts[index].source.head is not None
        ]
        return min(told, key=lambda index: depth(self.parse, self.drafts[index].cue), default=None)


def passed_on(parse: Parse, verb: Token) -> Token:
    """The verb of saying in "Interfax quoted him as saying"; else the verb itself."""
    for prep in parse.children(verb.i, "prep"):
        if prep.lower == "as" and (saying := parse.child(prep.i, "pcomp")):
            return saying
    return verb


def depth(parse: Parse, i: int) -> tuple[int, int]:
    """How deep a token lies in its tree, and its place."""
    return sum(1 for _ in parse.ancestors(i)), i


def gap(verb: Token, quote: Quote) -> int:
    return quote.first - verb.i if verb.i < quote.first else verb.i - quote.last


def meets(draft: Draft, quote: Quote) -> bool:
    return any(quote.meets(first, last) for first, last in draft.content)


def opens_quote(parse: Parse, first: int) -> bool:
    """Whether a piece of content begins with a quotation mark."""
    return any(token.tag in {"``", "''"} for token in parse.tokens[first : first + 2])


def goes_on(parse: Parse, open_: Quote, quote: Quote) -> bool:
    """Whether a quotation left open in the paragraph before goes on here, in the same marks."""
    marks = {parse.text[parse.tokens[each.first].start - 1] for each in (open_, quote)}
    return open_.paragraph == quote.paragraph - 1 and len(marks) == 1


def after_mark(parse: Parse, quote: Quote) -> bool:
    """Whether a colon leads to the quotation: what stands before it is the narrator's."""
    before = parse.tokens[max(quote.first - 2, 0) : quote.first]
    return any(token.text == ":" for token in before)


def extended(parse: Parse, draft: Draft, quote: Quote) -> Draft:
    """The draft with the quotation in its content.

    Where the cue follows the quotation, what is not quoted is no longer the speaker's.
    """
    rest = []
    first, last = quote.first, quote.last
    content = draft.content
    if draft.rule == NEGATIVE and first < content[0][0]:
        draft = replace(
            draft, rule="verb-s", stance="asserts"
        )  # only its last sentence tells "not"
    if draft.rule == ASIDE and meets(draft, quote):
        content = tuple(p for p in content if quote.meets(*p) or opens_quote(parse, p[0]))
    for start, end in content:
        if quote.meets(start - 1, end + 1):
            opened = first if after_mark(parse, quote) else min(first, start)
            first, last = opened, max(last, end)
        elif quote.last > draft.cue or opens_quote(parse, start - 1):
            rest.append((start, end))  # after a quotation and its cue the narrator goes on
    pieces: list[Range] = [(first, last)]
    if first <= draft.cue <= last:
        pieces = [(quote.first, quote.last)]
    return replace(draft, content=tuple(sorted([*rest, *pieces])))
