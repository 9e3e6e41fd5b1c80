"""Do two reviewers agree? Cohen's kappa and Krippendorff's alpha over what both have judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from dragoman.exchange.tables import Table, table_of
from dragoman.store.reviewing import about_records
from dragoman.store.rulings import Ruling

Verdicts = Mapping[tuple[str, str, str], str]  # (article, layer, words and type) -> verdict
_COLUMNS = ("people", "layer", "records", "agree", "observed", "kappa", "alpha", "differ")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two people agree on the records that both judged.

    ``kappa`` and ``alpha`` are None where they have no meaning: nothing in common, or one verdict
    for everything, where chance alone explains all.
    """

    people: tuple[str, str]
    layer: str
    records: int
    agree: int
    kappa: float | None
    alpha: float | None
    differ: tuple[str, ...]


def verdicts(rulings: Iterable[Ruling]) -> dict[str, dict[tuple[str, str, str], str]]:
    """By person the last verdict that stands on each record; comments and additions are none."""
    found: dict[str, dict[tuple[str, str, str], str]] = {}
    for ruling in rulings:
        each = ruling.judgement
        if (
            ruling.stands
            and about_records(each)
            and each.verdict in ("accept", "reject", "correct")
        ):
            key = each.change.get("key") or each.change.get("seen") or {}
            about = f"{each.quote} {sorted(key.items())!r} {each.span.start}"
            found.setdefault(each.person, {})[each.article, each.layer, about] = each.verdict
    return found


def agreements(rulings: Iterable[Ruling]) -> list[Agreement]:
    """Every two people who judged the same records, over all layers and in each."""
    given = verdicts(rulings)
    found = []
    for one, two in combinations(sorted(given), 2):
        common = sorted(given[one].keys() & given[two].keys())
        for layer in ("all", *sorted({key[1] for key in common})):
            keys = [key for key in common if layer in ("all", key[1])]
            if keys:
                found.append(_agreement((one, two), layer, keys, given))
    return found


def _agreement(
    people: tuple[str, str],
    layer: str,
    keys: list[tuple[str, str, str]],
    given: Mapping[str, Verdicts],
) -> Agreement:
    pairs = [(given[people[0]][key], given[people[1]][key]) for key in keys]
    differ = tuple(
        f"{key[0]} {key[1]} {key[2].split(' [(')[0]!r}: {one}, {two}"
        for key, (one, two) in zip(keys, pairs, strict=True)
        if one != two
    )
    kappa, alpha = coefficients(pairs)
    return Agreement(people, layer, len(keys), len(keys) - len(differ), kappa, alpha, differ)


def coefficients(pairs: Iterable[tuple[str, str]]) -> tuple[float | None, float | None]:
    """Cohen's kappa and Krippendorff's alpha (nominal) of pairs of verdicts."""
    from nltk.metrics.agreement import AnnotationTask  # late: it loads much

    rows = [
        (coder, str(number), verdict)
        for number, pair in enumerate(pairs)
        for coder, verdict in zip("ab", pair, strict=True)
    ]
    if len({verdict for _, _, verdict in rows}) < 2:
        return None, None
    task = AnnotationTask(rows)
    return float(task.kappa()), float(task.alpha())


def as_table(found: Iterable[Agreement]) -> Table:
    rows = [
        {
            "people": " and ".join(each.people),
            "layer": each.layer,
            "records": each.records,
            "agree": each.agree,
            "observed": round(each.agree / each.records, 3),
            "kappa": None if each.kappa is None else round(each.kappa, 3),
            "alpha": None if each.alpha is None else round(each.alpha, 3),
            "differ": list(each.differ),
        }
        for each in found
    ]
    return table_of(rows, _COLUMNS, _COLUMNS[:-1])
