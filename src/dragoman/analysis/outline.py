"""The briefing as plain lines with footnotes, for forms that have no page of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.analysis.account import one_line
from dragoman.analysis.briefing import Briefing, Holding
from dragoman.analysis.changes import Changes
from dragoman.analysis.contests import Contest
from dragoman.analysis.control import Entry
from dragoman.analysis.days import day
from dragoman.analysis.network import Tie
from dragoman.analysis.outlook import Prospect
from dragoman.analysis.people import Figure
from dragoman.analysis.quotes import Quote
from dragoman.analysis.timeline import Happening
from dragoman.analysis.wording import load_wording
from dragoman.records import Article

BADGES: Mapping[str, str] = {
    "told": "told as fact",
    "claimed": "claimed",
    "contested": "contested",
    "negated": "not done",
    "denied": "denied",
    "open": "not done yet",
}
_HELD = {
    "holding": "holds it",
    "taking": "took it",
    "loss": "held it until then",
    "attempt": "is said to seek it",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One statement, how it stands, and the sentences that it rests on."""

    text: str
    badge: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of a level (2 or 3) with its lines; ``none`` is said where there are none."""

    heading: str
    lines: tuple[Line, ...]
    none: str = ""
    level: int = 2


def lead(briefing: Briefing) -> str:
    """The sentence below the title: how many reports, of whom, of which days."""
    count = len(briefing.articles)
    of = f" from {', '.join(briefing.sources)}" if briefing.sources else ""
    return f"{count} report{'' if count == 1 else 's'}{of}, {briefing.period}."


GUIDE = (
    "Every line rests on a sentence of a report, quoted in its footnote. Only what is marked “told"
    " as fact” is told by the reporter as plain fact; “claimed” has a speaker who vouches for it or"
    " a word that weakens it; “contested” is asserted by one voice and denied by another. Who"
    " stands in brackets is only said to have done it, even where the act itself is told as fact."
    " “By 3 July” means that the text gives no day, and that it must have been before its report."
    " The program read these reports by rule; it may have misread them."
)


def parts(briefing: Briefing) -> Iterator[Part]:
    """All sections of the briefing in their order."""
    if briefing.changed is not None:
        yield from _changes(briefing.changed)
    if briefing.key:
        yield Part("Key events", tuple(map(_dated, briefing.key)))
    yield Part("Who is who", tuple(_people(briefing.people)), "No actor was found.")
    yield Part("Timeline", tuple(map(_dated, briefing.happened)), "No event was found.")
    stands = "No report says who stands with whom or against whom."
    yield Part("Who stands where", tuple(map(_tie, briefing.ties)), stands)
    yield from _holdings(briefing.holdings)
    yield from _contested(briefing.contested)
    yield from _ahead(briefing)


def source_line(article: Article) -> str:
    """A report in the list of sources."""
    published = day(article.published) if article.published else "date of publication unknown"
    named = [article.headline or "Without a headline", article.source, published]
    return ", ".join(each for each in named if each) + "."


def footnote(quote: Quote, numbers: Mapping[str, int]) -> str:
    """A sentence with its voice and the number of its report."""
    voice = f" ({quote.voice})" if quote.voice else ""
    return f"“{one_line(quote.text)}”{voice} Report {numbers[quote.report]}, {quote.record}."


def _changes(found: Changes) -> Iterator[Part]:
    count = len(found.reports)
    told = f"{count} report{'' if count == 1 else 's'} published since then"
    yield Part(
        f"What changed since {day(found.since)}", (), told + ("." if found else "; nothing new.")
    )
    turned = (
        Line(
            f"{_act(t.happening)}: {BADGES[t.before]} before",
            BADGES[t.happening.standing],
            t.quotes,
        )
        for t in found.turned
    )
    handed = (
        Line(f"{h.thing}{_from(h.before)} to {' or '.join(n.name for n in h.now)}", "", quotes)
        for h in found.handed
        for quotes in [tuple(quote for now in h.now for quote in now.quotes[:1])]
    )
    sections: Sequence[tuple[str, Iterable[Line]]] = (
        ("Stands otherwise than before", turned),
        ("Newly contested", (_contest(each) for each in found.contested)),
        ("Held by others than before, or told so for the first time", handed),
        ("Newly told", (_dated(each) for each in found.happened)),
    )
    for heading, lines in sections:
        if listed := tuple(lines):
            yield Part(heading, listed, level=3)


def _from(names: Sequence[str]) -> str:
    return f" from {' or '.join(names)}" if names else ""


def _act(each: Happening) -> str:
    act = load_wording().events[each.type] + (f" ({each.mode})" if each.mode else "")
    whom = ", ".join(dict.fromkeys((*each.recipients, *each.assets)))
    place = f", at {each.place}" if each.place else ""
    who = each.doers if each.actors else f"Somebody {each.doers}".rstrip()
    return f"{who}: {act}" + (f" → {whom}" if whom else "") + place


def _dated(each: Happening) -> Line:
    return Line(f"{each.when}. {_act(each)}", BADGES[each.standing], each.quotes)


def _people(people: Iterable[Figure]) -> Iterator[Line]:
    for figure in people:
        if figure.described:
            posts = f": {'; '.join(figure.posts)}" if figure.posts else ""
            ties = "; ".join(_ends(tie) for tie in figure.told)
            quotes = tuple(tie.quotes[0] for tie in figure.told)
            yield Line(f"{figure.name}{posts}" + (f". Told: {ties}" if ties else ""), "", quotes)


def _ends(tie: Tie) -> str:
    verb = (
        tie.title
        if tie.kind == "holds_office" and tie.title
        else load_wording().relations[tie.kind]
    )
    return f"{tie.subject} {verb} {tie.object}" + (f" ({tie.when})" if tie.when else "")


def _tie(tie: Tie) -> Line:
    open_ = tie.standing == "open"
    badge = load_wording().statuses[tie.status] if open_ else BADGES[tie.standing]
    return Line(_ends(tie), "not so" if tie.standing == "negated" else badge, tie.quotes)


def _holdings(holdings: Sequence[Holding]) -> Iterator[Part]:
    yield Part("Who holds what", (), "" if holdings else "No report says who holds what.")
    for holding in holdings:
        names = " or ".join(holder.name for holder in holding.latest)
        latest = f", last told in the hands of {names}" if names else ""
        yield Part(f"{holding.page.thing}{latest}", tuple(map(_entry, holding.page.entries)), "", 3)


def _entry(entry: Entry) -> Line:
    ends = [day(entry.begin) if entry.begin else "", day(entry.finish) if entry.finish else ""]
    when = " to ".join(dict.fromkeys(end for end in ends if end))
    badge = "not so" if entry.standing == "negated" else BADGES[entry.standing]
    return Line(
        f"{entry.holder} {_HELD[entry.kind]}" + (f", {when}" if when else ""), badge, (entry.quote,)
    )


def _contested(found: Sequence[Contest]) -> Iterator[Part]:
    nothing = "No claim in these reports is denied by anyone in them."
    yield Part("Contested", (), "" if found else nothing)
    for each in found:
        sides = (Line("Asserted", "", each.asserted), Line("Denied", "", each.denied))
        yield Part(_matter(each), sides, "", 3)


def _contest(each: Contest) -> Line:
    return Line(_matter(each), BADGES["contested"], (*each.asserted[:1], *each.denied[:1]))


def _matter(each: Contest) -> str:
    wording = load_wording()
    act = wording.events.get(each.code) or wording.relations.get(each.code, each.code)
    return f"{', '.join(each.actors) or 'Somebody'}: {act} {', '.join(each.recipients)}".rstrip()


def _ahead(briefing: Briefing) -> Iterator[Part]:
    nothing = "" if briefing.prospects or briefing.ahead else "No report says what may follow."
    yield Part("What may follow", (), nothing)
    if briefing.prospects:
        lines = tuple(map(_prospect, briefing.prospects))
        yield Part("What leads to what, as the sources see it", lines, "", 3)
    if briefing.ahead:
        statuses = load_wording().statuses
        lines = tuple(
            Line(_act(h) + (f", {h.when}" if h.dated else ""), statuses[h.status], h.quotes)
            for h in briefing.ahead
        )
        yield Part("Announced, asked for, possible: not done as far as told", lines, "", 3)


def _prospect(each: Prospect) -> Line:
    condition = f"{each.condition}: " if each.condition else ""
    cause = f"{each.cause} → " if each.cause else ""
    sign = {"+": " rises", "-": " falls"}.get(each.sign, "")
    status = "" if each.status == "asserted" else load_wording().statuses[each.status]
    return Line(
        f"{condition}{cause}{each.effect or 'an effect that is not named'}{sign}",
        status,
        (each.quote,),
    )
