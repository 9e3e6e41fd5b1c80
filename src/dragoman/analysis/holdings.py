"""Who held what on a day, and all that is told of it: the ledger as a table of answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from dragoman.analysis.account import Names
from dragoman.analysis.control import Entry, Holder, Page, find_pages, holder_key, holders, ledger
from dragoman.errors import UsageError
from dragoman.exchange.tables import Row, Table
from dragoman.records import Coding

SHOWN = ("thing", "held", "what", "who", "since", "until", "standing", "voice", "sentence")
COLUMNS = (*SHOWN, "names", "on", "report", "published", "record")
TOLD = {"holding": "holds", "taking": "took", "loss": "lost", "attempt": "tried to take"}
UNDONE = {"holding": "does not hold", "taking": "did not take", "loss": "did not lose"}
ONE_SIDE = frozenset(["commands", "leads", "member_of", "holds_office", "speaks_for"])
MOST_NOTED = 12


@dataclass(frozen=True, slots=True)
class Held:
    """One thing on a day: who held it by whose word, and all statements about it in time.

    ``contested``: do voices disagree, on who held it or on what is told of a holder?
    """

    page: Page
    on: date | None
    holders: tuple[Holder, ...]
    contested: bool


def holdings(
    codings: Iterable[Coding], on: date | None, words: str | None = None
) -> tuple[Held, ...]:
    """The things that reports tell of, or those one of whose names holds all ``words``.

    ``on``: the day asked about; without one nobody is said to hold anything. Raises UsageError
    where ``words`` fit no thing.
    """
    given = list(codings)
    pages = ledger(given)
    found = find_pages(pages, words) if words else pages
    if words and not found:
        known = ", ".join(sorted({page.thing for page in pages})[:MOST_NOTED])
        raise UsageError(
            f"no report tells who holds {words!r}",
            remedy=f"reports tell of: {known}" if known else "no report tells who holds anything",
        )
    sides = _sides(given)
    return tuple(_held(page, on, sides) for page in found)


def _held(page: Page, on: date | None, sides: frozenset[frozenset[str]]) -> Held:
    found = holders(page, on) if on else ()
    apart = any(frozenset([a.key, b.key]) not in sides for a, b in combinations(found, 2))
    return Held(page, on, found, apart or any(h.standing == "contested" for h in found))


def _sides(codings: Sequence[Coding]) -> frozenset[frozenset[str]]:
    """Holders that are told to be one side: a commander and his army do not contest a port."""
    found = set()
    for coding in codings:
        names = Names(coding)
        for relation in coding.relations:
            if relation.kind in ONE_SIDE and relation.status not in ("negated", "denied"):
                ends = (holder_key(names, end) for end in (relation.subject, relation.object))
                found.add(frozenset(ends))
    return frozenset(found)


def as_table(held: Sequence[Held]) -> Table:
    """One row for each statement, those first that answer who held the thing on the day."""
    return Table(
        tuple(row for each in held for row in _rows(each)), COLUMNS, SHOWN, answer_of(held)
    )


def answer_of(held: Sequence[Held]) -> str:
    """The answer in words, a line for each thing: who held it, since when, on whose word."""
    lines = [_line(each) for each in held[:MOST_NOTED] if each.on]
    more = len(held) - MOST_NOTED
    return "\n".join([*lines, f"and {more} more things"] if more > 0 else lines)


def _line(held: Held) -> str:
    who = "; ".join(map(_holder, held.holders)) or "no report tells who held it"
    mark = " (contested)" if held.contested else ""
    return f"{held.page.thing} on {held.on}: {who}{mark}"


def _holder(holder: Holder) -> str:
    since = f" since {holder.since}" if holder.since else ""
    voices = list(dict.fromkeys(quote.voice for quote in holder.quotes))
    by = "as the reports tell" if "" in voices else "says " + ", ".join(voices)
    return f"{holder.name}{since}, {by}"


def _rows(held: Held) -> Iterator[Row]:
    proving = {quote.record for holder in held.holders for quote in holder.quotes}
    ordered = sorted(held.page.entries, key=lambda entry: entry.quote.record not in proving)
    for entry in ordered:
        yield {
            "thing": held.page.thing,
            "held": "yes" if entry.quote.record in proving else "",
            "what": _what(entry),
            "who": entry.holder,
            "since": _day(entry.begin),
            "until": _day(entry.finish),
            "standing": entry.standing,
            "voice": entry.quote.voice,
            "sentence": entry.quote.text,
            "names": list(held.page.names),
            "on": _day(held.on),
            "report": entry.quote.report,
            "published": _day(entry.seen),
            "record": entry.quote.record,
        }


def _what(entry: Entry) -> str:
    """The statement in words, as it stands: "failed to take" where the attempt came to nothing."""
    if entry.standing not in ("negated", "denied"):
        return TOLD[entry.kind]
    return "did not take" if entry.kind == "attempt" else UNDONE[entry.kind]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
