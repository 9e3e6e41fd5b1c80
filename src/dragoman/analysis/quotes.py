"""The sentence behind a line: marked words, whose voice it is, which report it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.analysis.account import Account, Piece, Record, account_of
from dragoman.records import Claim, Coding, EventReport, Relation

Standing = Literal["told", "claimed", "contested", "negated", "denied", "open"]


@dataclass(frozen=True, slots=True)
class Quote:
    """The evidence of one record. ``voice`` is empty where the narrator tells it himself."""

    report: str
    record: str
    passages: tuple[tuple[Piece, ...], ...]
    voice: str
    cue: str
    hedge: str

    @property
    def text(self) -> str:
        return " [...] ".join("".join(piece.words for piece in each) for each in self.passages)


def quote_of(coding: Coding, layer: str, record: str) -> Quote:
    """The evidence of a record, with the voice that vouches for it."""
    account = account_of(coding, layer, record)
    found = account.record
    return Quote(
        coding.article.id,
        found.id,
        tuple(tuple(passage) for passage in account.passages),
        voice_of(account),
        account.voices[-1].cue or "" if account.voices else "",
        found.hedge.of(coding.article.text) if found.hedge else "",
    )


def voice_of(account: Account) -> str:
    """Who says it, innermost first: "the spokesman, through TASS, according to the ministry"."""
    told = []
    for voice in reversed(account.voices):
        told.append(f"{voice.name}, through {voice.via}" if voice.via else voice.name)
    return ", as told by ".join(dict.fromkeys(told))


def standing_of(record: Record) -> Standing:
    """How a record stands for a reader: only "told" is the narrator's own plain fact."""
    if isinstance(record, Claim):
        return "claimed"
    if isinstance(record, (EventReport, Relation)) and record.denied_by:
        return "contested"
    if record.status == "asserted":
        return "told" if record.claim is None and record.hedge is None else "claimed"
    if record.status == "negated":
        return "negated"
    return "denied" if record.status == "denied" else "open"


_FIRMNESS: Sequence[Standing] = ("contested", "told", "claimed", "negated", "denied", "open")


def together(standings: Iterable[Standing]) -> Standing:
    """How several accounts of one thing stand: contested as soon as one of them is."""
    found = list(standings)
    if "denied" in found and ("told" in found or "claimed" in found):
        return "contested"
    return min(found, key=_FIRMNESS.index)


def once(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """The quotes without those that repeat the words of another one of the same report."""
    found: dict[tuple[str, str, str], Quote] = {}
    for quote in quotes:
        found.setdefault((quote.report, quote.text, quote.voice), quote)
    return tuple(found.values())
