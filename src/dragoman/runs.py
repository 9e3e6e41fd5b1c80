"""One run: inputs read, coded, kept in a project if there is one; what failed, and why."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from io import BufferedReader
from typing import cast

from dragoman.engine.local import Fault, Outcome, code_articles
from dragoman.errors import DragomanError, InputError
from dragoman.pipeline import standard_kit
from dragoman.read.inputs import read_inputs
from dragoman.read.item import Given, Items, Report
from dragoman.records import Article, Coding
from dragoman.store.base import Coder, Source, Tally
from dragoman.store.project import Project

CodeAll = Callable[[Iterable[Article | None]], Iterator[Outcome]]


@dataclass(frozen=True, slots=True)
class Failed:
    """An input that was not coded. ``unexpected``: a fault of the program, not of the input."""

    error: DragomanError
    unexpected: bool = False


@dataclass(frozen=True, slots=True)
class Coded:
    """An input that was coded now, or (``anew`` false) before by the same coder."""

    coding: Coding
    anew: bool


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be read, what is said of it, and by how many processes it is coded."""

    inputs: Sequence[str]
    given: Given = field(default_factory=Given)
    workers: int = 1
    stdin: BufferedReader = field(default_factory=lambda: cast(BufferedReader, sys.stdin.buffer))


def run(task: Task, project: Project | None = None) -> Iterator[Coded | Failed]:
    """Codes the inputs in their order and keeps each coding as soon as it is made.

    What the project holds already, coded from the same bytes by the same coder, is not coded again,
    so a run that was broken off goes on where it stopped. Raises ProjectError, ModelError.
    """
    items = read_inputs(task.inputs, task.given, task.stdin)
    if project is None:
        yield from _coded(items, partial(code_articles, workers=task.workers), _Nothing())
        return
    keeper = _Keeper(project)
    kit = partial(standard_kit, project.dictionaries)
    try:
        yield from _coded(items, partial(code_articles, workers=task.workers, make_kit=kit), keeper)
    finally:
        keeper.close()


class _Nothing:
    """Keeps nothing, knows nothing."""

    def known(self, _: Report) -> bool:
        return False

    def keep(self, report: Report, outcome: Outcome) -> Coded | Failed:
        if isinstance(outcome, Coding):
            return Coded(outcome, True)
        what = outcome.what if isinstance(outcome, Fault) else ""
        return Failed(
            DragomanError(
                what,
                where=f"{report.name} ({report.article.id})",
                remedy="please report this fault",
            ),
            unexpected=True,
        )


class _Keeper(_Nothing):
    """Keeps codings in a project and counts how the run goes."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.coder: Coder = project.coder()
        self.run = project.store.begin(self.coder)
        self.coded = self.skipped = self.failed = 0

    def known(self, report: Report) -> bool:
        return self.project.current(report.article, _source(report), self.coder)

    def keep(self, report: Report, outcome: Outcome) -> Coded | Failed:
        if outcome is None:
            self.skipped += 1
            return Coded(self.project.store.get(report.article.id), False)
        made = super().keep(report, outcome)
        if isinstance(made, Coded):
            try:
                self.project.keep(made.coding, _source(report), self.run)
            except InputError as error:
                made = Failed(error)
        self.coded += isinstance(made, Coded)
        self.failed += isinstance(made, Failed)
        return made

    def close(self) -> None:
        self.project.store.finish(self.run, Tally(self.coded, self.skipped, self.failed))


def _source(report: Report) -> Source:
    return Source(report.content, report.name)


def _coded(items: Items, code: CodeAll, keeper: _Nothing) -> Iterator[Coded | Failed]:
    """The items in order: errors as they come, reports once they are coded."""
    waiting: deque[Report | InputError] = deque()

    def articles() -> Iterator[Article | None]:
        for item in items:
            waiting.append(item)
            skipped = isinstance(item, InputError) or keeper.known(item)
            yield None if isinstance(item, InputError) or skipped else item.article

    for outcome in code(articles()):
        item = waiting.popleft()
        if isinstance(item, InputError):
            yield Failed(item)
        else:
            yield keeper.keep(item, outcome)
