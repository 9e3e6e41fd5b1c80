"""Names: known ones, other runs of capitals with their kinds, and titles.

What the files and the words of a name say comes before the parser's recogniser, and a name that is
told with a title once is a person's wherever it stands in the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.name_kinds import NameJudge
from dragoman.extract.name_runs import RunFinder
from dragoman.extract.reading import Form
from dragoman.language.parse import Parse, Token
from dragoman.lexicon.agents import Agents, KnownName
from dragoman.records import Kind


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens ``first`` to ``last`` that stand for something; ``entry`` as in ``KnownName``."""

    first: int
    last: int
    kind: Kind
    form: Form
    rule: str
    entry: str | None = None


def find_names(parse: Parse, agents: Agents) -> list[Found]:
    """The names of a text with their kinds, known names inside longer ones too; and the titles."""
    finder = RunFinder(parse, agents)
    runs = finder.runs()
    known = list(_known(parse, agents, finder.shouted))
    exact = {(name.first, name.last) for name in known}
    judge = NameJudge(parse, agents, runs)
    names = []
    for run in runs:
        if (run.first, run.last) not in exact and not judge.is_common(run):
            kind, rule = judge.kind(run)
            names.append(Found(run.first, run.last, kind, "name", rule))
    personal = {i for n in names if n.kind == "person" for i in range(n.first, n.last + 1)}
    kept = [name for name in known if name.first not in personal]  # not the "Jordan" of a person
    kept = [_of_a_people(parse, name) for name in kept]
    return [*kept, *names, *_titles(parse, agents, names)]


def _of_a_people(parse: Parse, name: Found) -> Found:
    """The name with its kind: "the Libyans" are a nation, "Libyans" only some of its people."""
    if not (name.entry or "").startswith("nation:") or parse.tokens[name.last].tag == "JJ":
        return name
    before = parse.tokens[name.first - 1].lower if name.first else ""
    return name if before == "the" else replace(name, kind="group")


def _known(parse: Parse, agents: Agents, shouted: set[int]) -> Iterator[Found]:
    """The names of the files, the longest at each place."""
    i = 0
    while i < len(parse.tokens):
        name = _known_at(parse.tokens, i, agents, shouted)
        if name is None:
            i += 1
            continue
        last = i + len(name.words) - 1
        yield Found(i, last, name.kind, "name", "known-name", name.entry)
        i = last + 1


def _known_at(
    tokens: Sequence[Token], i: int, agents: Agents, shouted: set[int]
) -> KnownName | None:
    for name in agents.names.get(agents.plain(tokens[i].text), ()):
        words = tokens[i : i + len(name.words)]
        if tuple(agents.plain(word.text) for word in words) != name.words:
            continue
        if name.cased and (tokens[i].text != name.surface[0] or tokens[i].sentence in shouted):
            continue
        if tokens[i].text[0].islower() and name.surface[0][0].isupper():
            continue
        return name
    return None


def _titles(parse: Parse, agents: Agents, names: Iterable[Found]) -> Iterator[Found]:
    """The titles right before the names of persons, honorifics left out."""
    tokens = parse.tokens
    for name in names:
        if name.kind != "person":
            continue
        last = name.first - 1
        if last >= 0 and tokens[last].text == ".":
            last -= 1
        first = last + 1
        while first > 0 and _in_title(tokens[first - 1], agents, first - 1 == last):
            first -= 1
        while first <= last and agents.bare(tokens[first]) in agents.naming["honorific"]:
            first += 1
        if first <= last and tokens[first].sentence == tokens[name.first].sentence:
            yield Found(first, last, "role", "name", "title-before-name")


def _in_title(token: Token, agents: Agents, at_end: bool) -> bool:
    if token.pos in ("ADP", "VERB", "AUX", "CCONJ", "DET", "ADV"):
        return False
    if agents.is_title(token.lower):
        return True
    return not at_end and (token.lower in agents.naming["modifier"] or token.text in "-.")
