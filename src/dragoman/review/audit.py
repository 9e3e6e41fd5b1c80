"""How right the coder is on the user's own reports: a drawn sample, reviewed, as precision.

The sample is drawn once with a seed, stratified by layer and type, and written down in the project;
what people then decide about its records is the score. Precision is estimated over the whole corpus
by weighing each stratum with its size; intervals are Wilson's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import sqrt
from pathlib import Path
from random import Random
from typing import Any

from dragoman.errors import ProjectError, UsageError
from dragoman.exchange.tables import Table, table_of
from dragoman.records import Span
from dragoman.store.anchors import Anchor, match, place_of
from dragoman.store.anchors import anchor as anchor_at
from dragoman.store.project import Project, write_page
from dragoman.store.reviewing import Review

AUDITED = ("events", "claims", "relations")
LEAST = 20  # reviewed records from which on a layer or type gets a figure of its own
FILE = "audit.json"
_Z = 1.959963984540054  # of a normal distribution, for 95 %
_COLUMNS = ("layer", "type", "in_corpus", "drawn", "reviewed", "right", "precision", "low", "high")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A record of the sample, kept by its words so that it outlives recoding."""

    layer: str
    type: str
    article: str
    start: int
    finish: int
    quote: str
    before: str
    after: str

    @property
    def anchor(self) -> Anchor:
        return Anchor(Span(self.start, self.finish), self.quote, self.before, self.after)


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample: its seed, how large each stratum was in the corpus, the records drawn."""

    seed: int
    sizes: Mapping[str, int]
    drawn: tuple[Drawn, ...]


def draw(project: Project, size: int, seed: int, layers: Sequence[str] = AUDITED) -> Sample:
    """A seeded sample of what the machine read, by layer and type; the same each time."""
    strata: dict[str, list[Drawn]] = {}
    for article in sorted(project.store.articles()):
        coding = project.store.machine(article)
        for layer in layers:
            for record in getattr(coding, layer):
                kind = type_of(record)
                at = anchor_at(coding.article.text, place_of(coding, record))
                drawn = Drawn(layer, kind, article, *at.span, at.quote, at.before, at.after)
                strata.setdefault(f"{layer} {kind}", []).append(drawn)
    if not strata:
        raise UsageError("there is nothing to audit", remedy="code some reports first")
    random, amounts = Random(seed), share({name: len(s) for name, s in strata.items()}, size)  # noqa: S311
    chosen = [
        each for name in sorted(strata) for each in random.sample(strata[name], amounts[name])
    ]
    random.shuffle(chosen)
    return Sample(seed, {name: len(strata[name]) for name in sorted(strata)}, tuple(chosen))


def share(sizes: Mapping[str, int], size: int) -> dict[str, int]:
    """How many of each stratum: in proportion, but one of each while there are enough."""
    names = sorted(sizes, key=lambda name: (-sizes[name], name))
    whole = sum(sizes.values())
    size = min(size, whole)
    exact = {name: size * sizes[name] / whole for name in names}
    amounts = {name: int(exact[name]) for name in names}
    by_rest = sorted(names, key=lambda name: (amounts[name] - exact[name], name))
    for name in by_rest[: size - sum(amounts.values())]:
        amounts[name] += 1
    for name in (name for name in names if not amounts[name]):
        richest = max(names, key=lambda each: (amounts[each], each))
        if amounts[richest] > 1:
            amounts[richest] -= 1
            amounts[name] = 1
    return amounts


def type_of(record: Any) -> str:
    """What a record is filed under: event type, stance, kind or property."""
    for name in ("type", "stance", "kind", "property"):
        if hasattr(record, name):
            return str(getattr(record, name))
    raise UsageError("a record without a type")


def keep(project: Project, sample: Sample) -> None:
    """Writes the sample into the project. Raises ProjectError for one in memory."""
    told = {"seed": sample.seed, "sizes": sample.sizes, "drawn": [asdict(d) for d in sample.drawn]}
    write_page(_file(project), json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def kept(project: Project) -> Sample | None:
    """The sample of the project; None where none was drawn."""
    path = _file(project)
    if not path.exists():
        return None
    told = json.loads(path.read_text("utf-8"))
    return Sample(told["seed"], told["sizes"], tuple(Drawn(**each) for each in told["drawn"]))


def needed(project: Project) -> Sample:
    """The sample of the project. Raises UsageError where none was drawn."""
    sample = kept(project)
    if sample is None:
        raise UsageError(
            "no sample was drawn", remedy="draw one with `dragoman audit --sample 100`"
        )
    return sample


def listed(found: Iterable[Judged]) -> Table:
    """The records of a sample in the order drawn; ``right`` is None where nobody has judged yet.

    One has no ``id`` where its words are gone.
    """
    rows = [
        {
            "layer": each.drawn.layer,
            "id": each.record,
            "type": each.drawn.type,
            "article": each.drawn.article,
            "quote": each.drawn.quote,
            "right": each.right,
        }
        for each in found
    ]
    columns = ("layer", "id", "type", "article", "quote", "right")
    return table_of(rows, columns, columns[:-1])


def left(found: Iterable[Judged]) -> Table:
    """Those that nobody has judged yet."""
    return listed(each for each in found if each.right is None)


def _file(project: Project) -> Path:
    if project.folder is None:
        raise ProjectError("a project in memory keeps no sample", remedy="give it a folder")
    return project.folder / FILE


@dataclass(frozen=True, slots=True)
class Judged:
    """A drawn record, what it is called now, and its verdict; None where nobody judged it yet."""

    drawn: Drawn
    record: str | None
    right: bool | None


_RIGHT = {"accepted": True, "rejected": False, "corrected": False}


def judged(project: Project, sample: Sample) -> Iterator[Judged]:
    """What became of each record of a sample: accepted is right; rejected or corrected is wrong."""
    reviews: dict[str, dict[tuple[str, str], Review]] = {}
    for article, review in project.store.reviews():
        reviews.setdefault(article, {})[review.layer, review.record] = review
    for drawn in sample.drawn:
        record = _found(project, drawn)
        found = reviews.get(drawn.article, {}).get((drawn.layer, record or ""))
        own = found is not None and found.numbers  # not only fallen with its claim
        yield Judged(drawn, record, _RIGHT.get(found.state) if found and own else None)


def _found(project: Project, drawn: Drawn) -> str | None:
    """The record by its words, in the coding of now."""
    if project.store.stamp(drawn.article) is None:
        return None
    names = {"events": "type", "claims": "stance", "attributes": "property"}
    key = {names.get(drawn.layer, "kind"): drawn.type}
    coding = project.store.machine(drawn.article)
    record = match(coding, drawn.layer, drawn.anchor, key)
    return record.id if record else None


def precision(sample: Sample, found: Iterable[Judged]) -> Table:
    """Precision with 95 % intervals: of all, of each layer, of each type with enough reviewed."""
    given = list(found)
    groups: dict[tuple[str, str], list[Judged]] = {("all", ""): given}
    for each in given:
        groups.setdefault((each.drawn.layer, ""), []).append(each)
        groups.setdefault((each.drawn.layer, each.drawn.type), []).append(each)
    order = sorted(groups, key=lambda key: (key[0] != "all", key[0], key[1]))
    rows = [_row(sample, key, groups[key]) for key in order]
    return table_of(rows, _COLUMNS, _COLUMNS)


def _row(sample: Sample, key: tuple[str, str], group: Sequence[Judged]) -> dict[str, Any]:
    layer, kind = key
    sizes = {
        name: size
        for name, size in sample.sizes.items()
        if layer == "all" or name == f"{layer} {kind}" or (not kind and name.split()[0] == layer)
    }
    reviewed = [each for each in group if each.right is not None]
    told: dict[str, Any] = dict.fromkeys(("precision", "low", "high"))
    if len(reviewed) >= LEAST:
        share_right, effective = _weighed(sizes, reviewed)
        low, high = wilson(share_right, effective)
        told = {"precision": round(share_right, 3), "low": round(low, 3), "high": round(high, 3)}
    return {
        "layer": layer,
        "type": kind or None,
        "in_corpus": sum(sizes.values()),
        "drawn": len(group),
        "reviewed": len(reviewed),
        "right": sum(bool(each.right) for each in reviewed),
        **told,
    }


def _weighed(sizes: Mapping[str, int], reviewed: Sequence[Judged]) -> tuple[float, float]:
    """The share of right records, strata weighed by their size; and how many equal draws it equals.

    The second is Kish's effective number: unequal weights make the interval wider.
    """
    amounts: dict[str, int] = {}
    for each in reviewed:
        name = f"{each.drawn.layer} {each.drawn.type}"
        amounts[name] = amounts.get(name, 0) + 1
    weights = [
        sizes[name] / amounts[name]
        for each in reviewed
        for name in [f"{each.drawn.layer} {each.drawn.type}"]
    ]
    whole = sum(weights)
    right = sum(w for w, each in zip(weights, reviewed, strict=True) if each.right)
    return right / whole, whole * whole / sum(w * w for w in weights)


def wilson(share_right: float, number: float) -> tuple[float, float]:
    """Wilson's 95 % interval of a share among so many."""
    square = _Z * _Z
    middle = (share_right + square / (2 * number)) / (1 + square / number)
    spread = sqrt(share_right * (1 - share_right) / number + square / (4 * number * number))
    half = _Z * spread / (1 + square / number)
    return max(0.0, middle - half), min(1.0, middle + half)
