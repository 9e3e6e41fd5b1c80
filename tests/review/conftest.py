"""A project with two reports, and its reviewers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.corpus import Corpus
from dragoman.records import Coding
from dragoman.store.base import Source
from dragoman.store.deciding import By
from tests.reports import first, second

ADA, BEN = By("ada"), By("ben")
Keep = Callable[..., None]


def keep(corpus: Corpus, *codings: Coding) -> None:
    """Puts codings into the project, as a run does."""
    project = corpus.project
    run = project.store.begin(project.coder())
    for coding in codings:
        project.keep(coding, Source(coding.article.id.encode(), "x.txt"), run)


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    made = Corpus(tmp_path / "p")
    keep(made, first(), second())
    yield made
    made.close()
