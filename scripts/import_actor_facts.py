"""Filters public fact tables into the text sources of the actor knowledge base.

    python scripts/import_actor_facts.py FOLDER

FOLDER holds office_holders.tsv, office_holders_suspects.tsv, persons.tsv, leaders.tsv,
armed_groups.tsv, organisations.tsv, un_listed_persons.tsv and phoenix_actors.tsv. What comes out
stands under src/dragoman/data/actors/ and is what scripts/build_actors.py compiles.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.files import DATA, read_table

OUT = DATA / "actors"
Row = dict[str, str]

BODY = re.compile(
    r"\b(?:organi[sz]ation|association|fund|foundation|committee|commission|union|international|council"
    r"|federation|institute|society|network|centre|center|bank|agency|alliance|league|watch|world|court"
    r"|group|aid|relief|trust|movement|amnesty|caritas|oxfam|church|rights|without|médecins|medecins"
    r"|programme|program|congress|conference|community|office|treaty|forum|service|authority|academy)\b",
    re.IGNORECASE,
)
RIGHTS = {
    "offices.tsv": (
        "Offices held by persons since about 1990, with the days they began and ended.",
        "Wikidata statements as published by every-politician-scrapers. CC0 1.0",
        "2018-07 to 2023-03; a finish left empty means that none was known then",
        "person: Wikidata id; country: alpha-3, X-... for entities in dispute, or a body (UN, EU)",
        "many states lack army chiefs and spokespeople; doubtful rows were left out or cut",
    ),
    "persons.tsv": (
        "Names and dates of birth and death of the persons of offices.tsv.",
        "Wikidata as published by every-politician-scrapers. CC0 1.0",
        "2018-07 to 2023-03",
        "person: Wikidata id; names: spellings divided by |; born, died: may be partial",
        "no names in other scripts",
    ),
    "leaders.tsv": (
        "Heads of state and government since 1945 and cabinets as seen on one day.",
        "Archigos 4.1 (Goemans, Gleditsch, Chiozza; facts, cited), REIGN 2021-03 (MIT), CIA World "
        "Factbook and CIA World Leaders (public domain), Wikidata (CC0)",
        "up to 2026-05",
        "begin, finish: days; seen: months in which a snapshot showed the person in office",
        "surnames of the Factbook stood in capitals",
    ),
    "groups.tsv": (
        "Rebel groups, militias, communal militias and listed organisations.",
        "UCDP Actor Dataset 22.1 (CC BY 4.0), UN Security Council list and OFAC SDN (public "
        "domain), CIA World Factbook (public domain), Phoenix dictionaries (MIT, OEDA)",
        "2014 to 2026",
        "countries: alpha-3 divided by |; from, to: years of activity as recorded",
        "splinters stand as groups of their own",
    ),
    "bodies.tsv": (
        "International bodies, NGOs, parties, forces, legislatures, peoples and faith groups.",
        "Correlates of War IGO v3 (facts, cited), Phoenix dictionaries and CAMEO groups (MIT, "
        "OEDA), Party Facts (MIT), CIA World Factbook (public domain)",
        "2014 to 2026",
        "country: alpha-3, a PLOVER non-state code, or a CAMEO code as printed",
        "companies were left out; many parties lack dates",
    ),
    "listed.tsv": (
        "Persons on the consolidated list of the UN Security Council.",
        "UN Security Council consolidated list. Public",
        "2025-04-19",
        "script: the name as written in its own script; list: the body that they are listed with",
        "listing says nothing of guilt or of offices held today",
    ),
    "dictionary.tsv": (
        "Members of governments up to 2014 that no other table has, with CAMEO codes and days.",
        "Phoenix actor dictionaries (MIT, Open Event Data Alliance 2014)",
        "2014-01 to 2015-05",
        "code: country and CAMEO role on these days (ELI: not in office)",
        "offices are not named",
    ),
}
KOSOVO = re.compile(r"\bXKX\b")  # PLOVER has KOS


def main(folder: Path) -> None:
    """Writes every table. Raises OSError where one of FOLDER is missing."""
    offices(folder)
    people = list(read_table(folder / "persons.tsv"))
    write(
        "persons.tsv",
        "person names born died",
        (
            (r["wikidata_person"], merged(r["names"], r["enwiki_title"]), r["born"], r["died"])
            for r in people
        ),
    )
    leaders(folder)
    write(
        "groups.tsv",
        "name aliases countries kind from to",
        (
            (
                r["name"],
                r["aliases"],
                r["country_iso3"],
                r["kind"],
                r["active_from"],
                r["active_to"],
            )
            for r in read_table(folder / "armed_groups.tsv")
            if sound_name(r["name"])
        ),
    )
    write("bodies.tsv", "name aliases kind country", bodies(folder))
    write(
        "listed.tsv",
        "name aliases script designation nationality list",
        (
            (
                r["name"],
                r["aliases"],
                r["original_script"],
                r["designation"],
                r["nationality"],
                r["list"],
            )
            for r in read_table(folder / "un_listed_persons.tsv")
        ),
    )
    write("dictionary.tsv", "name aliases code begin finish", dictionary(folder))


def write(name: str, columns: str, rows: Iterable[tuple[str, ...]]) -> None:
    labels = ("What", "Source and licence", "Vintage", "Fields", "Known gaps")
    head = [f"# {label}: {text}" for label, text in zip(labels, RIGHTS[name], strict=True)]
    cells = ([KOSOVO.sub("KOS", " ".join(cell.split())) for cell in row] for row in rows)
    lines = sorted({"\t".join(row) for row in cells})
    text = "\n".join([*head, columns.replace(" ", "\t"), *lines]) + "\n"
    (OUT / name).write_text(text, "utf-8")
    print(f"{name}: {len(lines)} rows, {len(text) // 1000} kB")


def offices(folder: Path) -> None:
    doubtful = {}
    for row in read_table(folder / "office_holders_suspects.tsv"):
        if row.get("wikidata_person"):
            doubtful[spell_key(row)] = row["reason"]
    write(
        "offices.tsv",
        "person name country office begin finish",
        (
            (
                r["wikidata_person"],
                r["person"],
                r["country_iso3"],
                r["office"],
                r["start"],
                r["end"],
            )
            for r in read_table(folder / "office_holders.tsv")
            if doubtful.get(spell_key(r), "open").startswith("open")
        ),
    )


def spell_key(row: Row) -> tuple[str, ...]:
    return tuple(row[k] for k in ("wikidata_person", "country_iso3", "office", "start", "end"))


def leaders(folder: Path) -> None:
    def kept() -> Iterator[tuple[str, ...]]:
        for row in read_table(folder / "leaders.tsv"):
            recent = (row["end"] or row["start"] or "2019")[:4] >= "1945"
            if (
                not row["person"]
                or not re.fullmatch(r"[A-Z]{3}", row["country_iso3"])
                or not recent
            ):
                continue
            seen = re.findall(r"\d{4}-\d{2}", row["asof"])
            span = f"{seen[0]}..{seen[-1]}" if seen else ""
            if row["source"].startswith("CIA World Leaders"):
                span = "2019-05..2019-06"
            censored = "censored" in row["asof"]
            end = "" if censored else row["end"]
            yield (
                natural(row["person"]),
                row["country_iso3"],
                row["office"],
                row["start"],
                end,
                span,
            )

    write("leaders.tsv", "name country office begin finish seen", kept())


def natural(name: str) -> str:
    """A name without capitals for the surname: "Fayiz al-SARAJ" is "Fayiz al-Saraj"."""
    name = re.sub(
        r"^(?:Dr|Gen|Lt|Col|Maj|Adm|Brig|Field Mar|Mar|Sheikh|Sir|Dame|Eng)\.?\s+", "", name
    )
    name = re.sub(r"(?i)^(?:[a-z]+ )?(?:commission |council )?chair(?:man|person|woman) ", "", name)
    name = re.sub(r"(?i)[ ,(]+(?:serving|acting|since|interim|caretaker)\b.*", "", name)
    return re.sub(r"[^\W\d_]{3,}", lambda m: m[0].title() if m[0].isupper() else m[0], name)


def sound_name(name: str) -> bool:
    return len(name) > 3 and not name.lower().startswith(("government of", "the "))


def bodies(folder: Path) -> Iterator[tuple[str, ...]]:
    for row in read_table(folder / "organisations.tsv"):
        kind, name, printed = row["kind"], row["name"], row["source"].startswith("Phoenix")
        if kind in {"multinational company", "business"} or kind.startswith("other"):
            continue
        personal = printed and re.search(r"\d{6}", row["notes"])
        if personal or (printed and kind in {"NGO", "IGO"} and not BODY.search(name)):
            continue
        yield name, row["aliases"], kind, row["country_or_IGO"]


def dictionary(folder: Path) -> Iterator[tuple[str, ...]]:
    for row in read_table(folder / "phoenix_actors.tsv"):
        code, name = row["cameo_code"], row["name"]
        dated = re.fullmatch(r"\d{4}-[01]\d-\d{2}", row["from"] or row["to"] or "")
        if row["file"] != "Countries" or not dated or len(name.split()) < 2:
            continue
        if code[3:6] in {"GOV", "ELI", "MIL", "LEG", "JUD", "OPP", "REB"}:
            yield name, row["aliases"], code, row["from"], row["to"]


def merged(names: str, more: str) -> str:
    return "|".join(dict.fromkeys(n for n in [*names.split("|"), more.split(" (")[0]] if n))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
