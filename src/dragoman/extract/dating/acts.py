"""When an act was and how long a state lasts, from the time expressions around its words.

An act has the date of its own clause; failing that of the clause it is part of ("visited in June,
seeking weapons"); failing that of the sentence before, where the text says that it goes on. It
never has the date of a clause that tells of something else, nor that of publication.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from dragoman.extract.dating.search import Search
from dragoman.extract.dating.words import DatingWords, load_dating_words
from dragoman.extract.reading import Dating, Reading
from dragoman.extract.times.tense import has_auxiliary
from dragoman.language.parse import Sentence, Token
from dragoman.records import TimeExpression

GOING_ON = frozenset(["VBG"])
DONE = frozenset(["was", "were", "has", "have", "had"])


def date_acts(reading: Reading, times: Sequence[TimeExpression]) -> Callable[[int], Dating]:
    """A function from the token index of an act to its days.

    An act without date has no begin and the day of publication as the last it can have been; one
    that is told to come has that day as the first.
    """
    words = load_dating_words()
    search = Search(reading, times, words)

    def date(head: int) -> Dating:
        found = search.find(head) or _continued(reading, search, words, head)
        if found is None:
            return _undated(reading, reading.token(head))
        if found.precision == "after" and has_auxiliary(reading.parse, head, "will"):
            return replace(found, finish=None)
        return _ahead(reading, _over_by_now(reading, found, head), head)

    return date


def date_states(reading: Reading, times: Sequence[TimeExpression]) -> Callable[[int], Dating]:
    """A function from the token index of a state to the days that it is told to last."""
    search = Search(reading, times, load_dating_words())

    def hold(head: int) -> Dating:
        found = search.own(head)
        return found or Dating(None, None, None, "unknown")

    return hold


def _undated(reading: Reading, token: Token) -> Dating:
    published = reading.article.published
    auxiliaries = {t.lower for t in reading.parse.children(token.i, "aux", "auxpass")}
    if has_auxiliary(reading.parse, token.i, "will"):
        return Dating(None, published, None, "after" if published else "unknown", "point")
    extent = "span" if token.tag in GOING_ON and auxiliaries else None
    return Dating(None, None, published, "before" if published else "unknown", extent)


def _over_by_now(reading: Reading, found: Dating, head: int) -> Dating:
    """What is told as past "this week" was before publication."""
    day, token = reading.article.published, reading.token(head)
    auxiliaries = {t.lower for t in reading.parse.children(head, "aux", "auxpass")}
    past = token.tag == "VBD" or (token.tag == "VBN" and auxiliaries & DONE)
    if not (past and day and found.begin and found.finish and found.begin <= day < found.finish):
        return found
    return replace(found, finish=day)


def _ahead(reading: Reading, found: Dating, head: int) -> Dating:
    """ "must leave within three months": not the three before publication but those after it."""
    day = reading.article.published
    ahead = has_auxiliary(reading.parse, head, "will", "ahead")
    if day is None or found.extent != "span" or found.finish != day or not ahead:
        return found
    if found.begin is None:
        return replace(found, begin=day, finish=None, precision="after")
    return replace(found, begin=day, finish=day + (day - found.begin))


def _continued(reading: Reading, search: Search, words: DatingWords, head: int) -> Dating | None:
    """The date of the sentence before, where this one opens with "then" or the like."""
    parse = reading.parse
    sentence = parse.sentence_of(head)
    if not _goes_on(parse.sentence_tokens(sentence), words) or sentence.i == 0:
        return None
    before = parse.sentences[sentence.i - 1]
    if before.paragraph != sentence.paragraph or not _main(reading, sentence, head):
        return None
    return search.find(before.root)


def _goes_on(tokens: Sequence[Token], words: DatingWords) -> bool:
    opening = tuple(token.lower for token in tokens[:4])
    return any(opening[: len(each)] == each for each in words.continuing)


def _main(reading: Reading, sentence: Sentence, head: int) -> bool:
    """Whether a word is the main verb, or an object or subject of it."""
    return head == sentence.root or reading.token(head).head == sentence.root
