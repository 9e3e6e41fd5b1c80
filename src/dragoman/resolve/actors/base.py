"""The knowledge base of actors: compiled once, asked by name, surname, sound and office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from dragoman.errors import DataError
from dragoman.files import DATA
from dragoman.resolve.actors.careers import KnownActor, heaviest, unpack
from dragoman.resolve.actors.ledger import Ledger
from dragoman.resolve.actors.names import core, key, person_words, sound, sounds
from dragoman.resolve.actors.own import own_entries

_SURNAMES = 24
COMPILED = DATA / "actors" / "actors.ledger"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held an office of a country, and the partial ISO days between which."""

    actor: str
    begin: str
    finish: str


class ActorBase:
    """The compiled actors. Look-ups give actors in a fixed order: heaviest first, then by id.

    Keys of the ledger: ``a:`` an actor by id, ``n:`` ids by folded name, ``c:`` by name in capitals
    (acronyms), ``s:`` by surname, ``k:`` by the sound of a full name, ``t:`` by the sound of a
    surname, ``o:`` the holders of an office of a country.
    """

    def __init__(
        self, path: Path = COMPILED, own: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self._ledger = Ledger(path)
        self._own = own  # a user's entries: they come first, and replace an actor of the same id
        self._actor = lru_cache(maxsize=8192)(self._read)
        self._ids = lru_cache(maxsize=32768)(self._look_up)

    def actor(self, identity: str) -> KnownActor:
        """Raises DataError where no actor has the id."""
        return self._actor(identity)

    def __contains__(self, identity: str) -> bool:
        return self._entry(f"a:{identity}") is not None

    def _entry(self, entry: str) -> str | None:
        return self._own.get(entry) or self._ledger.get(entry)

    def _read(self, identity: str) -> KnownActor:
        line = self._entry(f"a:{identity}")
        if line is None:
            raise DataError(f"no actor {identity}", remedy="search with `dragoman actors`")
        return unpack(identity, line)

    def _look_up(self, entry: str) -> tuple[str, ...]:
        own = self._own.get(entry, "").split()
        return tuple(dict.fromkeys([*own, *(self._ledger.get(entry) or "").split()]))

    def _all(self, ids: Iterable[str]) -> tuple[KnownActor, ...]:
        return tuple(self._actor(identity) for identity in ids)

    def named(self, name: str) -> tuple[KnownActor, ...]:
        """Actors of whom this is a full name, an alias, or (in capitals) the acronym."""
        ids = self._ids(f"n:{key(name)}")
        plain = name.strip().replace(".", "")
        if plain.isupper():
            ids = tuple(dict.fromkeys([*self._ids(f"c:{plain}"), *ids]))
        if not ids:
            ids = self._ids(f"n:{' '.join(person_words(name))}")
        return self._all(ids)

    def surnamed(self, surname: str) -> tuple[KnownActor, ...]:
        """Persons with this surname (folded), the heaviest ones."""
        return self._all(self._ids(f"s:{surname}")[:_SURNAMES])

    def sounding(self, words: tuple[str, ...]) -> tuple[KnownActor, ...]:
        """Persons whose full name, or surname where one word is given, sounds like this."""
        entry = f"k:{sounds(words)}" if len(words) > 1 else f"t:{sound(words[0])}"
        return self._all(self._ids(entry)[:_SURNAMES])

    def holders(self, country: str, office: str) -> tuple[Holder, ...]:
        """Who held the office of the country, earliest first."""
        line = self._ids(f"o:{country}/{office.replace(' ', '-')}")
        return tuple(Holder(*cell.split("|")) for cell in line)

    def in_office(self, country: str, office: str, day: date | None) -> tuple[KnownActor, ...]:
        """The holders of the office on ``day`` (of today, where None), heaviest first."""
        ids = dict.fromkeys(holder.actor for holder in self.holders(country, office))
        held = [
            actor
            for actor in self._all(ids)
            if any(s.office == office and s.country == country for s in actor.held(day))
        ]
        return tuple(heaviest(held))

    def search(self, text: str, limit: int = 20) -> list[KnownActor]:
        """Actors whose name, alias, acronym, surname or spelling is ``text``, heaviest first.

        Where none is, those of whom a name starts with it.
        """
        words = person_words(text)
        found = dict.fromkeys([*self.named(text), *(self.surnamed(" ".join(words)))])
        if not found and words:
            found = dict.fromkeys(self.sounding(words))
        if not found:
            found = dict.fromkeys(self._all(self._starting(" ".join(core(text)), limit)))
        return heaviest(found)[:limit]

    def _starting(self, start: str, limit: int) -> list[str]:
        ids: dict[str, None] = {}
        own = (pair for pair in self._own.items() if pair[0].startswith(f"n:{start}"))
        for _, line in chain(own, self._ledger.starting(f"n:{start}")):
            ids.update(dict.fromkeys(line.split()))
            if len(ids) >= limit * 5:
                break
        return list(ids)

    def all(self) -> Iterator[KnownActor]:
        """Every actor, by id; a user's own first."""
        own = {entry: line for entry, line in self._own.items() if entry.startswith("a:")}
        for entry, line in chain(own.items(), self._ledger.starting("a:")):
            if entry not in own or own[entry] is line:
                yield unpack(entry[2:], line)


def load_actors(dictionaries: Path | None = None) -> ActorBase:
    """The knowledge base of the package, with the user's ``dictionaries/actors/*.tsv``.

    It is kept as long as these files stay as they are. Raises DataError where one is unsound.
    """
    files = sorted((dictionaries / "actors").glob("*.tsv")) if dictionaries else []
    stamps = ((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in files)
    return _load(dictionaries, tuple(stamps))


@lru_cache(maxsize=4)
def _load(dictionaries: Path | None, stamps: tuple[tuple[str, int, int], ...]) -> ActorBase:
    return ActorBase(own=own_entries(dictionaries)) if dictionaries else ActorBase()
