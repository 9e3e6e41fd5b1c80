"""Drafts of persons from the text sources, joined where they are one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from dragoman.files import DATA, read_table
from dragoman.resolve.actors.careers import Spell
from dragoman.resolve.actors.entries import SECTORS, SPELL
from dragoman.resolve.actors.names import person_words, sounds, words_of
from dragoman.resolve.actors.offices import office_of

FOLDER = DATA / "actors"
NON_STATE = {"UNO", "EUR", "IGO", "NGO", "IMG", "MNC", "ISM"}
PREFERRED = {
    "USA": "United States",
    "GBR": "United Kingdom",
    "NLD": "Netherlands",
    "MMR": "Myanmar",
    "ARE": "United Arab Emirates",
    "COD": "Democratic Republic of the Congo",
    "COG": "Republic of the Congo",
    "CIV": "Ivory Coast",
    "BIH": "Bosnia and Herzegovina",
    "CZE": "Czech Republic",
    "PRK": "North Korea",
    "KOR": "South Korea",
    "SUN": "Soviet Union",
    "SAU": "Saudi Arabia",
    "MKD": "North Macedonia",
    "PSE": "Palestine",
    "SYR": "Syria",
    "VAT": "Holy See",
    "KHM": "Cambodia",
    "LKA": "Sri Lanka",
    "TWN": "Taiwan",
    "TUR": "Turkey",
    "SWZ": "Eswatini",
    "IRN": "Iran",
    "LAO": "Laos",
    "RUS": "Russia",
    "VNM": "Vietnam",
}
BODY_CODES = {
    "UN": "UNO",
    "ICJ": "UNO",
    "WTO": "IGO",
    "OSCE": "IGO",
    "COE": "IGO",
    "ARABPARL": "IGO",
    "EU": "EUR",
    "TMP": "TLS",
    "KSV": "KOS",
}
PARTIAL = {
    "X-ABK": ("GEO", "Abkhazia"),
    "X-SOS": ("GEO", "South Ossetia"),
    "X-ART": ("AZE", "Nagorno-Karabakh"),
    "X-DNR": ("UKR", "Donetsk People's Republic"),
    "X-LNR": ("UKR", "Luhansk People's Republic"),
    "X-NCY": ("CYP", "Northern Cyprus"),
    "X-PMR": ("MDA", "Transnistria"),
    "X-SML": ("SOM", "Somaliland"),
    "X-KRD": ("IRQ", "Kurdistan Region"),
    "GBR-SCT": ("GBR", "Scotland"),
    "GBR-WLS": ("GBR", "Wales"),
    "GBR-NIR": ("GBR", "Northern Ireland"),
}
OF = re.compile(
    r"^(?:acting |interim |deputy |vice )?(?:president|prime minister|premier|chancellor) of (.+)$",
    re.I,
)
NATIONAL = re.compile(
    r"(?:council of|state council|government|republic|federal republic|united states|presidential"
    r"|transitional|supreme|federation$|confederation|state$|presidency|chamber|senate|national|house|parliament|legislative"
    r"|federal|bank|central|court|constitutional|assembly|congress|storting|riigikogu|sejm|bundes)"
)
GREAT = frozenset(
    """
    USA RUS CHN GBR FRA DEU IND JPN TUR SAU IRN ISR UKR EGY LBY SYR IRQ YEM PAK AFG
    KOR PRK ITA ESP CAN AUS BRA ZAF MEX IDN ARG POL QAT ARE SUN PSE LBN SDN ETH NGA
    VEN
    """.split()
)


@dataclass
class Draft:
    """An actor while its sources are joined."""

    id: str
    name: str
    kind: str
    country: str
    sectors: tuple[str, ...] = ()
    born: str = ""
    died: str = ""
    weight: float = 0.0
    aliases: dict[str, None] = field(default_factory=dict)
    spells: list[Spell] = field(default_factory=list)
    curated: bool = False

    def names(self) -> list[str]:
        return list(dict.fromkeys([self.name, *self.aliases]))


def slug(*words: str) -> str:
    return "-".join("-".join(words_of(word)) for word in words if word)[:60].strip("-")


def spell_of(title: str, country: str, begin: str, finish: str, seen: bool = False) -> Spell:
    """A spell with office, rank and sectors that its title tells."""
    office = None if regional(title, country) else office_of(title, country)
    sectors = office.sectors if office else ()
    code, body = BODY_CODES.get(country, country), ""
    if code in PARTIAL:
        code, body = PARTIAL[code]
        sectors = (*sectors, "PRE")
    if code in NON_STATE:
        sectors = ()
    elif not sectors and regional(title, country):
        sectors = ("GOV",)
    name, rank = (office.name, office.rank) if office else ("", 0)
    return Spell(title, name, body, code, sectors, begin, finish, rank, seen)


def regional(title: str, country: str) -> bool:
    """Whether a title of state is that of a part of the state: "President of Bashkortostan"."""
    found = OF.match(title)
    if not found:
        return False
    rest = found[1].lower().removeprefix("the ")
    whole = {
        name.lower() for name in country_names().get(country, {"names": ""})["names"].split("|")
    }
    return rest not in whole and not NATIONAL.match(rest)


class People:
    """The drafts of persons, found again by country and name or sound of name."""

    def __init__(self) -> None:
        self.drafts: dict[str, Draft] = {}
        self._by_name: dict[tuple[str, str], str] = {}

    def add(self, draft: Draft) -> Draft:
        self.drafts[draft.id] = draft
        for name in draft.names():
            self.index(draft, name)
        return draft

    def index(self, draft: Draft, name: str) -> None:
        words = person_words(name)
        countries = {draft.country, *(s.country for s in draft.spells)}
        for country in sorted(countries):
            self._by_name.setdefault((country, " ".join(words)), draft.id)
            if len(words) > 1:
                self._by_name.setdefault((country, "~" + sounds(words)), draft.id)
                self._by_name.setdefault((country, "~" + sounds((words[0], words[-1]))), draft.id)

    def fresh(self, name: str, country: str) -> Draft:
        """A new draft, although one of that name may be there: a namesake kept by hand."""
        identity = slug(name, country)
        return self.add(
            Draft(
                identity if identity not in self.drafts else identity + "-2",
                name,
                "person",
                country,
            )
        )

    def drop(self, draft: Draft) -> None:
        del self.drafts[draft.id]
        for entry in [e for e, i in self._by_name.items() if i == draft.id]:
            del self._by_name[entry]

    def find(self, name: str, country: str) -> Draft | None:
        words = person_words(name)
        entries = [" ".join(words)]
        if len(words) > 1:
            entries += ["~" + sounds(words), "~" + sounds((words[0], words[-1]))]
        found = (self._by_name.get((country, entry)) for entry in entries)
        identity = next((each for each in found if each), None)
        return self.drafts[identity] if identity else None

    def obtain(self, name: str, country: str) -> Draft:
        """The draft of that name and country, made if there is none."""
        known = self.find(name, country)
        if known:
            if name not in known.names():
                known.aliases[name] = None
                self.index(known, name)
            return known
        identity = slug(name, country)
        if identity in self.drafts:
            return self.drafts[identity]
        return self.add(Draft(identity, name, "person", country))


def office_holders(people: People) -> None:
    facts = {row["person"]: row for row in read_table(FOLDER / "persons.tsv")}
    spells: dict[str, list[Spell]] = {}
    labels: dict[str, str] = {}
    for row in read_table(FOLDER / "offices.tsv"):
        spell = spell_of(row["office"], row["country"], row["begin"], row["finish"])
        spells.setdefault(row["person"], []).append(spell)
        labels.setdefault(row["person"], row["name"])
    for identity in sorted(spells):
        states = Counter(s.country for s in spells[identity] if s.country not in NON_STATE)
        bodies = Counter(s.country for s in spells[identity])
        country = (states or bodies).most_common(1)[0][0]
        draft = Draft(identity, labels[identity], "person", country, spells=spells[identity])
        row = facts.get(identity, {})
        draft.born, draft.died = row.get("born", ""), row.get("died", "")
        draft.aliases.update(dict.fromkeys(n for n in row.get("names", "").split("|") if n))
        people.add(draft)


def leaders(people: People) -> None:
    for row in read_table(FOLDER / "leaders.tsv"):
        name, country = row["name"], row["country"]
        if (
            len(person_words(name)) < 2
            or not re.search(r"[a-z]", name)
            or len(words_of(name)[-1]) < 2
        ):
            continue
        title = re.sub(r"\s*[\[(].*", "", row["office"]).strip(" ,") or "head of government"
        begin, finish = row["begin"], row["finish"]
        first, _, last = row["seen"].partition("..")
        unknown = not begin and not finish and bool(first)
        if unknown:
            begin, finish = first, last
        elif not finish and last and last < "2026-04":
            finish = last
        draft = people.obtain(name, country)
        known = [s for s in draft.spells if not s.seen and _about(s, begin, finish)]
        spell = spell_of(title, country, begin, finish, unknown)
        covered = any(
            s.office == spell.office or (title == "effective leader" and s.rank == 3) for s in known
        )
        if not covered:
            effective = title == "effective leader"
            title = "head of state or government" if effective else title
            if effective:
                spell = replace(spell, title=title, office="", sectors=("GOV",), rank=3)
            draft.spells.append(replace(spell, title=title))


def _about(spell: Spell, begin: str, finish: str) -> bool:
    """Whether a spell and an interval share a time, counting by years."""
    start, end = spell.begin[:4] or "0000", spell.finish[:4] or "9999"
    return start <= (finish[:4] or "9999") and (begin[:4] or "0000") <= end


def dictionary(people: People) -> None:
    titles = {
        "GOV": "member of government",
        "MIL": "military commander",
        "LEG": "lawmaker",
        "JUD": "judge",
        "OPP": "opposition politician",
        "REB": "rebel leader",
    }
    fresh: dict[str, Draft] = {}
    for row in read_table(FOLDER / "dictionary.tsv"):
        country, sector = row["code"][:3], row["code"][3:6]
        name = row["name"]
        if (people.find(name, country) and slug(name, country) not in fresh) or len(
            person_words(name)
        ) < 2:
            continue
        if sector not in titles:
            continue
        draft = people.obtain(name, country)
        fresh[draft.id] = draft
        draft.aliases.update(
            dict.fromkeys(a for a in row["aliases"].split("|") if len(a.split()) > 1)
        )
        office = office_of(titles[sector], country)
        rank = office.rank if office else 0
        sectors = (sector,)
        draft.spells.append(
            Spell(titles[sector], "", "", country, sectors, row["begin"], row["finish"], rank)
        )


@cache
def country_names() -> dict[str, dict[str, str]]:
    return {row["iso3"]: row for row in read_table(DATA / "agents" / "countries.tsv")}


@cache
def country_by_name() -> dict[str, str]:
    return {
        name.lower(): iso3
        for iso3, row in sorted(country_names().items(), reverse=True)
        for name in row["names"].split("|")
    }


def listed(people: People) -> None:
    for row in read_table(FOLDER / "listed.tsv"):
        country = country_by_name().get(row["nationality"].split(";")[0].strip().lower(), "")
        if row["list"].startswith("Taliban"):
            country = "AFG"
        draft = people.obtain(row["name"], country)
        draft.aliases.update(
            dict.fromkeys(a for a in row["aliases"].split("|") if len(a.split()) > 1)
        )
        if row["script"]:
            draft.aliases[row["script"]] = None
        if not draft.spells:
            title = re.sub(r"^\W*(?:[a-z]\)\s*)?", "", row["designation"]).split(";")[0][:80]
            body = row["list"].split(" (")[0]
            draft.spells.append(Spell(title or "member", "", body, country, ("REB",), "", "", 0))


def hand_people(people: People, path: Path) -> None:
    for row in read_table(path):
        name, country = row["name"], row["country"]
        full = [n for n in [name, *row["aliases"].split("|")] if len(person_words(n)) > 1]
        found = {f.id: f for n in full if (f := people.find(n, country)) and not f.curated}
        draft = next(iter(found.values()), None) or people.fresh(name, country)
        for other in [f for f in found.values() if f is not draft and names_agree(f, draft)]:
            draft.spells += other.spells
            draft.aliases.update(dict.fromkeys(other.names()))
            people.drop(other)
        draft.aliases[draft.name] = None
        draft.name, draft.country, draft.curated = name, country, True
        draft.aliases.update(dict.fromkeys(a for a in row["aliases"].split("|") if a))
        spells = [hand_spell(cell, country, path) for cell in row["spells"].split("; ") if cell]
        offices = {
            (s.office, s.country)
            for s in spells
            if s.office not in {"", "leader", "commander", "minister"}
        }
        draft.spells = [
            s for s in draft.spells if telling(s) and (s.office, s.country) not in offices
        ] + spells
        draft.weight = float(row.get("weight") or 1.8)
        born = row.get("born") or ""
        if born:
            draft.born, _, draft.died = born.partition("..")
        people.add(draft)


def telling(spell: Spell) -> bool:
    """Whether an imported spell says more than that somebody led something."""
    return spell.office not in {"", "leader", "commander", "rebel leader"} and bool(
        spell.sectors or spell.country in NON_STATE
    )


def names_agree(one: Draft, other: Draft) -> bool:
    """Two drafts of one person: no lives that cannot be one."""
    return not (one.born and other.born and one.born[:4] != other.born[:4])


def hand_spell(cell: str, country: str, path: Path) -> Spell:
    """ "title @ body [codes] begin..finish"; body and codes may be left out. Raises ValueError."""
    found = SPELL.match(cell.strip())
    if not found:
        raise ValueError(f"{path.name}: not a spell: {cell!r}")
    title, body, begin, finish = (
        found["title"].strip(),
        found["body"] or "",
        found["begin"],
        found["finish"],
    )
    codes = (found["codes"] or "").split()
    spell = spell_of(title, next((c for c in codes if c not in SECTORS), country), begin, finish)
    sectors = tuple(c for c in codes if c in SECTORS) or spell.sectors
    return Spell(
        title, spell.office, body.strip(), spell.country, sectors, begin, finish, max(spell.rank, 1)
    )
