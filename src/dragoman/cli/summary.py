"""What one report tells, in plain text: the lines of the briefing without its quotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dragoman.analysis.briefing import Briefing, brief
from dragoman.analysis.days import day
from dragoman.analysis.outlook import Prospect
from dragoman.analysis.quotes import Quote, Standing
from dragoman.analysis.timeline import Happening
from dragoman.analysis.wording import load_wording
from dragoman.records import Article, Coding

_HEADINGS: Mapping[Standing, str] = {
    "told": "told as fact",
    "claimed": "claimed or hedged",
    "contested": "contested",
    "negated": "told as not done",
    "open": "announced, asked for, possible: not done as far as told",
}


def draw_summary(coding: Coding) -> str:
    """Head of the report, what happened by how it stands, who stands where, what may follow."""
    page = brief([coding], drawn=False)
    lines = [_head(coding.article)]
    for standing, heading in _HEADINGS.items():
        told = [each for each in (*page.happened, *page.ahead) if each.standing == standing]
        lines += _section(heading, map(_act, told))
    lines += _section("who stands where", _ties(page))
    lines += _section("what may follow", map(_prospect, page.prospects))
    return "\n".join(lines)


def count_line(page: Briefing) -> str:
    """How many happenings stand how, in one line."""
    amounts = {heading.split(",")[0]: page.counts.get(s, 0) for s, heading in _HEADINGS.items()}
    amounts["contested"] = len(page.contested)
    amounts["announced"] = len(page.ahead)
    reports = f"{len(page.articles)} report{'s' if len(page.articles) != 1 else ''}"
    return f"{reports}: " + ", ".join(f"{amount} {name}" for name, amount in amounts.items())


def _head(article: Article) -> str:
    published = day(article.published) if article.published else "date unknown"
    origin = ", ".join(each for each in (article.source, published, article.dateline) if each)
    notes = "".join(f"\n  note: {note}" for note in article.notes)
    return f"{article.headline or 'Without a headline'}\n{origin}   {article.id}{notes}"


def _section(heading: str, lines: Iterable[str]) -> list[str]:
    found = [f"    {line}" for line in dict.fromkeys(lines)]
    return [f"  {heading}", *found] if found else []


def _act(each: Happening) -> str:
    act = load_wording().events[each.type] + (f" ({each.mode})" if each.mode else "")
    who = each.doers if each.actors else f"somebody {each.doers}".rstrip()
    whom = ", ".join(dict.fromkeys((*each.recipients, *each.assets)))
    place = f", at {each.place}" if each.place else ""
    status = f" [{each.status}]" if each.standing == "open" else ""
    return (
        f"{each.when:<20} {who}: {act}"
        + (f" -> {whom}" if whom else "")
        + place
        + status
        + _voice(each.quotes[0])
    )


def _voice(quote: Quote) -> str:
    return f"   (says {quote.voice})" if quote.voice else ""


def _ties(page: Briefing) -> Iterator[str]:
    verbs = load_wording().relations
    for tie in page.ties:
        if tie.standing in ("told", "claimed", "contested"):
            yield f"{tie.subject} {verbs[tie.kind]} {tie.object}{_voice(tie.quotes[0])}"


def _prospect(each: Prospect) -> str:
    condition = f"{each.condition}: " if each.condition else ""
    cause = f"{each.cause} -> " if each.cause else ""
    return f"{condition}{cause}{each.effect}   [{each.status}]{_voice(each.quote)}"
