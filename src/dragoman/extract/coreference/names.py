"""Names that are one: the same words, a surname after the full name, an acronym, an apposition."""

from __future__ import annotations

from dragoman.extract.coreference.entities import Entities, Entity
from dragoman.extract.reading import Markable

SMALL = frozenset(["the", "of", "for", "and", "in", "on", "to", "a", "-", "'s", "’s"])
APPOSED = frozenset(["person", "group", "organisation", "country"])
Key = tuple[str, ...]


class NameLinker:
    """Finds the entity that a name was told of before."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities
        self.tokens, self.agents = entities.tokens, entities.agents
        self.by_key: dict[tuple[str, str], Entity] = {}
        self.by_surname: dict[str, list[tuple[Key, Entity]]] = {}
        self.by_initials: dict[str, Entity] = {}

    def antecedent(self, markable: Markable) -> Entity | None:
        """The entity of a name, merged with that of the phrase it is in apposition to."""
        if markable.kind == "role":
            return None
        known = self._known(markable)
        beside = apposed(self.entities, markable)
        if known is not None and beside is not None:
            return self.entities.merge(known, beside)
        return known or beside

    def learn(self, markable: Markable) -> None:
        """Remember a name that was given an entity."""
        if markable.form != "name" or markable.kind == "role":
            return
        entity = self.entities.of(markable)
        key = self._key(markable)
        if key is not None:
            self.by_key[key] = entity
        words = self._words(markable)
        if markable.kind == "person" and words:
            self.by_surname.setdefault(words[-1], []).append((words, entity))
        elif markable.kind in ("organisation", "group") and len(words) > 1:
            self.by_initials.setdefault("".join(word[0] for word in words), entity)

    def _known(self, markable: Markable) -> Entity | None:
        key = self._key(markable)
        if key is None:
            return None
        words = self._words(markable)
        found: Entity | None
        if markable.kind == "person" and words:
            found = self._person(words)
        else:
            found = self.by_key.get(key) or self._acronym(markable, words)
        return self.entities.root(found) if found is not None else None

    def _person(self, words: Key) -> Entity | None:
        """Of the persons with that surname the last whose other names do not contradict."""
        for known, entity in reversed(self.by_surname.get(words[-1], ())):
            if len(words) == 1 or len(known) == 1 or _same_given(known[0], words[0]):
                return entity
        return None

    def _acronym(self, markable: Markable, words: Key) -> Entity | None:
        """The body whose initials the name is, in brackets after it or further on."""
        text = self.tokens[markable.first].text
        if markable.first != markable.last or not text.isupper() or len(text) < 2:
            return None
        before = self._before_bracket(markable)
        if before is not None and _abbreviates(text.lower(), before):
            return self.entities.get(before_markable(self.entities, markable))
        return self.by_initials.get(words[0] if words else "")

    def _before_bracket(self, markable: Markable) -> str | None:
        other = before_markable(self.entities, markable)
        return self.entities.reading.words(other).lower() if other is not None else None

    def _key(self, markable: Markable) -> tuple[str, str] | None:
        """What names of one entity share; None where a name is never enough ("the Kurds")."""
        layer, _, entry = (markable.entry or "").partition(":")
        if layer == "people" or (layer == "nation" and markable.kind == "group"):
            return None
        if layer in ("country", "demonym", "nation"):
            return "country", entry
        if layer == "body":
            return "body", entry
        return markable.kind, " ".join(self._words(markable))

    def _words(self, markable: Markable) -> Key:
        particles = self.agents.naming["particle"]
        plain = (
            self.agents.plain(self.tokens[i].text) for i in range(markable.first, markable.last + 1)
        )
        return tuple(w for w in plain if w not in SMALL and w not in particles and w[-1].isalnum())


def _same_given(one: str, other: str) -> bool:
    """Whether two given names may be one: equal, or one is the other's initial."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _abbreviates(letters: str, name: str) -> bool:
    """Whether the letters stand in the name in that order, the first at its begin of a word."""
    rest = iter(name)
    initials = {word[0] for word in name.split() if word}
    return letters[0] in initials and all(letter in rest for letter in letters if letter.isalpha())


def before_markable(entities: Entities, markable: Markable) -> Markable | None:
    """The markable that ends right before the bracket that opens before a mention."""
    i = markable.first - 2
    if i < 0 or entities.tokens[i + 1].text not in ("(", "["):
        return None
    ending = [m for m in entities.reading.over(i) if m.last == i]
    return max(ending, key=lambda m: (m.form == "name", m.last - m.first), default=None)


def apposed(entities: Entities, markable: Markable) -> Entity | None:
    """The entity of the phrase that a mention is in apposition to."""
    head = entities.tokens[markable.head]
    if head.dep != "appos" or markable.last < markable.head:
        return None
    if entities.reading.headed(head.i) is not markable:
        return None
    other = entities.reading.headed(head.head)
    if other is None or not _may_be_one(entities, other, markable):
        return None
    between = entities.tokens[other.last + 1 : markable.first]
    if any(token.text in (";", "and", "or") or token.dep == "conj" for token in between):
        return None
    return entities.get(other)


def _is_counted(entities: Entities, markable: Markable) -> bool:
    """Whether a phrase counts ("49 women"): after a comma it is the next of a list."""
    return any(token.pos == "NUM" for token in entities.tokens[markable.first : markable.head])


def _may_be_one(entities: Entities, one: Markable, other: Markable) -> bool:
    """Whether the kinds of an apposition agree; two names are a list, or name and acronym."""
    if not {one.kind, other.kind} <= APPOSED or _is_counted(entities, other):
        return False
    if one.form == other.form == "nominal" and one.kind == other.kind == "person":
        first = [entities.tokens[m.first].lower for m in (one, other)]
        return first != ["the", "the"]
    if one.form == other.form == "name":
        words = [entities.reading.words(m).lower() for m in (one, other)]
        short, long = sorted(words, key=len)
        return short != long and " " not in short and _abbreviates(short, long)
    return one.kind == other.kind or "person" not in (one.kind, other.kind)
