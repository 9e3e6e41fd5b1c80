"""Codings by hand of several invented reports: one strike told thrice, two visits, a denial."""

from __future__ import annotations

from dragoman.records import Coding, Number
from tests.builder import Builder


def _strike(identity: str, text: str, published: str, on: str, dead: int, source: str) -> Coding:
    b = Builder(text, published, id=identity, source=source)
    town, market = b.place("Mocha"), b.asset("the fish market")
    b.event(
        "hit",
        "ASSAULT",
        assets=[market],
        place=town,
        on=on,
        numbers=(Number(b.span(str(dead)), "killed", dead, dead),),
    )
    return b.coding


def market() -> list[Coding]:
    """A strike in three reports, on one day, with tolls that grow."""
    return [
        _strike(
            "m1",
            "A rocket hit the fish market of Mocha on Monday, killing 9 traders.",
            "2020-06-09",
            "2020-06-08",
            9,
            "Gulf Wire",
        ),
        _strike(
            "m2",
            "The rocket that hit the fish market in Mocha killed 11 traders.",
            "2020-06-10",
            "2020-06-08",
            11,
            "Red Sea Post",
        ),
        _strike(
            "m3",
            "Doctors in Mocha say 12 died when a rocket hit the fish market.",
            "2020-06-12",
            "2020-06-08",
            12,
            "Aden Star",
        ),
    ]


def visit(
    identity: str, text: str, published: str, on: str, source: str = "Gulf Wire", **fields: str
) -> Coding:
    """A report of General Salim Nasr's visit to Muscat."""
    b = Builder(text, published, id=identity, source=source)
    b.event(
        "visited",
        "CONSULT",
        [b.actor("Nasr", "Salim Nasr")],
        [b.place("Muscat")],
        mode="visit",
        on=on,
        **fields,
    )
    return b.coding


def visits() -> list[Coding]:
    """Two visits of one man to one town, and a report that mentions the first in passing."""
    return [
        visit("v1", "Nasr visited Muscat on Tuesday.", "2020-06-03", "2020-06-02"),
        visit(
            "v2",
            "General Nasr visited Muscat, a spokesman told us.",
            "2020-06-04",
            "2020-06-02",
            "Red Sea Post",
        ),
        visit("v3", "Salim Nasr visited Muscat on Thursday for talks.", "2020-11-20", "2020-11-19"),
        visit(
            "v4",
            "He met traders. Nasr had visited Muscat in June.",
            "2020-12-20",
            "2020-06-01..2020-06-30",
            "Aden Star",
            precision="month",
        ),
    ]


def raid() -> list[Coding]:
    """An alleged raid, and its denial a day later."""
    one = Builder(
        "The council said the Coast Brigade bombed the depot of Hays on Friday.",
        "2020-07-04",
        id="r1",
        source="Gulf Wire",
    )
    council = one.actor("The council", "Hill Council", kind="organisation")
    brigade = one.actor("the Coast Brigade", "Coast Brigade", kind="group")
    told = one.claim("said", "the Coast Brigade bombed the depot of Hays", council)
    one.event("bombed", "ASSAULT", [brigade], place=one.place("Hays"), on="2020-07-03", claim=told)
    two = Builder(
        "The Coast Brigade denied that it had bombed Hays.",
        "2020-07-05",
        id="r2",
        source="Aden Star",
    )
    brigade = two.actor("The Coast Brigade", "Coast Brigade", kind="group")
    denied = two.claim("denied", "it had bombed Hays", brigade, stance="denies")
    hays = two.place("Hays")
    two.event("bombed", "ASSAULT", [brigade], place=hays, claim=denied, status="denied")
    return [one.coding, two.coding]


def journey() -> list[Coding]:
    """A visit with a meeting in it, told by two; and an attack in which men are seized."""
    one = Builder(
        "General Omar Saleh visited Riyadh on Monday. He met Prince Fahd on Monday.",
        "2020-09-08",
        id="j1",
        source="Gulf Wire",
    )
    saleh, riyadh = one.actor("General Omar Saleh", "Omar Saleh"), one.place("Riyadh")
    fahd = one.actor("Prince Fahd", "Prince Fahd", country="YEM", sectors=("GOV",))
    one.event("visited", "CONSULT", [saleh], [riyadh], mode="visit", place=riyadh, on="2020-09-07")
    one.event("met", "CONSULT", [saleh, fahd], place=riyadh, on="2020-09-07")
    two = Builder(
        "Raiders stormed the post of Lahij on Tuesday. The raiders seized two clerks.",
        "2020-09-09",
        id="j2",
        source="Aden Star",
    )
    raiders = two.actor("Raiders", "Coast Brigade", kind="group")
    lahij, post = two.place("Lahij"), two.asset("the post")
    two.event("stormed", "ASSAULT", [raiders], assets=[post], place=lahij, on="2020-09-08")
    clerks = two.actor("two clerks", kind="group")
    two.event("seized", "COERCE", [raiders], [clerks], mode="arrest")
    return [one.coding, two.coding]


def corrected() -> list[Coding]:
    """A strike with its toll, and the same outlet's corrected report at the same address."""
    found = []
    for identity, published, dead in (("c1", "2020-10-06", 4), ("c2", "2020-10-07", 7)):
        b = Builder(
            f"A shell hit the bakery of Zabid on Monday, killing {dead} people.",
            published,
            id=identity,
            source="Gulf Wire",
            url="https://gulf.example/zabid",
        )
        toll = (Number(b.span(str(dead)), "killed", dead, dead),)
        bakery, zabid = b.asset("the bakery"), b.place("Zabid")
        b.event("hit", "ASSAULT", assets=[bakery], place=zabid, on="2020-10-05", numbers=toll)
        found.append(b.coding)
    return found


def scene() -> list[Coding]:
    """All of them."""
    return [*market(), *visits(), *raid(), *journey(), *corrected()]
