"""What excludes that two tellings are of one event, whatever else they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.across.sides import CLASH, SAME, UNKNOWN, likeness, serves
from dragoman.across.telling import Side, Telling

if TYPE_CHECKING:
    from dragoman.across.compare import Pair

_ALIKE = 0.7  # share of words beyond which two sentences are one rewritten


def bars(pair: Pair) -> Iterator[str]:
    """What excludes that two tellings are of one event, what is cheap to see first."""
    one, two = pair.one, pair.two
    if not pair.rules.kin(one.type, two.type):
        yield f"{one.type} is never {two.type}"
    if one.happened != two.happened:
        yield "one is told as done, the other as planned, asked or supposed"
    if pair.near and {one.type, two.type} == {"CONSULT"} and is_visit(one) != is_visit(two):
        yield "a meeting is part of a visit that the same report tells"
    if (
        pair.near
        and one.speaker is None is two.speaker
        and {"told", "negated"}
        == {
            one.standing,
            two.standing,
        }
    ):
        yield "one narrator tells the one as done, the other as not done"
    if pair.gap > (0 if _exact(pair) else 1):
        yield f"their days lie {pair.gap} days apart"
    if _undated(pair) and pair.rest < _ALIKE:
        yield "neither tells a day, and their reports are of different days"
    if _owns_to_another(pair):
        yield "who denies the one tells the other himself"
    if _other_party(pair):
        yield "they name other parties"


def is_visit(telling: Telling) -> bool:
    """A journey to a place; that a person receives another is a meeting."""
    return telling.mode == "visit" and not any(s.kind == "person" for s in telling.recipients)


def _undated(pair: Pair) -> bool:
    told = any(window is not None and window.told for window in pair.windows)
    return not told and not pair.near and pair.one.published != pair.two.published


def _exact(pair: Pair) -> bool:
    """Whether both texts tell when: then days that do not meet are two."""
    return all(window is not None and window.told for window in pair.windows)


def _other_party(pair: Pair) -> bool:
    """Whether both name to whom it was done, or both with whom, and none of them can be one."""
    if pair.mutual:
        return pair.shared[1] and not _visits(pair)
    return pair.recipients == CLASH


def _owns_to_another(pair: Pair) -> bool:
    """Whether in one article the doer denies one act, and tells of the other by his own side."""
    denied, told = sorted((pair.one, pair.two), key=lambda each: not each.denied)
    if not pair.near or not denied.denied or told.denied or told.voice is None:
        return False
    return any(_speaks_for(told.voice, s) for s in denied.actors if _among(s, told.actors))


def _among(side: Side, others: Sequence[Side]) -> bool:
    return any(likeness(side, other) == SAME for other in others)


def _speaks_for(voice: Side, party: Side) -> bool:
    land = voice.party.country is not None and voice.party.country == party.party.country
    return likeness(voice, party) > UNKNOWN or (
        land and bool({"GOV", "MIL"} & set(party.sectors)) and serves(voice)
    )


def _visits(pair: Pair) -> bool:
    return is_visit(pair.one) and is_visit(pair.two)
