"""Claims that the layout shows: "Minister: talks failed", "Talks failed: minister", signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.extract.claims.cues import Draft
from dragoman.extract.claims.quotes import Quote
from dragoman.extract.claims.sources import Source
from dragoman.extract.reading import Reading
from dragoman.language.parse import Parse, Token
from dragoman.lexicon.reporting import Reporting

DASHES = frozenset({"—", "–", "―", "--", "-"})
LONGEST_NAME = 8  # tokens of a speaker before a colon or after a dash
SPEAKERS = frozenset({"person", "organisation", "group", "role"})
PROPER = frozenset({"PERSON", "ORG", "NORP"})
VERBAL = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG", "MD", "VB"})
TITLES = frozenset({"headline", "subheadline"})


def laid_out(reading: Reading, words: Reporting, quotes: Sequence[Quote]) -> Iterator[Draft]:
    """The claims of headlines with a colon, of transcripts and of signed quotations."""
    parse = reading.parse
    for index, (first, last) in enumerate(paragraph_edges(parse)):
        if first <= last:
            title = index == 0 or parse.paragraphs[index].kind in TITLES
            draft = colon(reading, words, first, last, title)
            if draft:
                yield draft
    for quote in quotes:
        draft = signed(parse, quote)
        if draft:
            yield draft


def paragraph_edges(parse: Parse) -> list[tuple[int, int]]:
    """First and last token of each paragraph; an empty one has its last before its first."""
    edges = [(0, -1)] * len(parse.paragraphs)
    for sentence in parse.sentences:
        first, last = edges[sentence.paragraph]
        begin = sentence.first if first > last else first
        edges[sentence.paragraph] = (begin, sentence.last)
    return edges


def colon(reading: Reading, words: Reporting, first: int, last: int, title: bool) -> Draft | None:
    """A paragraph as "SPEAKER: words", or a title as "words: speaker"."""
    tokens = reading.parse.tokens
    while first < last and tokens[first].pos == "PUNCT":
        first += 1
    at = next((i for i in range(first, min(first + LONGEST_NAME, last)) if is_colon(tokens[i])), 0)
    if at and at > first and at < last:
        name = tokens[first:at]
        if speaks(reading, words, name) and (title or all(t.text.isupper() for t in name)):
            return claim(name, at, (at + 1, last))
    if title and (at := next((i for i in range(last, first, -1) if parts(tokens, i)), 0)):
        name, said = tokens[at + 1 : last + 1], tokens[first:at]
        if 0 < len(name) <= LONGEST_NAME and speaks(reading, words, name) and has_verb(said):
            return claim(name, at, (first, at - 1))
    return None


def parts(tokens: Sequence[Token], i: int) -> bool:
    """Whether a colon, or a dash between spaces, parts a title from its speaker."""
    spaced = tokens[i].text in DASHES and tokens[i - 1].end < tokens[i].start
    return is_colon(tokens[i]) or (spaced and tokens[i - 1].text[-1].isalnum())


def is_colon(token: Token) -> bool:
    return token.text == ":"


def has_verb(tokens: Sequence[Token]) -> bool:
    return any(token.tag in VERBAL or token.lower == "said" for token in tokens)


def speaks(reading: Reading, words: Reporting, name: Sequence[Token]) -> bool:
    """Whether words before or after a colon name someone who speaks, and no place or topic."""
    if has_verb(name):
        return False
    head = head_of(name)
    if head.lower in words.carriers:
        return True
    markable = reading.headed(head.i)
    if markable is not None and markable.kind != "other":
        return markable.kind in SPEAKERS
    return head.entity in PROPER or all(token.text.isupper() for token in name)


def head_of(name: Sequence[Token]) -> Token:
    """The token of a name that governs the others, the last of several."""
    inside = {token.i for token in name}
    tops = [t for t in name if (t.head not in inside or t.head == t.i) and t.pos != "PUNCT"]
    return tops[-1] if tops else name[-1]


def claim(name: Sequence[Token], at: int, content: tuple[int, int]) -> Draft:
    head = head_of(name)
    return Draft(at, (content,), Source(head.i, head.i), "asserts", "layout-colon", confidence=0.8)


def signed(parse: Parse, quote: Quote) -> Draft | None:
    """A quotation with its speaker after a dash, at the end of a paragraph."""
    at = quote.last + 1
    while at < len(parse.tokens) and parse.tokens[at].tag in {"''", '"', "``"} | {"."}:
        if parse.tokens[at].text in DASHES:
            break
        at += 1
    if at >= len(parse.tokens) - 1 or parse.tokens[at].text not in DASHES:
        return None
    rest = parse.tokens[at + 1 : at + 2 + LONGEST_NAME]
    here = [t for t in rest if parse.sentence_of(t.i).paragraph == quote.paragraph]
    if not here or len(here) > LONGEST_NAME or has_verb(here) or here[0].pos != "PROPN":
        return None
    head = head_of(here)
    content = ((quote.first, quote.last),)
    return Draft(at, content, Source(head.i, head.i), "asserts", "layout-dash", confidence=0.8)
