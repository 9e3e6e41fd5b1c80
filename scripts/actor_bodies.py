"""Drafts of countries, their institutions, bodies and groups from the text sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from actor_sources import (
    FOLDER,
    NON_STATE,
    PREFERRED,
    Draft,
    country_names,
    hand_spell,
    slug,
)

from dragoman.files import read_table, read_yaml
from dragoman.resolve.actors.entries import split_codes


def hand_bodies(path: Path) -> Iterator[Draft]:
    for row in read_table(path):
        country, sectors = split_codes(row["codes"])
        draft = Draft(slug(row["name"]), row["name"], row["kind"], country, sectors, curated=True)
        draft.aliases.update(dict.fromkeys(a for a in row["aliases"].split("|") if a))
        cells = (row.get("spells") or "").split("; ")
        draft.spells = [hand_spell(cell, country, path) for cell in cells if cell]
        draft.weight = float(row.get("weight") or 1.8)
        yield draft


def groups() -> Iterator[Draft]:
    for row in read_table(FOLDER / "groups.tsv"):
        kind = row["kind"].lower()
        sectors = ("PRM",) if "militia" in kind or "supporters" in kind else ("REB",)
        country = row["countries"].split("|")[0] or "IMG"
        if "imgmus" in kind and not row["countries"]:
            country = "IMG"
        draft = Draft(slug(row["name"]), row["name"], "group", country, sectors, weight=0.5)
        draft.aliases.update(dict.fromkeys(a for a in row["aliases"].split("|") if len(a) > 2))
        yield draft


BODY_KINDS = {
    "political party": ("PTY",),
    "military/security force": ("MIL",),
    "legislature": ("LEG",),
    "NGO": ("SOC",),
    "IGO": (),
    "ethnic group": ("CVL",),
    "religious group": ("REL",),
    "religious body": ("REL",),
    "media": ("JRN",),
    "state company": ("BUS", "GOV"),
    "government": ("GOV",),
    "IGO mission": (),
}


def bodies() -> Iterator[Draft]:
    for row in read_table(FOLDER / "bodies.tsv"):
        kind = row["kind"]
        if (
            kind == "legislature"
            or kind not in BODY_KINDS
            or row["name"].startswith(("or ", "and "))
        ):
            continue
        country = body_country(row["country"], kind)
        sort = "group" if kind in {"ethnic group", "religious group"} else "organisation"
        draft = Draft(
            slug(row["name"], country), row["name"], sort, country, BODY_KINDS[kind], weight=0.3
        )
        draft.aliases.update(dict.fromkeys(body_aliases(row["aliases"])))
        yield draft


def body_country(printed: str, kind: str) -> str:
    if kind == "ethnic group" or kind == "religious group":
        return ""
    for code in ("EUR",):
        if code in printed:
            return "EUR"
    if "UNO" in printed:
        return "UNO"
    if printed[:3] in NON_STATE:
        home = printed[3:6]
        return home if home in country_names() else printed[:3]
    return (
        printed[:3]
        if printed[:3] in country_names()
        else {"IGO": "IGO", "NGO": "NGO"}.get(kind, "")
    )


def body_aliases(cell: str) -> Iterator[str]:
    for alias in cell.split("|"):
        plain = re.sub(
            r"^(?:aka|also known as|formerly|Russian:|Uzbek:|Swedish:|[A-Z][a-z]+:)\s*", "", alias
        ).strip()
        if len(plain) > 1 and not plain.startswith(("or ", "and ")):
            yield plain


def countries() -> Iterator[Draft]:
    for iso3, row in sorted(country_names().items()):
        names = row["names"].split("|")
        main = PREFERRED.get(iso3, names[0])
        draft = Draft(iso3, main, "country", iso3, (), weight=2.5)
        draft.aliases.update(dict.fromkeys(n for n in names if n))
        yield draft


def institutions() -> Iterator[Draft]:
    kinds = read_yaml(FOLDER / "institutions.yaml")
    for iso3, row in sorted(country_names().items()):
        names = sorted(row["names"].split("|"), key=lambda n: (n.isupper(), "." in n, len(n)))
        names = list(dict.fromkeys([PREFERRED.get(iso3, names[0]), *names]))[:4]
        adjectives = [a for a in row["adjectives"].split("|") if a] or names[:1]
        for what, entry in kinds.items():
            name = entry["name"].format(name=names[0], adj=adjectives[0])
            draft = Draft(
                f"{iso3}/{what}",
                name,
                entry.get("kind", "organisation"),
                iso3,
                tuple(entry["sectors"]),
                weight=1.0,
            )
            for pattern in entry["aliases"]:
                options = (
                    [{"name": n} for n in names]
                    if "{name}" in pattern
                    else [{"adj": a} for a in adjectives]
                )
                draft.aliases.update(dict.fromkeys(pattern.format(**option) for option in options))
            yield draft
