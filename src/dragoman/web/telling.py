"""Codings and single records as the page reads them: the contract's JSON, names, standing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.analysis.account import Account, Names, Record, Voice, hull, one_line
from dragoman.analysis.days import tell
from dragoman.analysis.quotes import standing_of, voice_of
from dragoman.exchange.contract import as_object, plain
from dragoman.ontology import load_ontology
from dragoman.records import Article, Assessment, Claim, Coding, EventReport, Relation

Object = dict[str, Any]
STANDING_LAYERS = ("events", "claims", "relations", "attributes", "assessments")
_PARTS: Mapping[str, tuple[str, ...]] = {
    "events": ("actors", "recipients", "assets", "place"),
    "claims": ("source", "via"),
    "relations": ("subject", "object"),
    "attributes": ("subject",),
    "assessments": (),
}


def coding_as_object(coding: Coding) -> Object:
    """All layers of an article for the reader.

    ``names``: by mention, what those are called for whom it stands. ``standing``: by record, how it
    stands (told, claimed, contested, negated, denied, open).
    """
    names = Names(coding)
    return {
        **as_object(coding),
        "names": {mention.id: names.of(mention.id) for mention in coding.mentions},
        "standing": {
            record.id: standing_of(record)
            for layer in STANDING_LAYERS
            for record in getattr(coding, layer)
        },
    }


def account_as_object(account: Account) -> Object:
    """A record with all that is needed to judge it, in one answer."""
    record, article = account.record, account.coding.article
    return {
        "layer": account.layer,
        "id": record.id,
        "title": title_of(account),
        "standing": standing_of(record),
        "article": head_of(article),
        "record": plain(record),
        "quote": list(account.quote),
        "passages": [
            [{"words": piece.words, "parts": list(piece.parts)} for piece in passage]
            for passage in account.passages
        ],
        "voice": voice_of(account.voices),
        "voices": [_voice(voice) for voice in account.voices],
        "deniers": [_voice(voice) for voice in account.deniers],
        "date": _date(account),
        "parties": list(_parties(account)),
        "related": [_related(each) for each in account.related],
        "review": plain(account.review),
        "modes": _modes(record),
    }


def _modes(record: Record) -> list[str]:
    """What kinds an event of its type can be of."""
    return list(load_ontology().types[record.type].modes) if isinstance(record, EventReport) else []


def head_of(article: Article) -> Object:
    """An article without its text."""
    names = ("id", "headline", "published", "source", "url", "language")
    return {name: plain(getattr(article, name)) for name in names}


def title_of(account: Account) -> str:
    """A record in a few words: who, what, whom."""
    record, names = account.record, account.names
    if isinstance(record, EventReport):
        who = ", ".join(names.list(record.actors)) or "somebody"
        whom = ", ".join(names.list((*record.recipients, *record.assets)))
        kind = f"{record.type} ({record.mode})" if record.mode else record.type
        return f"{who}: {kind}" + (f", {whom}" if whom else "")
    if isinstance(record, Relation):
        return f"{names.of(record.subject)} {record.kind} {names.of(record.object)}"
    if isinstance(record, Claim):
        return f"{names.speaker(record)} {record.stance}"
    if isinstance(record, Assessment):
        return f"{record.kind} assessment"
    return f"{names.of(record.subject)}: {record.property}"


def _voice(voice: Voice) -> Object:
    claim = voice.claim
    return {
        "claim": claim.id,
        "name": voice.name,
        "mention": claim.source,
        "via": voice.via,
        "cue": voice.cue,
        "stance": claim.stance,
        "direct": claim.direct,
        "inherited": claim.inherited,
        "span": list(hull([s for s in (claim.source_span, claim.cue, *claim.content) if s])),
    }


def _date(account: Account) -> Object | None:
    """The day in words and how it was reckoned; None for records that have none."""
    record = account.record
    if isinstance(record, (Claim, Assessment)):
        return None
    told = {"told": tell(record.begin, record.finish, record.date_precision)}
    text = account.coding.article.text
    if isinstance(record, EventReport):
        for time in account.coding.times:
            if time.id == record.time:
                words = one_line(time.span.of(text))
                return {**told, "time": time.id, "words": words, "reason": time.reason}
        no_time = "no time in the text; the report's own day is only the latest possible"
        return {**told, "time": None, "words": None, "reason": no_time}
    return {**told, "time": None, "words": None, "reason": None}


def _parties(account: Account) -> Iterator[Object]:
    """Who and what has a part, to whom it was linked and why, which candidates lost."""
    names, text = account.names, account.coding.article.text
    for part in _PARTS[account.layer]:
        value = getattr(account.record, part)
        for mention in (value,) if isinstance(value, str) else value or ():
            found = names.mentions[mention]
            actor, place = names.actors.get(found.actor or ""), names.places.get(found.place or "")
            yield {
                "part": part.removesuffix("s"),
                "mention": mention,
                "span": list(found.span),
                "words": one_line(found.span.of(text)),
                "name": names.of(mention),
                "actor": actor.id if actor else None,
                "known": actor.known if actor else None,
                "reason": actor.reason if actor else None,
                "place": plain(place),
                "rule": found.rule,
            }


def _related(account: Account) -> Object:
    return {
        "layer": account.layer,
        "id": account.record.id,
        "title": title_of(account),
        "standing": standing_of(account.record),
        "voice": voice_of(account.voices),
    }
