"""Whether two tellings are of one event: the features that fire, and what excludes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from dragoman.across.bars import bars, is_visit
from dragoman.across.evidence import evidence
from dragoman.across.rules import Rules, load_rules
from dragoman.across.sides import (
    SAME,
    UNKNOWN,
    agreement,
    common,
    together,
)
from dragoman.across.standing import meet
from dragoman.across.telling import Side, Telling, content
from dragoman.across.when import NARROW, Window, gap, window_of
from dragoman.across.words import load_words

_HEADS = ("killed", "wounded", "detained", "displaced", "other")  # counts of people
_SHORT = 450  # characters within which an article goes on with a matter
_FAR_ECHO = 0.6
_ELSEWHERE = 0.6  # how much another type tells in another report
_VARIANT = 0.3  # how much a mode tells where it follows the words more than the act
_SAME_DAY = 0.5  # how much a next sentence with the same day goes on
_LITTLE, _COMMON = 0.2, 0.34  # likeness of parties, share of words, that say nothing yet
_UNSURE = 0.1  # how far below the threshold what shares too little is put


@dataclass(frozen=True, slots=True)
class Fired:
    """A feature of a pair, how strongly (0 to 1), and what it adds."""

    feature: str
    degree: float
    weight: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two tellings compare. ``barred`` says in words what excludes that they are one."""

    score: float
    fired: tuple[Fired, ...]
    barred: str = ""

    @property
    def linked(self) -> bool:
        return not self.barred and self.score >= load_rules().threshold


@dataclass(frozen=True)
class Pair:
    """Two tellings with what the features ask of both."""

    one: Telling
    two: Telling
    rules: Rules

    @cached_property
    def windows(self) -> tuple[Window | None, Window | None]:
        return window_of(self.one, self.rules), window_of(self.two, self.rules)

    @cached_property
    def gap(self) -> int:
        one, two = self.windows
        if not one or not two or (self.near and not (one.told and two.told)):
            return 0  # what an article goes back to may lie before the days of news
        return gap(one, two)

    @cached_property
    def mutual(self) -> bool:
        return {self.one.type, self.two.type} <= self.rules.mutual

    @cached_property
    def shared(self) -> tuple[float, bool]:
        return common(everyone(self.one), everyone(self.two))

    @cached_property
    def actors(self) -> float:
        return agreement(self.one.actors, self.two.actors)

    @cached_property
    def recipients(self) -> float:
        found = agreement(objects(self.one), objects(self.two))
        return UNKNOWN if 0 < found < SAME and self.counted_apart else found

    @cached_property
    def counted_apart(self) -> bool:
        """Whether both count what it was done to by one noun, and the counts cannot be one."""
        heads = [
            {side.head for side in objects(each) if not side.named} for each in (self.one, self.two)
        ]
        counts = [[t for t in each.numbers if t.unit in _HEADS] for each in (self.one, self.two)]
        return (
            not heads[0].isdisjoint(heads[1])
            and all(counts)
            and all(meet(a, b) < 0 for a, b in product(*counts))
        )

    @cached_property
    def places(self) -> float:
        one, two = self.one.place, self.two.place
        return together(one, two) if one and two else 0.0

    @cached_property
    def near(self) -> bool:
        """Whether both stand in one article, and neither is told as earlier than the other."""
        return self.one.article == self.two.article and self.one.earlier == self.two.earlier

    @cached_property
    def parties_around(self) -> float:
        """The share of the one's named parties that the other's article names, if it names none."""
        return max(_named_around(self.one, self.two), _named_around(self.two, self.one))

    @cached_property
    def place_around(self) -> bool:
        """Whether the article of a telling without a place names the place of the other."""
        one, two = self.one, self.two
        if (one.place is None) == (two.place is None) or one.article == two.article:
            return False
        place, other = (one.place, two) if one.place else (two.place, one)
        return place is not None and place.id in other.around

    @cached_property
    def answers(self) -> bool:
        """A denial goes back to what somebody else asserts."""
        return self.one.denies != self.two.denies and not self.gap

    @cached_property
    def words(self) -> float | None:
        """The share of the shorter sentence that the other has too; None for too few words."""
        return _share(set(self.one.words), set(self.two.words), 4)

    @cached_property
    def rest(self) -> float:
        """The same without the act, the parties and the place, which are compared by themselves."""
        told = _known(self.one) | _known(self.two)
        return _share(set(self.one.words) - told, set(self.two.words) - told, 3) or 0.0

    @cached_property
    def numbers(self) -> float:
        """1 where a count is the same, less where it is close, -1 where it is not; 0 if untold."""
        pairs = ((a, b) for a in self.one.numbers for b in self.two.numbers if a.unit == b.unit)
        found = [meet(a, b) for a, b in pairs]
        return max(found, default=-float(self.counted_apart))


def _share(one: set[str], two: set[str], least: int) -> float | None:
    shorter = min(len(one), len(two))
    return len(one & two) / shorter if shorter >= least else None


def _known(telling: Telling) -> set[str]:
    """The stems of the words for the act, the parties and the place of a telling."""
    names = [side.party.name for side in (*everyone(telling), *telling.assets) if side.named]
    names += [telling.place.name] if telling.place else []
    return {telling.trigger, *content(" ".join(names))}


def everyone(telling: Telling) -> tuple[Side, ...]:
    return (*telling.actors, *telling.recipients)


def objects(telling: Telling) -> tuple[Side, ...]:
    """To whom or what it was done; what it was done with ("dropped bombs") is none of it."""
    weapons = load_words().weapons
    return tuple(s for s in (*telling.recipients, *telling.assets) if s.head not in weapons)


def _other_type(pair: Pair) -> float:
    """Surer inside an article: one writer who uses two types mostly tells two acts."""
    if pair.one.type == pair.two.type:
        return 0.0
    return 1.0 if pair.near else _ELSEWHERE


def _same_mode(pair: Pair) -> float:
    return float(pair.one.mode is not None and pair.one.mode == pair.two.mode)


def _other_mode(pair: Pair) -> float:
    modes = (pair.one.mode, pair.two.mode)
    same_type = pair.one.type == pair.two.type
    differ = same_type and None not in modes and modes[0] != modes[1]
    return _VARIANT * differ if pair.one.type in pair.rules.variants else float(differ)


def _visit_or_not(pair: Pair) -> float:
    return float(pair.one.type == pair.two.type and is_visit(pair.one) != is_visit(pair.two))


def _narrow(pair: Pair) -> bool:
    return all(window and window.told and window.width <= NARROW for window in pair.windows)


def _same_day(pair: Pair) -> float:
    one, two = pair.windows
    return float(_narrow(pair) and one == two and one is not None and one.width == 1)


def _days_meet(pair: Pair) -> float:
    return float(_narrow(pair) and not pair.gap and not _same_day(pair))


def _fresh(pair: Pair) -> float:
    one, two = pair.windows
    if not one or not two or pair.gap or (one.told and two.told):
        return 0.0
    return float(max(one.width, two.width) <= 2 * NARROW)


def _month_meets(pair: Pair) -> float:
    one, two = pair.windows
    if not one or not two or pair.gap or _narrow(pair) or not (one.told and two.told):
        return 0.0
    return float(max(one.width, two.width) <= 31)


def _days_vague(pair: Pair) -> float:
    """How little the wider of the two windows says: 0 up to a month, 1 beyond a year."""
    if None in pair.windows:
        return 1.0
    width = max(
        window.width if window.told else 2 * window.width for window in pair.windows if window
    )
    return 0.0 if width <= 31 else 0.5 if width <= 366 else 1.0


def _other_words(pair: Pair) -> float:
    return float(pair.words is not None and pair.words < 0.12 and not pair.near)


def _bare(pair: Pair) -> float:
    """Two reports that share nothing but kind, day and place."""
    parties = pair.shared[0] if pair.mutual else max(pair.actors, pair.recipients)
    told = max(parties, pair.numbers, pair.parties_around)
    words = pair.words or 0.0
    same_act = pair.one.trigger == pair.two.trigger
    apart = pair.one.article != pair.two.article
    return float(apart and not same_act and told <= _LITTLE and words < _COMMON)


def _negated(pair: Pair) -> float:
    one, two = (each.status == "negated" and not each.denies for each in (pair.one, pair.two))
    return float(one != two)


def _elsewhere(pair: Pair) -> bool:
    """Whether two sentences of an article name towns, and none in common."""
    left, right = (
        {*each.towns, *((each.place.id,) if each.place and not each.towns else ())}
        for each in (pair.one, pair.two)
    )
    apart = pair.one.sentence != pair.two.sentence and not _same_noun(pair)
    return apart and bool(left and right) and left.isdisjoint(right)


def _same_noun(pair: Pair) -> bool:
    """Whether the noun of the verb itself goes back to it ("kidnapped", "the kidnapping")."""
    second = max((pair.one, pair.two), key=lambda each: each.at)
    return second.echo and second.place is None and pair.one.trigger == pair.two.trigger


def _same_sentence(pair: Pair) -> float:
    same_type = pair.one.type == pair.two.type
    return float(pair.near and same_type and pair.one.sentence == pair.two.sentence)


def _echo(pair: Pair) -> float:
    """A noun that goes back to an act told before it in the article, the nearer the surer."""
    if not pair.near or _elsewhere(pair):
        return 0.0
    first, second = sorted((pair.one, pair.two), key=lambda each: each.at)
    if not second.echo or second.dated:
        return 0.0
    return 1.0 if second.at[0] - first.at[0] < _SHORT else _FAR_ECHO


def _goes_on(pair: Pair) -> float:
    """The next sentence of an article, without a day of its own."""
    if not pair.near or pair.one.sentence == pair.two.sentence or _elsewhere(pair):
        return 0.0
    second = max((pair.one, pair.two), key=lambda each: each.at)
    close = abs(pair.one.sentence - pair.two.sentence) < _SHORT
    carried = pair.one.type == pair.two.type and pair.one.type in pair.rules.carried
    if not carried or not close or second.earlier:
        return 0.0
    return 1.0 if not second.dated else _SAME_DAY * _same_day(pair)


def _named_around(one: Telling, two: Telling) -> float:
    named = {side.party.key for side in everyone(one) if side.named and side.kind != "place"}
    named |= {owner for side in everyone(one) for owner in side.owners}
    told = any(side.named for side in two.actors)
    if told or not named or one.article == two.article:
        return 0.0
    return len(named & set(two.around)) / len(named)


FEATURES: Mapping[str, Callable[[Pair], float]] = {
    "same_type": lambda p: float(p.one.type == p.two.type),
    "other_type": _other_type,
    "same_mode": _same_mode,
    "other_mode": _other_mode,
    "visit_or_not": _visit_or_not,
    "same_trigger": lambda p: float(p.one.trigger == p.two.trigger),
    "same_actors": lambda p: 0.0 if p.mutual else max(p.actors, 0.0),
    "other_actors": lambda p: 0.0 if p.mutual else max(-p.actors, 0.0),
    "same_recipients": lambda p: 0.0 if p.mutual else max(p.recipients, 0.0),
    "other_recipients": lambda p: 0.0 if p.mutual else max(-p.recipients, 0.0),
    "same_parties": lambda p: min(p.shared[0], 2.0) if p.mutual else 0.0,
    "other_parties": lambda p: float(p.mutual and p.shared[1]),
    "same_day": _same_day,
    "days_meet": _days_meet,
    "fresh": _fresh,
    "month_meets": _month_meets,
    "days_vague": _days_vague,
    "day_apart": lambda p: float(p.gap > 0),
    "same_place": lambda p: float(p.places == 1.0),
    "within_place": lambda p: float(0 < p.places < 1),
    "other_place": lambda p: max(-p.places, 0.0),
    "same_numbers": lambda p: max(p.numbers, 0.0),
    "other_numbers": lambda p: max(-p.numbers, 0.0),
    "same_words": lambda p: 0.0 if p.words is None else min(max((p.words - 0.2) / 0.5, 0.0), 1.0),
    "other_words": _other_words,
    "answers": lambda p: float(p.answers),
    "bare": _bare,
    "negated": _negated,
    "same_sentence": _same_sentence,
    "echo": _echo,
    "goes_on": _goes_on,
    "parties_around": lambda p: p.parties_around,
    "place_around": lambda p: float(p.place_around),
}


def compare(one: Telling, two: Telling, rules: Rules | None = None) -> Comparison:
    """How two tellings compare. Pure and symmetric."""
    pair = Pair(one, two, rules or load_rules())
    barred = next(bars(pair), "")
    if barred:
        return Comparison(float("-inf"), (), barred)
    weights = pair.rules.weights
    degrees = [(name, degree) for name in weights if (degree := FEATURES[name](pair))]
    fired = tuple(Fired(name, degree, weights[name] * degree) for name, degree in degrees)
    score = round(sum((f.weight for f in fired), pair.rules.prior), 6)
    if one.article != two.article and evidence(pair) < pair.rules.evidence:
        score = min(score, pair.rules.threshold - _UNSURE)
    return Comparison(score, fired)


def explain(comparison: Comparison) -> Sequence[str]:
    """The features of a pair in words, the weightiest first."""
    told = sorted(comparison.fired, key=lambda fired: (-abs(fired.weight), fired.feature))
    return [f"{each.feature.replace('_', ' ')} {each.weight:+.1f}" for each in told]
