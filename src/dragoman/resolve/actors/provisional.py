"""Actors that no knowledge base has: country and sectors from the words around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.extract.reading import Markable
from dragoman.lexicon.gazetteer import load_gazetteer
from dragoman.records import Actor, Code, Kind
from dragoman.resolve.actors.scene import Scene, Title
from dragoman.resolve.actors.words import cues, sector_words

_LONGEST = 80
_TOWN = 5_000  # inhabitants
_VAGUE = frozenset({"GOV", "CVL", "MIL"})
_FIRM = frozenset({"COP", "JUD", "LEG", "JRN"})


def describe(
    identity: str, members: Sequence[Markable], scene: Scene, owner: Code | None, reason: str
) -> Actor:
    """A provisional actor for a chain: ``owner`` is the code of who possesses it, if anyone."""
    name, kind = _name(members, scene), _kind(members)
    titles = scene.titles(list(members)) if kind == "person" else ()
    country = _country(members, scene, titles, owner)
    sectors = tuple(dict.fromkeys(_sectors(members, scene, titles, owner)))[:3]
    return Actor(identity, name, kind, country, sectors, (), False, reason or "no candidate")


def _name(members: Sequence[Markable], scene: Scene) -> str:
    """The longest name, else the first noun phrase without its article."""
    words = scene.reading.words
    names = [words(m) for m in members if m.form == "name" and m.kind != "role"]
    nouns = [words(m) for m in members if m.form == "nominal"] or [words(m) for m in members]
    chosen = max(names, key=len) if names else nouns[0]
    plain = " ".join(chosen.split())
    for article in ("the ", "The ", "a ", "A ", "an ", "An "):
        plain = plain.removeprefix(article)
    return plain[:_LONGEST]


def _kind(members: Sequence[Markable]) -> Kind:
    named: list[Kind] = [m.kind for m in members if m.form == "name" and m.kind != "role"]
    kinds = named or [m.kind for m in members if m.form != "pronoun"] or [members[0].kind]
    kind = max(sorted(set(kinds)), key=kinds.count)
    return "person" if kind == "role" else kind


def _country(
    members: Sequence[Markable], scene: Scene, titles: Sequence[Title], owner: Code | None
) -> str | None:
    told = (title.country for title in titles)
    own = (scene.country_of(m) for m in members if m.form != "pronoun")
    code = next((c for c in (*own, *told) if c), None)
    if code:
        return code
    if owner and owner.country:
        return owner.country
    towns = (_of_town(m, scene) for m in members if m.form == "nominal")
    if town := next((c for c in towns if c), None):
        return town
    return next((c for m in members if (c := _non_state(m, scene))), None)


def _of_town(markable: Markable, scene: Scene) -> str | None:
    """The country of a town whose people they are: "Misratan militias", "Benghazi residents".

    Only of a country that the report is about, as so many towns have namesakes.
    """
    about = frozenset(scene.countries) | scene.around
    tokens = scene.reading.parse.tokens[markable.first : markable.head]
    for token in tokens:
        if not token.text[:1].isupper() or token.i in scene.by_token:
            continue
        for ending in ("", *sorted(cues()["townsfolk"])):
            town = token.lower.removesuffix(ending)
            spots = load_gazetteer().find(town) if token.lower.endswith(ending) else ()
            found = (s.country for s in spots if s.country in about and s.weight >= _TOWN)
            if country := next(found, None):
                return country
    return None


def _non_state(markable: Markable, scene: Scene) -> str | None:
    codes = sector_words().codes
    tokens = scene.reading.parse.tokens[markable.first : markable.last + 1]
    return next((codes[t.lower] for t in tokens if t.lower in codes), None)


def _sectors(
    members: Sequence[Markable], scene: Scene, titles: Sequence[Title], owner: Code | None
) -> Iterator[str]:
    irregular = bool(owner and {"REB", "PRM", "CRM"} & set(owner.sectors))
    if owner and irregular:  # the commanders of rebels are rebels
        yield from owner.sectors
    for markable in members[:20]:
        if markable.form != "pronoun":
            found = _phrase_sectors(markable, scene)
            yield from (sector for sector in found if not irregular or sector not in _VAGUE)
    for title in titles:
        if title.office:
            yield from title.office.sectors
        else:
            yield from _title_sectors(title)
    if owner:
        yield from owner.sectors


def _phrase_sectors(markable: Markable, scene: Scene) -> Iterator[str]:
    """Sectors of a noun phrase: modifiers tell more than a vague head, a firm head comes first."""
    words = sector_words()
    tokens = scene.reading.parse.tokens
    head = tokens[markable.head]
    if (
        head.i > 1
        and tokens[head.i - 1].text == "-"
        and tokens[head.i - 2].lower in cues()["against"]
    ):
        return
    double = f"{tokens[head.i - 1].lower}-{head.lower}" if head.i else ""
    if double in words.nouns:
        yield words.nouns[double]
        return
    before = tokens[max(markable.first, markable.head - 6) : markable.head]
    told = [words.modifiers[t.lower] for t in before if t.lower in words.modifiers]
    own = words.nouns.get(head.lemma) or words.nouns.get(head.lower)
    if markable.form == "name":
        own = words.nouns.get(head.lower)
    if own in _FIRM or not told:
        yield from (own,) if own else ()
        yield from (sector for sector in told if sector not in _VAGUE)
        return
    firm = [sector for sector in told if sector != "GOV" or own in {None, "GOV"}]
    yield from firm
    if own and own not in firm and (own not in _VAGUE or not firm):
        yield own


def _title_sectors(title: Title) -> Iterator[str]:
    words = sector_words()
    for word in title.words[:-1]:
        if word in words.modifiers and words.modifiers[word] != "GOV":
            yield words.modifiers[word]
    last = title.words[-1]
    if last in words.nouns:
        yield words.nouns[last]
