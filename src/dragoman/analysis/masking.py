"""Do no harm: names of private persons replaced or left out, in names, quotes and texts alike.

A masked coding is one whose text never had the names: every span is moved along, so whatever is
made of it (lists, briefings, pictures, exports) has none either. Limits, which every output must
tell, are in ``LIMITS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, Literal

from dragoman.errors import UsageError
from dragoman.files import DATA, read_yaml
from dragoman.language.words import Word, words_of
from dragoman.records import Actor, Article, Coding, Mention, Place, Span, identify

Mode = Literal["keep", "mask", "omit"]
Whom = Literal["unknown", "victims"]
MODES: tuple[Mode, ...] = ("keep", "mask", "omit")
WHOM: tuple[Whom, ...] = ("unknown", "victims")
WITHHELD = "[name withheld]"
LIMITS = (
    "Names of private persons are {done}, as far as the program recognised them as persons. What"
    " else may tell who somebody is (age, trade, village, kin, the report itself) still stands; a"
    " person whom the program took for somebody well known keeps the name. Read it before you pass"
    " it on."
)
_DONE = {"mask": "replaced by numbers, the same person by the same number in this output"}
_DONE["omit"] = "left out"
_MATERIAL = 4  # quad class of violence, force and threats of them
Tokens = tuple[str, ...]


def limits(mode: Mode) -> str:
    """What a masked output must say of itself."""
    return LIMITS.format(done=_DONE[mode]) if mode != "keep" else ""


def masked(codings: Sequence[Coding], mode: Mode, whom: Whom = "unknown") -> list[Coding]:
    """The codings without the names of private persons. Pure; the order given is that of numbers.

    ``whom``: every person that no actor file has, or only those who are at the receiving end of
    force. Raises UsageError for another mode.
    """
    if mode not in MODES or whom not in WHOM:
        raise UsageError(
            f"no masking {mode!r} of {whom!r}", remedy="mask or omit, unknown or victims"
        )
    if mode == "keep":
        return list(codings)
    register = _register(codings, whom)
    return [_Masker(coding, register, mode).coding() for coding in codings]


@dataclass(frozen=True, slots=True)
class _Register:
    """The private persons of some codings.

    ``labels``: (article, actor or mention id) to the person's number; ``names``: whole names, as
    folded words, to numbers, by their first word; ``single``: by article, the words that stand for
    a person there.
    """

    labels: Mapping[tuple[str, str], int]
    names: Mapping[str, Mapping[Tokens, int]]
    single: Mapping[str, Mapping[str, int]]

    def whole(self) -> Iterator[tuple[Tokens, int]]:
        for names in self.names.values():
            yield from names.items()


def _register(codings: Iterable[Coding], whom: Whom) -> _Register:
    labels: dict[tuple[str, str], int] = {}
    numbers: dict[Tokens, int] = {}
    single: dict[str, dict[str, int]] = {}
    last = 0
    for coding in codings:
        article = coding.article.id
        for key, spoken in _private(coding, whom).items():
            whole = sorted(name for name in spoken if len(name) > 1)
            known = [numbers[name] for name in whole if name in numbers]
            last += not known
            labels[article, key] = number = known[0] if known else last
            for name in whole:
                numbers.setdefault(name, number)
            for word in (word for name in sorted(spoken) for word in name if _alone(word)):
                single.setdefault(article, {}).setdefault(word, number)
    names: dict[str, dict[Tokens, int]] = {}
    for name, number in numbers.items():
        names.setdefault(name[0], {})[name] = number
    return _Register(labels, names, single)


def _alone(word: str) -> bool:
    """May a word stand for a person by itself? A Latin letter may not."""
    return len(word) > 1 or not word.isascii()


def _private(coding: Coding, whom: Whom) -> dict[str, set[Tokens]]:
    """The private persons of a coding, by actor (or mention), with the names used of them."""
    actors = {actor.id: actor for actor in coding.actors}
    hurt = _hurt(coding)
    found: dict[str, set[Tokens]] = {}
    for mention in coding.mentions:
        actor = actors.get(mention.actor or "")
        person = actor.kind == "person" and not actor.known if actor else mention.kind == "person"
        key = actor.id if actor else mention.id
        if not person or not _is_name(mention) or (whom == "victims" and key not in hurt):
            continue
        told = mention.span.of(coding.article.text), actor.name if actor else ""
        names = [name for name in map(_tokens, told) if name]
        if names:
            found.setdefault(key, set()).update(names)
    return found


def _hurt(coding: Coding) -> set[str]:
    """Who is at the receiving end of force, be it told, claimed or denied."""
    actors = {mention.id: mention.actor or mention.id for mention in coding.mentions}
    forced = (event for event in coding.events if event.quad == _MATERIAL)
    return {actors[each] for event in forced for each in event.recipients}


def _is_name(mention: Mention) -> bool:
    return not mention.rule.startswith(("noun-", "pronoun"))


def _tokens(name: str) -> Tokens:
    """The telling words of a name, folded: those with a capital, or in a script without."""
    return tuple(
        word.folded
        for word in words_of(name)
        if _proper(name[word.start : word.end]) and word.folded not in _idle()
    )


def _proper(word: str) -> bool:
    return not word[:1].islower() and any(letter.isalpha() for letter in word)


@cache
def _idle() -> frozenset[str]:
    content = read_yaml(DATA / "actors" / "names.yaml")
    lists = (content[name].split() for name in ("particles", "honorifics", "suffixes"))
    return frozenset(word for words in lists for word in words)


@dataclass(frozen=True, slots=True)
class _Cut:
    """Words of a text and what stands in their place."""

    start: int
    end: int
    label: str


class _Masker:
    """One coding without the names of a register."""

    def __init__(self, coding: Coding, register: _Register, mode: Mode) -> None:
        self._coding, self._register, self._mode = coding, register, mode
        self._single = register.single.get(coding.article.id, {})
        self._joined = {"".join(name): number for name, number in register.whole()}
        kept = list(_public(coding))
        self._cuts = self._cuts_of(coding.article.text, kept, True)

    def coding(self) -> Coding:
        article = replace(self._coding.article, text="")
        bare = replace(self._coding, article=article)
        moved: Coding = _walked(bare, self._moved, self._hidden)
        text = _rewritten(self._coding.article.text, self._cuts)
        own = self._article(moved.article, text)
        actors = tuple(map(self._actor, self._coding.actors, moved.actors))
        mentions = tuple(
            replace(mention, actor=self._identity(old.actor))
            for old, mention in zip(self._coding.mentions, moved.mentions, strict=True)
        )
        places = tuple(map(self._place, self._coding.places))
        return replace(moved, article=own, actors=actors, mentions=mentions, places=places)

    def _article(self, moved: Article, text: str) -> Article:
        """The article's head: an address that tells a name is left out, such an id is another."""
        old = self._coding.article
        url = None if old.url and self._tells(old.url) else old.url
        identity = identify("x", old.id) if self._tells(old.id) else old.id
        return replace(moved, text=text, url=url, id=identity)

    def _tells(self, words: str) -> bool:
        folded = [word.folded for word in words_of(words)]
        names = {*self._single, *(token for name, _ in self._register.whole() for token in name)}
        long = [name for name in names if len(name) > 3]
        return any(word in names or any(name in word for name in long) for word in folded)

    def _actor(self, old: Actor, moved: Actor) -> Actor:
        number = self._register.labels.get((self._coding.article.id, old.id))
        if number is not None:
            identity = self._identity(old.id) or old.id
            return replace(moved, id=identity, reason="", roles=())
        return replace(old, reason=moved.reason, name=self._whole(old.name))

    def _place(self, place: Place) -> Place:
        return replace(place, name=self._whole(place.name))

    def _identity(self, actor: str | None) -> str | None:
        if actor is None or (self._coding.article.id, actor) not in self._register.labels:
            return actor
        return identify("p", "masked", actor)

    def _label(self, number: int) -> str:
        return f"Person {number}" if self._mode == "mask" else WITHHELD

    def _moved(self, span: Span) -> Span:
        return Span(self._at(span.start, 0), self._at(span.end, 1))

    def _at(self, offset: int, side: int) -> int:
        """Where an offset lies in the new text; inside replaced words, at their edge."""
        shift = 0
        for cut in self._cuts:
            if offset <= cut.start:
                break
            if offset < cut.end:
                return cut.start + shift + (len(cut.label) if side else 0)
            shift += len(cut.label) - (cut.end - cut.start)
        return offset + shift

    def _hidden(self, words: str) -> str:
        return _rewritten(words, self._cuts_of(words, (), True))

    def _whole(self, words: str) -> str:
        """Only whole names hidden: the words belong to somebody who is public."""
        return _rewritten(words, self._cuts_of(words, (), False))

    def _cuts_of(self, text: str, kept: Sequence[Span], single: bool) -> list[_Cut]:
        words = list(words_of(text))
        numbers: list[int | None] = [None] * len(words)
        if single:
            for i, word in enumerate(words):
                if not any(span.covers(Span(word.start, word.end)) for span in kept):
                    numbers[i] = self._number(text, word)
        for i in range(len(words)):
            self._mark_names(words, i, numbers)
        return list(self._runs(text, words, numbers))

    def _number(self, text: str, word: Word) -> int | None:
        """The person for whom a word stands by itself."""
        for joined, number in self._joined.items():
            if joined in word.folded:
                return number
        proper = _proper(text[word.start : word.end])
        return self._single.get(word.folded) if proper else None

    def _mark_names(self, words: Sequence[Word], i: int, numbers: list[int | None]) -> None:
        """Marks the words of a whole name that begins here, idle words between them as well."""
        for name, number in self._register.names.get(words[i].folded, {}).items():
            at, left = i, list(name)
            while left and at < len(words) and (words[at].folded in (left[0], *_idle())):
                if words[at].folded == left[0]:
                    left.pop(0)
                at += 1
            if not left:
                numbers[i:at] = [number] * (at - i)

    def _runs(
        self, text: str, words: Sequence[Word], numbers: Sequence[int | None]
    ) -> Iterator[_Cut]:
        """Neighbouring words of one person as one cut, with particles and initials before it."""
        i = 0
        while i < len(words):
            number = numbers[i]
            if number is None:
                i += 1
                continue
            end = i
            while end + 1 < len(words) and self._goes_on(text, words, numbers, end, number):
                end += 1
            start = i
            while start and numbers[start - 1] is None and _hangs_on(text, words, start):
                start -= 1
            yield _Cut(words[start].start, words[end].end, self._label(number))
            i = end + 1

    def _goes_on(
        self, text: str, words: Sequence[Word], numbers: Sequence[int | None], end: int, number: int
    ) -> bool:
        gap = text[words[end].end : words[end + 1].start]
        return numbers[end + 1] == number and len(gap) < 4 and not gap.strip(" -'’.\n\u00a0")


def _hangs_on(text: str, words: Sequence[Word], start: int) -> bool:
    """Does the word before belong to the name: a particle joined by a hyphen, an initial?"""
    before = words[start - 1]
    gap = text[before.end : words[start].start]
    word = text[before.start : before.end]
    joined = gap in ("-", "‑", "'", "’") and before.folded in _idle()
    initial = len(word) == 1 and word.isupper() and gap in (". ", ".", "\u00a0")
    return joined or initial


def _public(coding: Coding) -> Iterator[Span]:
    """The words that stand for somebody well known or for a place: no private names."""
    known = {actor.id for actor in coding.actors if actor.known}
    for mention in coding.mentions:
        if mention.actor in known or (mention.place and not mention.actor):
            yield mention.span


def _rewritten(text: str, cuts: Sequence[_Cut]) -> str:
    pieces, done = list[str](), 0
    for cut in cuts:
        pieces += [text[done : cut.start], cut.label]
        done = cut.end
    return "".join(pieces) + text[done:]


def _walked(value: Any, moved: Callable[[Span], Span], hidden: Callable[[str], str]) -> Any:
    """A record with every span moved and every string hidden; ids hold no names."""
    if isinstance(value, Span):
        return moved(value)
    if isinstance(value, str):
        return hidden(value)
    if isinstance(value, tuple):
        return tuple(_walked(each, moved, hidden) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        given = {each.name: getattr(value, each.name) for each in fields(value)}
        return type(value)(**{k: _walked(v, moved, hidden) for k, v in given.items()})
    return value
