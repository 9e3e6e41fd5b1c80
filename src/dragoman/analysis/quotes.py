"""The sentence behind a line: marked words, whose voice it is, which report it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.across.records import Standing as Standing
from dragoman.analysis.account import Account, Piece, Record, Voice, account_of, evidence_of
from dragoman.records import Claim, Coding, EventReport, Relation


@dataclass(frozen=True, slots=True)
class Quote:
    """The evidence of one record. ``voice`` is empty where the narrator tells it himself.

    ``start`` is where it begins in the text of its report; ``account`` tells its words' parts.
    """

    report: str
    start: int
    record: str
    text: str
    voice: str
    cue: str
    hedge: str
    account: Account | None = field(default=None, compare=False, repr=False)

    @property
    def at(self) -> tuple[str, int]:
        """Report and offset: where it stands among the others."""
        return self.report, self.start

    @property
    def passages(self) -> list[list[Piece]]:
        """Its spans in pieces, marked where an account is at hand."""
        return self.account.passages if self.account else [[Piece(self.text, ())]]


def quote_of(coding: Coding, layer: str, record: str) -> Quote:
    """The evidence of a record, with the voice that vouches for it."""
    account = account_of(coding, layer, record)
    found, text, voices = account.record, coding.article.text, account.voices
    return Quote(
        coding.article.id,
        account.quote.start,
        found.id,
        " [...] ".join(span.of(text) for span in evidence_of(found)),
        voice_of(voices),
        voices[-1].cue or "" if voices else "",
        found.hedge.of(text) if found.hedge else "",
        account,
    )


def voice_of(voices: Sequence[Voice]) -> str:
    """Who says it, innermost first: "the spokesman, through TASS, according to the ministry"."""
    told = []
    for voice in reversed(voices):
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
    """The quotes without those whose words another one of the same report and voice holds too."""
    found: list[Quote] = []
    for quote in quotes:
        if any(_holds(other, quote) for other in found):
            continue
        found = [other for other in found if not _holds(quote, other)]
        found.append(quote)
    return tuple(found)


def _holds(one: Quote, other: Quote) -> bool:
    same = (one.report, one.voice) == (other.report, other.voice)
    return same and other.text in one.text
