"""Names: known ones, other runs of capitals with their kinds, and titles.

What the files and the words of a name say comes before the parser's recogniser, and a name that is
told with a title once is a person's wherever it stands in the article.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.mentions.kinds import NameJudge
from dragoman.extract.mentions.runs import RunFinder
from dragoman.extract.reading import Form
from dragoman.language.parse import Parse, Token
from dragoman.lexicon.agents import Agents, KnownName
from dragoman.records import Kind

LONGEST_OFFICE = 6  # words of an office with "of"


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens ``first`` to ``last`` that stand for something; ``entry`` as in ``KnownName``.

    ``lead`` is the first token of the title with which a name makes one phrase.
    """

    first: int
    last: int
    kind: Kind
    form: Form
    rule: str
    entry: str | None = None
    lead: int | None = None


def find_names(parse: Parse, agents: Agents) -> list[Found]:
    """The names of a text with their kinds, known names inside longer ones too; and the titles."""
    finder = RunFinder(parse, agents)
    runs = sorted(finder.told_elsewhere(finder.runs()), key=lambda run: run.first)
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
    titles = TitleFinder(parse, agents, {i for n in kept for i in range(n.first, n.last + 1)})
    return [*kept, *titles.joined(names)]


def _known_part(token: Token, agents: Agents) -> KnownName | None:
    """The name that a word made with a hyphen opens with: "U.S.-led"."""
    part, hyphen, _ = token.text.partition("-")
    if not hyphen or not part:
        return None
    names = agents.names.get(agents.plain(part), ())
    return next((n for n in names if n.surface == (part,)), None)


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
        name = _known_at(parse.tokens, i, agents, shouted) or _known_part(parse.tokens[i], agents)
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


class TitleFinder:
    """Finds the titles right before the names of persons; ``taken`` tokens belong to others."""

    def __init__(self, parse: Parse, agents: Agents, taken: Collection[int]) -> None:
        self.tokens, self.agents, self.taken = parse.tokens, agents, taken

    def joined(self, names: Iterable[Found]) -> Iterator[Found]:
        """The names, those of persons led by their titles, and the titles."""
        for name in names:
            title = self._title(name) if name.kind == "person" else None
            if title is None:
                yield name
            else:
                yield replace(name, lead=title.first)
                yield title

    def _title(self, name: Found) -> Found | None:
        """The title before a name, honorifics left out."""
        last = name.first - 1
        if last >= 0 and self.tokens[last].text == ".":
            last -= 1
        first = self._start(last)
        honorific = self.agents.naming["honorific"]
        while first <= last and self.agents.bare(self.tokens[first]) in honorific:
            first += 1
        while first <= last and self.agents.bare(self.tokens[last]) in honorific:
            last -= 1
        if first > last or self.tokens[first].sentence != self.tokens[name.first].sentence:
            return None
        return Found(first, last, "role", "name", "title-before-name")

    def _start(self, last: int) -> int:
        """The first token of the title that ends at ``last``; one past it where there is none."""
        first = last + 1
        if last < 0 or not self._in_title(last, True):
            office = self._office_of(last)
            if office is None:
                return first
            first = office
        while first > 0 and self._in_title(first - 1, first - 1 == last):
            first -= 1
        return first

    def _office_of(self, last: int) -> int | None:
        """The head of an office with "of": "Secretary of State", "Chief of Army Staff"."""
        for i in range(last, max(last - LONGEST_OFFICE, 0), -1):
            token = self.tokens[i]
            if token.lower == "of":
                head = self.tokens[i - 1]
                titled = self.agents.is_title(head.lower) and head.text[0].isupper()
                return i - 1 if titled and i < last else None
            if not (token.text[0].isupper() or token.lower in ("and", "the")):
                return None
        return None

    def _in_title(self, i: int, at_end: bool) -> bool:
        token = self.tokens[i]
        if i in self.taken or token.pos in ("ADP", "VERB", "AUX", "CCONJ", "DET", "ADV"):
            return False
        if self.agents.is_title(token.lower):
            return True
        return not at_end and (token.lower in self.agents.naming["modifier"] or token.text in "-.")
