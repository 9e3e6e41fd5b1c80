"""Which linked tellings are one event: a pure function of their set, whatever their order.

1. Tellings that say about when are joined, the strongest link first, unless something excludes it
   or the mean over all pairs is too low.
2. A vague telling ("in June", "had visited") goes to the one event that it fits clearly best; if
   two fit alike, it stays by itself. It never joins two events. One that fits none goes with what
   its own article links it to.
3. Vague tellings that found no event are joined among themselves in the same way.
4. What people decided to be the same is joined, whatever the weights say.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from dragoman.across.compare import Comparison, compare
from dragoman.across.rules import Rules, load_rules
from dragoman.across.telling import Telling
from dragoman.across.when import is_vague

Couple = tuple[str, str]
Group = frozenset[str]
_SAMPLE = 24  # members by which a large group is compared
_MANY = 60  # links beyond which a vague telling is of no event in particular


def couple(one: str, two: str) -> Couple:
    """Two ids in their order."""
    return (one, two) if one < two else (two, one)


@dataclass(frozen=True, slots=True)
class Decided:
    """What people decided about pairs of tellings."""

    same: frozenset[Couple] = frozenset()
    different: frozenset[Couple] = frozenset()


@dataclass
class Settling:
    """Tellings with the links among them (only those that reach the threshold, with scores).

    ``seen``: comparisons that are known already; it is added to.
    """

    tellings: Mapping[str, Telling]
    links: Mapping[Couple, float]
    decided: Decided = field(default_factory=Decided)
    rules: Rules = field(default_factory=load_rules)
    seen: dict[Couple, Comparison] = field(default_factory=dict)

    def groups(self) -> list[Group]:
        """The events, each as the ids of its tellings, in the order of their first ids."""
        vague = {i for i, each in self.tellings.items() if is_vague(each, self.rules)}
        firm = self._joined(set(self.tellings) - vague)
        homes = {member: group for group in firm for member in group}
        found: dict[Group, set[str]] = {group: set(group) for group in firm}
        lost = set[str]()
        for each in sorted(vague):
            home = self._home(each, homes)
            if home is None:
                lost.add(each)
            else:
                found[home].add(each)
        for each, home in self._followers(lost, found).items():
            found[home].add(each)
            lost.remove(each)
        whole = [*map(frozenset, found.values()), *self._joined(lost)]
        return sorted(self._as_decided(whole), key=min)

    def compare(self, one: str, two: str) -> Comparison:
        pair = couple(one, two)
        if pair not in self.seen:
            self.seen[pair] = compare(self.tellings[pair[0]], self.tellings[pair[1]], self.rules)
        return self.seen[pair]

    def _joined(self, wanted: Collection[str]) -> list[Group]:
        """The groups of some tellings, joined by the strongest link first."""
        home = {each: frozenset([each]) for each in wanted}
        inside = (item for item in self.links.items() if home.keys() >= set(item[0]))
        for (one, two), _ in sorted(inside, key=lambda item: (-item[1], item[0])):
            left, right = home[one], home[two]
            if left is not right and self._may_join(left, right):
                both = left | right
                home.update(dict.fromkeys(both, both))
        return list(dict.fromkeys(home.values()))

    def _may_join(self, left: Group, right: Group) -> bool:
        pairs = list(product(sorted(left)[:_SAMPLE], sorted(right)[:_SAMPLE]))
        if any(couple(*pair) in self.decided.different for pair in product(left, right)):
            return False
        found = [self.compare(*pair) for pair in pairs]
        if any(each.barred or each.score < self.rules.worst for each in found):
            return False
        return sum(each.score for each in found) / len(found) >= self.rules.mean

    def _home(self, vague: str, homes: Mapping[str, Group]) -> Group | None:
        """The one group that a vague telling fits clearly best."""
        scores: dict[Group, float] = {}
        linked = self._partners.get(vague, [])
        if len(linked) > _MANY:
            return None
        for other in linked:
            if other in homes and self._fits(vague, homes[other]):
                group = homes[other]
                scores[group] = max(scores.get(group, 0.0), self.links[couple(vague, other)])
        ranked = sorted(scores, key=lambda group: (-scores[group], min(group)))
        if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < self.rules.margin:
            return None
        return ranked[0] if ranked else None

    def _followers(
        self, lost: Collection[str], found: Mapping[Group, set[str]]
    ) -> dict[str, Group]:
        """Vague tellings that go where the ones went that their own article links them to."""
        homes = {each: home for home, members in found.items() for each in members - home}
        gone: dict[str, Group] = {}
        for each in sorted(lost):
            own = self.tellings[each].article
            near = [o for o in self._partners.get(each, []) if self.tellings[o].article == own]
            led = {homes[other] for other in near if other in homes}
            if len(led) == 1 and self._fits(each, home := led.pop()):
                gone[each] = home
        return gone

    def _fits(self, vague: str, group: Group) -> bool:
        """Nothing excludes it; and what an article tells as earlier is not its own news."""
        own = self.tellings[vague]
        for member in group:
            other = self.tellings[member]
            if own.earlier and other.article == own.article and not other.earlier:
                return False
            if couple(vague, member) in self.decided.different:
                return False
        return not any(self.compare(vague, member).barred for member in sorted(group)[:_SAMPLE])

    @cached_property
    def _partners(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for one, two in sorted(self.links):
            found.setdefault(one, []).append(two)
            found.setdefault(two, []).append(one)
        return found

    def _as_decided(self, groups: Iterable[Group]) -> list[Group]:
        home = {member: group for group in groups for member in group}
        for one, two in sorted(self.decided.same):
            if one in home and two in home and home[one] is not home[two]:
                both = home[one] | home[two]
                home.update(dict.fromkeys(both, both))
        return list(dict.fromkeys(home.values()))


def components(start: Iterable[str], partners: Callable[[set[str]], Iterable[str]]) -> set[str]:
    """All that hangs together with some ids; ``partners`` gives those beside any of a set."""
    found, wave = set[str](), set(start)
    while wave:
        found |= wave
        wave = set(partners(wave)) - found
    return found
