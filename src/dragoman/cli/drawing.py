"""Sentences, chains and articles drawn for a terminal; plain text where the output is none."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from dragoman.analysis.account import Account, Piece, Voice, evidence_of, one_line
from dragoman.analysis.days import tell
from dragoman.exchange.contract import plain
from dragoman.exchange.tables import heading, told
from dragoman.records import Assessment, Attribute, Claim, Coding, EventReport, Relation

_COLOURS: Mapping[str, dict[str, Any]] = {
    "act": {"fg": "magenta", "bold": True},
    "actor": {"fg": "blue", "bold": True},
    "subject": {"fg": "blue", "bold": True},
    "recipient": {"fg": "red", "bold": True},
    "object": {"fg": "red", "bold": True},
    "source": {"fg": "blue", "bold": True},
    "cue": {"fg": "magenta", "bold": True},
    "content": {"underline": True},
    "place": {"fg": "green"},
    "time": {"fg": "cyan"},
    "hedge": {"fg": "yellow", "bold": True},
}
_STATUS: Mapping[str, str] = {
    "asserted": "told as fact",
    "negated": "told as not done",
    "denied": "denied by who is said to have done it",
    "possible": "told as possible",
    "likely": "told as likely",
    "intended": "told as intended",
    "requested": "asked for, not done",
    "hypothetical": "under a condition",
}


def draw_account(account: Account, elsewhere: Sequence[Account] = ()) -> str:
    """A record: what it is, its sentence with the evidence marked, the voices, the rule.

    ``elsewhere``: what other reports say of the same thing.
    """
    article = account.coding.article
    lines = [click.style(_title(account), bold=True), ""]
    for passage in account.passages:
        lines += [_wrapped(_painted(passage)), ""]
    lines += _chain(account)
    lines += [f"{name:<11} {value}" for name, value in _facts(account) if value]
    lines += [f"{'review':<11} {line}" for line in _reviewed(account)]
    origin = [article.source, article.headline, article.published]
    lines.append(f"{'report':<11} {', '.join(str(each) for each in origin if each)} ({article.id})")
    lines += [f"{'see also':<11} {_title(each)}, {_teller(each)}" for each in account.related]
    lines += [
        f"{'elsewhere':<11} {_title(each)}, {_teller(each)}, {_report(each)}" for each in elsewhere
    ]
    return "\n".join(lines)


def _report(account: Account) -> str:
    """Day and outlet of a report, and its words."""
    article = account.coding.article
    origin = " ".join(str(each) for each in (article.published, article.source) if each)
    return f"{origin} ({article.id}): {one_line(account.quote.of(article.text))}"


def _reviewed(account: Account) -> Iterator[str]:
    """Who decided what on a record, and what the machine had said."""
    review = account.review
    if review is None:
        return
    yield f"{review.state} by {review.person}, {review.at}"
    for name, value in review.machine.items():
        if name != "words":
            yield f"the machine had {heading(name)}: {told(value) or 'none'}"
    yield from review.comments


def _title(account: Account) -> str:
    record, names = account.record, account.names
    if isinstance(record, EventReport):
        who = ", ".join(names.list(record.actors)) or "somebody"
        whom = ", ".join(names.list(record.recipients))
        kind = f"{record.type} ({record.mode})" if record.mode else record.type
        return f"{who} - {kind}" + (f" - {whom}" if whom else "") + f"   {record.id}"
    if isinstance(record, Relation):
        return f"{names.of(record.subject)} {record.kind} {names.of(record.object)}   {record.id}"
    if isinstance(record, Claim):
        return f"{names.speaker(record)} {record.stance}   {record.id}"
    if isinstance(record, Attribute):
        return f"{names.of(record.subject)}: {record.property}   {record.id}"
    return f"{record.kind} assessment   {record.id}"


def _teller(account: Account) -> str:
    """How a related record stands, in few words."""
    record = account.record
    if isinstance(record, Claim):
        return "of the same report"
    status = record.status
    return f"{status} by {account.voices[-1].name}" if account.voices else status


def _painted(passage: list[Piece]) -> str:
    plainly = not sys.stdout.isatty()
    return "".join(
        _bracketed(passage, i) if plainly else _coloured(p) for i, p in enumerate(passage)
    )


def _coloured(piece: Piece) -> str:
    style: dict[str, Any] = {}
    for part in piece.parts:
        style |= _COLOURS.get(part, {"underline": True})
    return click.style(piece.words, **style) if style else piece.words


def _bracketed(passage: list[Piece], i: int) -> str:
    """The words with ``[part: words]`` where the parts of the neighbours differ."""
    before = passage[i - 1].parts if i else ()
    after = passage[i + 1].parts if i + 1 < len(passage) else ()
    piece = passage[i]
    opened = "".join(f"[{part}: " for part in piece.parts if part not in before)
    closed = "]" * sum(part not in after for part in piece.parts)
    return opened + piece.words + closed


def _wrapped(words: str) -> str:
    width = shutil.get_terminal_size((100, 24)).columns
    return textwrap.fill(
        one_line(words), width, initial_indent="  ", subsequent_indent="  ", break_long_words=False
    )


def _chain(account: Account) -> Iterator[str]:
    """The voices, one below the other, outermost first, then what is said by them."""
    article = account.coding.article
    yield f"{'said by':<11} {article.source or 'the narrator'}" + _narrated(account)
    for depth, voice in enumerate(account.voices):
        yield " " * 12 + "   " * depth + "`- " + _voice(voice)
    for voice in account.deniers:
        yield f"{'denied by':<11} " + _voice(voice)
    if isinstance(account.record, Claim):
        depth = len(account.voices)
        for span in account.record.content:
            words = textwrap.shorten(span.of(article.text), 90, placeholder=" ...")
            yield " " * 12 + "   " * depth + f"`- {words}"
    yield ""


def _narrated(account: Account) -> str:
    return ", who tells that" if account.voices else ", in the narrator's own voice"


def _voice(voice: Voice) -> str:
    claim = voice.claim
    cue = f' ("{voice.cue}")' if voice.cue else ""
    via = f", through {voice.via}" if voice.via else ""
    taken = ", taken to go on from the paragraph before" if claim.inherited else ""
    return f"{voice.name} {claim.stance}{cue}{via}{taken}   {claim.id}"


def _facts(account: Account) -> Iterator[tuple[str, str]]:
    record, text = account.record, account.coding.article.text
    if not isinstance(record, Claim):
        yield "status", f"{record.status}: {_standing(account)}"
    yield "hedge", f'"{record.hedge.of(text)}"' if record.hedge else ""
    if isinstance(record, (EventReport, Relation, Attribute)):
        yield (
            "date",
            f"{tell(record.begin, record.finish, record.date_precision)}{_reason(account)}",
        )
    if isinstance(record, EventReport):
        yield from _event_facts(account, record)
    if isinstance(record, Attribute):
        yield "value", told([record.value, record.change])
    if isinstance(record, Assessment):
        for name in ("cause", "effect", "condition"):
            span = getattr(record, name)
            yield name, one_line(span.of(text)) if span else ""
        yield "sign", record.sign or ""
    yield "rule", f"{record.rule} (confidence {record.confidence:g})"


def _standing(account: Account) -> str:
    """What the status means here; what a claim asserts is its speaker's word."""
    record = account.record
    if isinstance(record, Claim):
        return ""
    if record.status == "asserted" and account.voices:
        return f"on the word of {account.voices[-1].name}, not of the narrator"
    return _STATUS[record.status]


def _event_facts(account: Account, event: EventReport) -> Iterator[tuple[str, str]]:
    names = account.names
    yield "place", names.place(event.place) if event.place else ""
    yield "assets", ", ".join(names.list(event.assets))
    yield "codes", _codes(event)
    yield "contexts", ", ".join(event.contexts)
    for mention, role in [(m, "actor") for m in event.actors] + [
        (m, "recipient") for m in event.recipients
    ]:
        actor = names.actors.get(names.mentions[mention].actor or "")
        yield role, f"{actor.name}: {actor.reason}" if actor and actor.reason else ""


def _codes(event: EventReport) -> str:
    who = [" ".join((code.country or "---", *code.sectors)) for code in event.actor_codes]
    whom = [" ".join((code.country or "---", *code.sectors)) for code in event.recipient_codes]
    cameo = f"CAMEO {event.cameo}; " if event.cameo else ""
    return f"{cameo}intensity {event.intensity:g}; {', '.join(who)} -> {', '.join(whom)}"


def _reason(account: Account) -> str:
    """How the day was reckoned."""
    if not isinstance(account.record, EventReport):
        return ""
    for time in account.coding.times:
        if time.id == account.record.time:
            return f' ("{one_line(time.span.of(account.coding.article.text))}": {time.reason})'
    return " (no time in the text; the report's own day is only the latest possible)"


def draw_article(coding: Coding, versions: Sequence[str] = ()) -> str:
    """Head and text of an article, and how much was read in it.

    ``versions``: the ids of its versions, oldest first, itself among them.
    """
    at = versions.index(coding.article.id) if coding.article.id in versions else 0
    article = coding.article
    head = [
        ("headline", article.headline),
        ("published", article.published),
        ("source", article.source),
        ("language", article.language),
        ("dateline", article.dateline),
        ("url", article.url),
        ("notes", "; ".join(article.notes)),
        ("supersedes", ", ".join(versions[:at])),
        ("superseded", f"by {', '.join(versions[at + 1 :])}" if versions[at + 1 :] else None),
        ("coder", coding.coder),
        ("read", _amounts(coding)),
    ]
    lines = [f"{name:<11} {value}" for name, value in head if value]
    return "\n".join([f"{'id':<11} {article.id}", *lines, "", article.text.rstrip()])


def _amounts(coding: Coding) -> str:
    layers = ("mentions", "claims", "events", "relations", "attributes", "assessments")
    return ", ".join(f"{len(getattr(coding, layer))} {layer}" for layer in layers)


def draw_fields(row: Mapping[str, Any]) -> str:
    return "\n".join(f"{heading(key):<11} {told(value)}" for key, value in row.items() if value)


def account_as_object(account: Account) -> dict[str, Any]:
    """A record with its sentence and its voices as JSON."""
    text = account.coding.article.text
    return {
        "article": account.coding.article.id,
        "layer": account.layer,
        "record": plain(account.record),
        "text": [one_line(span.of(text)) for span in evidence_of(account.record)],
        "voices": [_voice_as_object(voice) for voice in account.voices],
        "deniers": [_voice_as_object(voice) for voice in account.deniers],
        "review": _review_as_object(account),
    }


def _review_as_object(account: Account) -> dict[str, Any] | None:
    review = account.review
    if review is None:
        return None
    told_by = {"state": review.state, "person": review.person, "at": review.at}
    return {**told_by, "machine": plain(review.machine), "comments": list(review.comments)}


def _voice_as_object(voice: Voice) -> dict[str, Any]:
    fields = {"claim": voice.claim.id, "name": voice.name, "via": voice.via, "cue": voice.cue}
    return {**fields, "stance": voice.claim.stance}
