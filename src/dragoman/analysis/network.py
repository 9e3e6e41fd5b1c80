"""Who stands with whom and against whom, and who holds which post: ties with their sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.analysis.account import Names
from dragoman.analysis.days import tell
from dragoman.analysis.quotes import Quote, Standing, once, quote_of, standing_of, together
from dragoman.analysis.wording import Wording
from dragoman.records import Coding, Relation

_SAID = ("told", "claimed", "contested")


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two actors (or an actor and a thing), told once or several times."""

    subject: str
    subject_key: str
    kind: str
    object: str
    object_key: str
    title: str
    when: str
    status: str
    standing: Standing
    quotes: tuple[Quote, ...]

    def sign(self, wording: Wording) -> int:
        """1 for standing with, -1 against, 0 where it is neither or not told as so."""
        return wording.signs.get(self.kind, 0) if self.standing in _SAID else 0


def ties(codings: Iterable[Coding]) -> tuple[Tie, ...]:
    """The relations of some reports, the same one of several reports joined; by subject."""
    groups: dict[object, list[tuple[Coding, Names, Relation]]] = {}
    for coding in codings:
        names = Names(coding)
        for relation in coding.relations:
            key = (
                names.key(relation.subject),
                relation.kind,
                names.key(relation.object),
                relation.status,
            )
            groups.setdefault(key, []).append((coding, names, relation))
    return tuple(sorted(map(_tie, groups.values()), key=lambda t: (t.subject, t.kind, t.object)))


def _tie(group: Sequence[tuple[Coding, Names, Relation]]) -> Tie:
    coding, names, first = group[0]
    dated = first.begin is not None or first.finish is not None
    return Tie(
        names.of(first.subject),
        names.key(first.subject),
        first.kind,
        names.of(first.object),
        names.key(first.object),
        first.title.of(coding.article.text) if first.title else "",
        tell(first.begin, first.finish, first.date_precision) if dated else "",
        first.status,
        together(standing_of(relation) for _, _, relation in group),
        once(quote_of(each, "relations", relation.id) for each, _, relation in group),
    )


@dataclass(frozen=True, slots=True)
class Matrix:
    """Signed ties as a table: ``cells[row, column]`` is "+", "−", or "±" where both are told.

    The sign stands in brackets where nobody tells it as plain fact.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], str]


def matrix(found: Iterable[Tie], wording: Wording, size: int = 12) -> Matrix:
    """The signed ties between those who have most of them."""
    signed = [tie for tie in found if tie.sign(wording)]
    count = Counter(name for tie in signed for name in (tie.subject, tie.object))
    kept = {name for name, _ in sorted(count.items(), key=lambda each: (-each[1], each[0]))[:size]}
    pairs: dict[tuple[str, str], list[Tie]] = {}
    for tie in signed:
        if {tie.subject, tie.object} <= kept:
            pairs.setdefault((tie.subject, tie.object), []).append(tie)
    return Matrix(
        tuple(sorted({row for row, _ in pairs})),
        tuple(sorted({column for _, column in pairs})),
        {pair: _symbol(both, wording) for pair, both in pairs.items()},
    )


def _symbol(both: Sequence[Tie], wording: Wording) -> str:
    signs = {tie.sign(wording) for tie in both}
    sign = "±" if len(signs) > 1 else "+" if signs == {1} else "−"
    return sign if any(tie.standing == "told" for tie in both) else f"({sign})"
