"""Decisions about actors: two are one, mentions are of somebody else, one is added, one undone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import ProjectError, UsageError
from dragoman.records import Coding, Mention, Span
from dragoman.store.base import Judgement
from dragoman.store.locating import locate, locate_article
from dragoman.store.project import Project, write_page
from dragoman.store.queries import Filter, find_articles
from dragoman.store.rulings import numbered, revised, rulings_of

ADDED = "added.tsv"
_HEADER = (
    "# Actors added by `dragoman actors add`: made from the decisions, so do not edit it.\n"
    "# A file of your own beside it, with the same columns, is read as well.\n"
)
_LISTS = "`dragoman show actors` lists those of the project, `dragoman actors search` all"


@dataclass(frozen=True, slots=True)
class By:
    """Who decides, and why."""

    person: str
    comment: str = ""


def merge(project: Project, kept: str, other: str, by: By) -> Judgement:
    """Mentions of ``other`` count as mentions of ``kept``. Raises UsageError.

    The decision points at the first mention of ``other`` in the project.
    """
    rulings = rulings_of(project.store.decisions())
    article, other = locate(project.store.connection, "actors", other)
    kept, name = identified(project, kept)
    if rulings.follow(kept) == rulings.follow(other):
        raise UsageError(f"{kept} and {other} are one already")
    first = next(m for m in project.store.get(article).mentions if m.actor == other)
    change = {"actor": rulings.follow(other), "into": rulings.follow(kept), "name": name}
    return _decide(project, "actors", "same", (project.store.get(article), first), change, by)


def split(project: Project, actor: str, article: str, words: str | None, by: By) -> Judgement:
    """Mentions of one article are not of ``actor``: all, or the chain with the ``words``.

    Raises UsageError where the article has no such mention.
    """
    db = project.store.connection
    coding = project.store.get(locate_article(db, article))
    actor, _ = identified(project, actor)
    follow = rulings_of(project.store.decisions()).follow
    own = [m for m in coding.mentions if m.actor and actor in (m.actor, follow(m.actor))]
    fits = [m for m in own if words in (None, m.span.of(coding.article.text))]
    if not fits:
        told = f" with the words {words!r}" if words else ""
        raise UsageError(f"{coding.article.id} has no mention of {actor}{told}")
    change = {"actor": actor, "whole": words is None}
    return _decide(project, "mentions", "different", (coding, fits[0]), change, by)


def add(project: Project, row: Mapping[str, str], by: By) -> Judgement:
    """An actor of the project's own, by the columns of ``own.COLUMNS``.

    Raises DataError where a field is not as it must be.
    """
    from dragoman.resolve.actors.own import COLUMNS, actor_from  # late: it loads the linker

    row = {name: " ".join(row.get(name, "").split()) for name in COLUMNS}  # one line of a table
    actor = actor_from(row)
    _dictionaries(project)  # nothing is decided that cannot be written
    change = {**row, "id": actor.id}
    judgement = Judgement(
        by.person, "add", "actors", "", Span(0, 0), actor.name, change=change, comment=by.comment
    )
    project.decide(judgement)
    _write_added(project)
    return judgement


def undo(project: Project, number: int, by: By) -> Judgement:
    """Takes back the decision of that number. Raises UsageError where it does not stand."""
    log = numbered(project.store.decisions())
    if not 1 <= number <= len(log) or not log[number - 1].stands:
        raise UsageError(
            f"no decision {number} stands", remedy="`dragoman actors decisions` lists them"
        )
    old = log[number - 1].judgement
    judgement = Judgement(
        by.person,
        "undo",
        old.layer,
        old.article,
        old.span,
        old.quote,
        change={"undoes": number},
        comment=by.comment,
    )
    project.decide(judgement)
    if old.layer == "actors" and old.verdict in ("add", "undo"):
        _write_added(project)
    return judgement


def identified(project: Project, actor: str) -> tuple[str, str]:
    """Id and name of an actor of the project or the knowledge base, by its id or its one name.

    Raises UsageError where none or several have it.
    """
    from dragoman.resolve.actors import load_actors  # late: it loads the linker

    base = load_actors(project.dictionaries)
    if actor in base:
        return actor, base.actor(actor).name
    for row in _of_project(project, actor):
        return row
    found = base.search(actor, 6)
    if len(found) == 1:
        return found[0].id, found[0].name
    ids = ", ".join(f"{each.id} ({each.name})" for each in found[:5])
    raise UsageError(
        f"{actor!r} may be {ids}" if found else f"no actor {actor!r}",
        remedy="give one of these ids" if found else _LISTS,
    )


def _of_project(project: Project, actor: str) -> Iterator[tuple[str, str]]:
    try:
        article, found = locate(project.store.connection, "actors", actor)
    except UsageError:
        return
    coding = project.store.get(article)
    yield from ((each.id, each.name) for each in coding.actors if each.id == found)


def _decide(
    project: Project,
    layer: str,
    verdict: str,
    at: tuple[Coding, Mention],
    change: Mapping[str, Any],
    by: By,
) -> Judgement:
    coding, mention = at
    text, span = coding.article.text, mention.span
    before, after = text[max(span.start - 30, 0) : span.start], text[span.end : span.end + 30]
    judgement = Judgement(
        by.person,
        verdict,
        layer,
        coding.article.id,
        span,
        span.of(text),
        before,
        after,
        change,
        by.comment,
    )
    project.decide(judgement)
    return judgement


def _dictionaries(project: Project) -> Path:
    if project.dictionaries is None:
        raise ProjectError("a project in memory has no dictionaries", remedy="give it a folder")
    return project.dictionaries


def _write_added(project: Project) -> None:
    """Writes the file of added actors from the decisions that stand."""
    from dragoman.resolve.actors.own import COLUMNS  # late: it loads the linker

    dictionaries = _dictionaries(project)
    log = numbered(project.store.decisions())
    own = [r.judgement for r in log if r.stands and r.judgement.layer == "actors"]
    rows = [judgement.change for judgement in own if judgement.verdict == "add"]
    lines = ["\t".join(COLUMNS), *("\t".join(row[name] for name in COLUMNS) for row in rows)]
    write_page(dictionaries / "actors" / ADDED, _HEADER + "\n".join(lines) + "\n")


def mentions_of(project: Project, actor: str) -> Iterator[tuple[Coding, Sequence[Mention]]]:
    """The articles that mention an actor, as decided, each with its mentions of it."""
    rulings = rulings_of(project.store.decisions())
    for row in find_articles(project.store.connection, Filter(actor=rulings.follow(actor))):
        coding = revised(project.store.get(row["id"]), rulings)
        own = [m for m in coding.mentions if m.actor == rulings.follow(actor)]
        if own:
            yield coding, own
