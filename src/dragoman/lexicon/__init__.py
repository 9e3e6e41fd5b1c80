"""Compiled knowledge: the word lists and predicates of ``data`` as look-ups.

``Lexicon`` bundles what the extractors ask; each part is compiled by a module of this package from
its own files.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.lexicon.agents import Agents, load_agents
from dragoman.lexicon.hedges import Hedges, load_hedges
from dragoman.lexicon.predicates import PACKAGED, Predicates, load_predicates
from dragoman.lexicon.reporting import Reporting, load_reporting


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The compiled word lists, one field a kind."""

    predicates: Predicates
    agents: Agents
    reporting: Reporting
    hedges: Hedges


@cache
def load_lexicon(dictionaries: Path | None = None) -> Lexicon:
    """The lexicon of the package, with the user's own files where a folder of them is given.

    ``dictionaries/predicates`` adds senses or replaces them. Raises DataError where a file is
    unsound.
    """
    own = dictionaries / "predicates" if dictionaries else None
    folders = (PACKAGED, own) if own and own.is_dir() else ()
    return Lexicon(
        predicates=load_predicates(*folders),
        agents=load_agents(),
        reporting=load_reporting(),
        hedges=load_hedges(),
    )
