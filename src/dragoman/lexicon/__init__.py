"""Compiled knowledge: the word lists and predicates of ``data`` as look-ups.

``Lexicon`` bundles what the extractors ask; each part is compiled by a module of this package from
its own files.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.lexicon.agents import Agents, load_agents
from dragoman.lexicon.hedges import Hedges, load_hedges
from dragoman.lexicon.predicates import Predicates, load_predicates
from dragoman.lexicon.reporting import Reporting, load_reporting


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The compiled word lists, one field a kind."""

    predicates: Predicates
    agents: Agents
    reporting: Reporting
    hedges: Hedges


@cache
def load_lexicon() -> Lexicon:
    """The lexicon of the package. Raises DataError where a file is unsound."""
    return Lexicon(
        predicates=load_predicates(),
        agents=load_agents(),
        reporting=load_reporting(),
        hedges=load_hedges(),
    )
