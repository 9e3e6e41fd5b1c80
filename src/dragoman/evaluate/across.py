"""Scores of what is joined across reports, on gold of several reports (``across_*.yaml``).

Triggers stand for accounts. Pairs and B-cubed count the listed triggers of current versions that
the coder found; "all triggers" counts those that it missed too, each by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from dragoman.across.merging import Across, across
from dragoman.across.records import Event
from dragoman.errors import DataError
from dragoman.evaluate.scores import Evaluation, Score
from dragoman.files import read_yaml
from dragoman.ontology import load_ontology
from dragoman.records import Article, Coding, EventReport, Span

Gold = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Account:
    """A listed trigger: which gold event it tells of, and which of our events it is put to."""

    name: str
    report: str
    gold: str
    ours: str | None
    background: bool
    flagged: bool


def read_across(path: Path) -> Gold:
    """A gold file of several reports. Raises DataError where it has no reports and events."""
    content = read_yaml(path)
    if not isinstance(content, dict) or not {"reports", "events"} <= content.keys():
        raise DataError("no reports and events", where=path.name, remedy="see tests/gold")
    return content


def is_across(path: Path) -> bool:
    """Whether a gold file is one of several reports."""
    content = read_yaml(path)
    return isinstance(content, dict) and {"reports", "events"} <= content.keys()


def score_across(gold: Gold, code: Callable[[Article], Coding]) -> Evaluation:
    """The gold reports coded, joined and compared."""
    codings = {each["id"]: code(article_of(each)) for each in gold["reports"]}
    made = across(codings.values())
    accounts = list(_accounts(gold, codings, made))
    errors: list[str] = []
    scores = {
        "across merged pairs": _pairs(accounts, errors),
        "across b-cubed": _b_cubed([each for each in accounts if each.ours]),
        "across b-cubed all triggers": _b_cubed(accounts),
        "across triggers found": _share([each.ours is not None for each in accounts]),
        "across background": _background(accounts, errors),
        "across background marked": _marked(accounts),
        "across copies": _sets(_gold_copies(gold), made.copies, errors, "copies"),
        "across versions": _sets(_gold_versions(gold), set(made.superseded.items()), errors, "v"),
        "across contested": _contested(gold, accounts, made, errors),
        "across sources": _sources(gold, accounts, made, errors),
        "across parts": _parts(gold, accounts, made, errors),
    }
    return Evaluation(scores, tuple(errors))


def article_of(report: Gold) -> Article:
    """A report of the gold as an article."""
    day = report["published"]
    return Article(
        report["id"],
        report["text"],
        headline=None,
        published=day if isinstance(day, date) else date.fromisoformat(day),
        language="en",
        source=report["source"],
        url=report.get("url"),
    )


def _accounts(gold: Gold, codings: Mapping[str, Coding], made: Across) -> Iterator[Account]:
    told = [(e, a, r) for e in made.events for a in e.accounts for r in a.reports]
    home = {(a.article, r): e.id for e, a, r in told}
    flag = {(a.article, r): a.background for _, a, r in told}
    old = {pair["older"] for pair in gold.get("supersedes", ())}
    for event in gold["events"]:
        for each in event["accounts"]:
            report = each["report"]
            if report in old:
                continue
            found = _report_of(codings[report], each, event["type"])
            key = (report, found.id) if found else None
            ours = home.get(key) if key else None
            name = f"{report} {each['trigger']!r}"
            marked = bool(key and flag.get(key))
            yield Account(name, report, event["id"], ours, each["background"], marked)


def _report_of(coding: Coding, account: Gold, kind: str) -> EventReport | None:
    """The event report on a trigger: of the gold's type if there is one, else of the same quad.

    The coder tells an attack and its harm ("shells hit a queue, killing ten") as one event, so a
    word that no trigger holds goes with the only event of the gold's type in its sentence.
    """
    text, words = coding.article.text, re.escape(account["trigger"])
    spans = [Span(*each.span()) for each in re.finditer(rf"(?<!\w){words}(?!\w)", text)]
    wanted = spans[account.get("n", 1) - 1]
    on = [event for event in coding.events if event.trigger.overlaps(wanted)]
    quad = load_ontology().types[kind].quad
    if on:
        return min(on, key=lambda e: (e.type != kind, e.quad != quad, e.trigger))
    around = [e for e in coding.events if any(s.covers(wanted) for s in e.evidence)]
    alike = [event for event in around if event.type == kind == "ASSAULT"]
    return alike[0] if len(alike) == 1 else None


def _pairs(accounts: Sequence[Account], errors: list[str]) -> Score:
    """Pairs of found triggers: ours are joined, right if of one gold event."""
    found = [each for each in accounts if each.ours]
    ours = right = gold = 0
    for one, two in combinations(found, 2):
        joined, same = one.ours == two.ours, one.gold == two.gold
        ours += joined
        gold += same
        right += joined and same
        if joined and not same:
            errors.append(f"false pair: {one.name} ({one.gold}) + {two.name} ({two.gold})")
        if same and not joined:
            errors.append(f"missed pair: {one.name} + {two.name} ({one.gold})")
    return Score(ours, right, gold, right)


def _b_cubed(accounts: Sequence[Account]) -> Score:
    """Precision and recall of B-cubed, in hundredths of a trigger."""
    homes = [each.ours or f"alone {number}" for number, each in enumerate(accounts)]
    precision = recall = 0.0
    for one, home in zip(accounts, homes, strict=True):
        mine = [a for a, h in zip(accounts, homes, strict=True) if h == home]
        theirs = [a for a in accounts if a.gold == one.gold]
        both = sum(1 for a in mine if a.gold == one.gold)
        precision += both / len(mine)
        recall += both / len(theirs)
    whole = 100 * len(accounts)
    return Score(whole, round(100 * precision), whole, round(100 * recall))


def _share(right: Sequence[bool]) -> Score:
    return Score(len(right), sum(right), len(right), sum(right))


def _background(accounts: Sequence[Account], errors: list[str]) -> Score:
    """Found triggers in the background.

    Right where they stand with accounts of their event only, one of another report among them if
    there is one.
    """
    found = [each for each in accounts if each.ours]
    right = []
    for one in (each for each in found if each.background):
        beside = [each for each in found if each.ours == one.ours and each is not one]
        others = [e for e in found if e.gold == one.gold and e.report != one.report]
        clean = all(each.gold == one.gold for each in beside)
        joined = not others or any(each.report != one.report for each in beside)
        right.append(clean and joined)
        if not right[-1]:
            errors.append(f"background: {one.name} ({one.gold})")
    return _share(right)


def _marked(accounts: Sequence[Account]) -> Score:
    """Background as marked by us against that of the gold."""
    found = [each for each in accounts if each.ours]
    right = sum(1 for each in found if each.background and each.flagged)
    ours = sum(1 for each in found if each.flagged)
    return Score(ours, right, sum(1 for each in found if each.background), right)


def _gold_copies(gold: Gold) -> set[tuple[str, str]]:
    """Pairs of a report and a copy of it, whole or inside a longer one; versions are no copies."""
    pairs = set[tuple[str, str]]()
    for group in gold.get("copies", ()):
        pairs.update(combinations(sorted(group["reports"]), 2))
        pairs.update(
            tuple(sorted((one, two))) for one in group["reports"] for two in group["inside"]
        )
    return pairs


def _gold_versions(gold: Gold) -> set[tuple[str, str]]:
    return {(pair["older"], pair["newer"]) for pair in gold.get("supersedes", ())}


def _sets(wanted: set[Any], ours: set[Any], errors: list[str], what: str) -> Score:
    errors.extend(f"{what} missed: {each}" for each in sorted(wanted - ours))
    errors.extend(f"{what} too many: {each}" for each in sorted(ours - wanted))
    right = len(wanted & ours)
    return Score(len(ours), right, len(wanted), right)


def _main(gold: Gold, accounts: Sequence[Account], made: Across) -> dict[str, Event]:
    """Of each gold event the one of ours that holds most of its accounts."""
    events = {event.id: event for event in made.events}
    found = {}
    for event in gold["events"]:
        homes = [each.ours for each in accounts if each.gold == event["id"] and each.ours]
        if homes:
            found[event["id"]] = events[max(sorted(set(homes)), key=homes.count)]
    return found


def _contested(gold: Gold, accounts: Sequence[Account], made: Across, errors: list[str]) -> Score:
    main = _main(gold, accounts, made)
    wanted = {event["id"] for event in gold["events"] if event["contested"] and event["id"] in main}
    ours = {name for name, event in main.items() if _denied(event)}
    return _sets(wanted, ours, errors, "contested")


def _denied(event: Event) -> bool:
    """Whether the act, or having done it, is denied by one account and upheld by another."""
    blamed = "doer" in event.contested and any(each.denied for each in event.accounts)
    return event.standing == "contested" or blamed


def _sources(gold: Gold, accounts: Sequence[Account], made: Across, errors: list[str]) -> Score:
    """Whether the number of independent outlets is right."""
    main = _main(gold, accounts, made)
    right = []
    for event in gold["events"]:
        if event["id"] in main:
            ours = main[event["id"]].sources
            right.append(ours == event["voices"])
            if not right[-1]:
                errors.append(f"sources of {event['id']}: {ours}, not {event['voices']}")
    return _share(right)


def _parts(gold: Gold, accounts: Sequence[Account], made: Across, errors: list[str]) -> Score:
    """Pairs of part and whole, of gold events that both were found."""
    main = _main(gold, accounts, made)
    names = {event.id: name for name, event in main.items()}
    found = {
        (names[event.id], names[event.part_of])
        for event in made.events
        if event.part_of and event.id in names and event.part_of in names
    }
    wanted = {(p["part"], p["whole"]) for p in gold.get("parts", ())}
    return _sets({p for p in wanted if set(p) <= main.keys()}, found, errors, "part")
