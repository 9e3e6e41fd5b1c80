"""Who the words of a gold file stand for: links of actors, right, wrong and missing.

A gold report has ``links`` in text order, ``{text, name, country, office, known}``; each is the
first occurrence as whole words after the one before. A field that is left out is not asked.
``known: false`` must not be linked to anybody of the knowledge base; with ``name: null`` not even a
part of the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.errors import DataError
from dragoman.evaluate.scores import Score
from dragoman.records import Actor, Coding, Mention, Span
from dragoman.resolve.actors import ActorBase, KnownActor
from dragoman.resolve.actors.candidates import first_fits
from dragoman.resolve.actors.names import key, person_words, sound, words_of
from dragoman.resolve.actors.offices import office_of
from dragoman.resolve.actors.words import institution_words, metonyms

Gold = Mapping[str, Any]
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_PERSONAL = frozenset({"person", "role"})
_HEADS = frozenset("head chief leader chairman chair president director commander general".split())
_SMALL = frozenset("of the and for to in a an s".split())
_GOVERNMENT = frozenset("government presidency prime-ministry foreign-ministry".split())
_MINOR = frozenset({"LEG", "PTY", "ELI", "OPP"})
_LEAST = 1 / 3  # share of the characters from which a mention stands on the words


@dataclass(frozen=True, slots=True)
class Link:
    """A gold link at its place; ours on it: the actor of the best fitting mention, and all."""

    gold: Gold
    span: Span
    best: Actor | None
    touched: tuple[Actor, ...]

    @property
    def linked(self) -> Actor | None:
        """The known actor of ours that counts here."""
        if self.gold["known"]:
            return self.best if self.best and self.best.known else None
        return next((actor for actor in self.touched if actor.known), None)


def compare_links(
    report: Gold, coding: Coding, base: ActorBase
) -> tuple[list[tuple[str, Score]], list[str]]:
    """The counts of one report by measure, and its errors in words.

    Measures: ``links`` (precision of links made, recall of known actors), the same by kind, ``links
    office``, ``links country``, and ``linked CRISIS``, the share of known actors that are linked.
    Raises DataError where a link's words are not in the text.
    """
    scores: list[tuple[str, Score]] = []
    errors: list[str] = []
    for link in _links(report, coding):
        actor, wanted = link.linked, bool(link.gold["known"])
        right = actor is not None and wanted and _is(actor, link.gold, base)
        counts = Score(int(actor is not None), int(right), int(wanted), int(right))
        scores.append(("links", counts))
        scores.append((f"links {_kind(link.gold, base)}", counts))
        if actor is not None:
            scores.append(("links made that are right", Score(1, int(right), 1, int(right))))
        if wanted:
            found = int(actor is not None)
            scores.append((f"linked {report.get('crisis', 'other')}", Score(1, found, 1, found)))
        if not right and (wanted or actor is not None):
            errors.append(_wrong(report, link))
        if right and actor is not None:
            scores += _asked(link, actor, coding, base, errors)
    return scores, errors


def _wrong(report: Gold, link: Link) -> str:
    told = f"{link.gold['text']!r} is {link.gold['name']}"
    verdict = "not linked" if link.linked is None else f"linked to {link.linked.name}"
    reason = link.linked.reason if link.linked else link.best.reason if link.best else "no mention"
    return f"{report.get('id')}: {told}: {verdict} [{reason}]"


def _links(report: Gold, coding: Coding) -> Iterator[Link]:
    text, at = coding.article.text, 0
    actors = {actor.id: actor for actor in coding.actors}
    for gold in report["links"]:
        found = re.compile(rf"(?<!\w){re.escape(gold['text'])}(?!\w)").search(text, at)
        if found is None:
            told = f"{gold['text']!r} is not in the text after the link before"
            raise DataError(told, where=str(report.get("id")), remedy="see tests/gold/README.md")
        span, at = Span(*found.span()), found.end()
        mentions = [m for m in coding.mentions if m.actor and m.span.overlaps(span)]
        mentions.sort(key=lambda m: (m.kind == "role", -_share(m.span, span), m.span))
        if gold.get("office"):  # "the emir" stands for "emir of Qatar", "Qatar" does not
            mentions.sort(key=lambda m: m.kind not in _PERSONAL)
        touched = tuple(actors[m.actor] for m in mentions if m.actor)
        fits = bool(mentions) and _stands(mentions[0], gold, span)
        yield Link(gold, span, touched[0] if fits else None, touched)


def _stands(mention: Mention, gold: Gold, span: Span) -> bool:
    """Whether the mention is large enough, or the person of a longer title."""
    if _share(mention.span, span) >= _LEAST:
        return True
    return bool(gold.get("office")) and mention.kind in _PERSONAL and mention.span.end > span.start


def _share(one: Span, other: Span) -> float:
    """Characters in common of the characters of both together."""
    common = max(0, min(one.end, other.end) - max(one.start, other.start))
    return common / (max(one.end, other.end) - min(one.start, other.start))


def _kind(gold: Gold, base: ActorBase) -> str:
    """The kind by which a link is counted: that of the actor whose name it is."""
    if not gold["known"]:
        return "nobody" if gold["name"] is None else "private persons"
    named = base.named(_plain(gold["name"]))
    return named[0].kind if named else "person" if gold.get("office") else "others"


def _plain(name: str) -> str:
    return _BRACKETS.sub("", name)


# ---------------------------------------------------------------- who


def _is(actor: Actor, gold: Gold, base: ActorBase) -> bool:
    """Whether the actor bears the gold's name, however spelt, or is that country's government."""
    known, name = base.actor(actor.id), _plain(gold["name"])
    countries = {a.id for a in base.named(name) if a.kind == "country"}
    if countries:
        state, _, body = actor.id.partition("/")
        return state in countries and (not body or body in _GOVERNMENT)
    names = [_plain(each) for each in (known.name, *known.aliases)]
    if key(name) in {key(each) for each in names} or known in base.named(name):
        return True
    metonym = metonyms().get(key(name)) or metonyms().get(key(gold["text"]))
    if metonym and metonym.actor == known.id and known.kind != "country":
        return True
    if known.kind == "person":
        return _spelt_alike(name, names) or (first_fits(name, known) and _surname(name, names))
    return _same_body(name, gold, known)


def _spelt_alike(name: str, names: Sequence[str]) -> bool:
    own = [sound(word) for word in person_words(name)]
    return any(own == [sound(word) for word in person_words(each)] for each in names)


def _surname(name: str, names: Sequence[str]) -> bool:
    last = sound(person_words(name)[-1])
    whole = (person_words(each) for each in names)
    return any(len(words) > 1 and last == sound(words[-1]) for words in whole)


def _same_body(name: str, gold: Gold, known: KnownActor) -> bool:
    """Whether the name is that of a body of every state, and ours is that body of the country."""
    state, _, body = known.id.partition("/")
    of_state = bool(body) and state == gold.get("country")
    return of_state and institution_words().get(key(name)) == body


# ---------------------------------------------------------------- what else is asked


def _asked(
    link: Link, actor: Actor, coding: Coding, base: ActorBase, errors: list[str]
) -> Iterator[tuple[str, Score]]:
    """Country and office of a right link, where the gold tells them."""
    checks = []
    if "country" in link.gold:
        checks.append(("country", actor.country == link.gold["country"], actor.country))
    if "office" in link.gold and actor.kind == "person":
        held = base.actor(actor.id).held(coding.article.published)
        asked = bool(link.gold["office"])
        titles = [spell.title for spell in held if asked or not _MINOR & {*spell.sectors}]
        checks.append(("office", _holds(link.gold, titles), "; ".join(titles)))
    for name, good, ours in checks:
        if not good:
            wanted = f"{link.gold['text']!r}: {name} {link.gold[name]}"
            errors.append(f"{coding.article.id}: {wanted}: ours is {ours}")
        yield f"links {name}", Score(1, int(good), 1, int(good))


def _holds(gold: Gold, titles: Sequence[str]) -> bool:
    """Whether one of the titles held is the office, in whatever words; none, where it is null."""
    if gold["office"] is None:
        return not titles
    country = gold.get("country") or ""
    office = office_of(gold["office"], country)
    for title in titles:
        other = office_of(title, country)
        if (office and other and office.name == other.name) or _common(gold["office"], title):
            return True
    return False


def _common(one: str, other: str) -> bool:
    """Whether two titles share a word that tells, or both name the head of something."""
    words, others = ({*words_of(each)} - _SMALL for each in (one, other))
    return bool((words & others) - {"former", "acting", "deputy"}) or bool(
        words & _HEADS and others & _HEADS
    )
