"""Predicates as data: one entry a sense, compiled into a look-up by lemma.

An entry of ``data/predicates/*.yaml`` says which word (verb, noun or adjective) in which company
 (``when``, ``unless``) is which PLOVER type and mode, and which slots of its clause hold
actor, recipient and asset. ``data/predicates/README.md`` describes the fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from dragoman.errors import DataError
from dragoman.files import DATA, read_yaml
from dragoman.ontology import Ontology, load_ontology

Form = Literal["verb", "noun", "adjective"]
FORMS: tuple[Form, ...] = ("verb", "noun", "adjective")
FIELDS = {
    *FORMS,
    "type",
    "mode",
    "cameo",
    "when",
    "unless",
    "actor",
    "recipient",
    "asset",
    "both",
    "future",
    "contexts",
    "examples",
    "never",
}
PREPOSITIONS = frozenset(
    """
    about above across after against along alongside amid among around as at before behind
    beside between by despite down during for from in inside into near of off
    on onto opposite out outside over past through throughout to toward towards under until upon via
    with within without
    """.split()
)
KIND_IS_WIDE = 100  # a kind of mention stands for that many words
PACKAGED = DATA / "predicates"
CARRIERS = (
    "light",
    "suffer",
    "partitive",
    "engaged",
    "occur",
    "object_control",
    "accusing",
    "ending",
    "disaster",
    "means",
    "sport",
    "habit",
    "fiction",
)  # the engine's own
SLOTS = PREPOSITIONS | {
    "subject",
    "object",
    "indirect",
    "clause",
    "clause-subject",
    "clause-object",
    "clause-aux",
    "possessor",
    "modifier",
    "light-subject",
    "outer-subject",
    "sufferer",
    "word",
    "none",
}
DEFAULTS: Mapping[Form, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "verb": (("subject",), ("object",)),
    "noun": (
        ("light-subject", "possessor", "by", "modifier"),
        ("sufferer", "on", "against", "of"),
    ),
    "adjective": (("subject",), ("to", "with", "of")),
}


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the actor and the recipient that the sense gives it (None: not asked)."""

    text: str
    actor: str | None
    recipient: str | None


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of a predicate. ``type`` None: a use that is no event, which blocks the others.

    ``when`` and ``unless`` map a slot to the lemmas and ``@kinds`` of mention that must, or must
    not, stand there. ``future`` is the type of the same act announced.
    """

    id: str
    form: Form
    lemma: str
    particle: str | None
    type: str | None
    mode: str | None
    cameo: str | None
    when: Mapping[str, frozenset[str]]
    unless: Mapping[str, frozenset[str]]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    asset: tuple[str, ...]
    both: bool
    future: str | None
    contexts: tuple[str, ...]
    examples: tuple[Example, ...]
    never: tuple[str, ...]

    @property
    def order(self) -> tuple[bool, int]:
        """Which of two senses that fit as closely comes first: see ``Matcher.ranked``."""
        kinds = sum(word.startswith("@") for words in self.when.values() for word in words)
        listed = sum(len(words) for words in self.when.values())
        return self.type is not None, listed + KIND_IS_WIDE * kinds


@dataclass(frozen=True, slots=True)
class Predicates:
    """Senses by form and lemma, and the classes that the walks ask.

    ``light`` verbs carry nouns ("launch"), ``suffer`` verbs turn them round ("come under"),
    ``occur`` verbs say that they took place; ``partitive`` nouns count others ("dozens");
    ``engaged`` verbs have their subject take part in the noun after "in"; after ``object_control``
    verbs the object does what the clause says, after ``accusing`` ones what a preposition says
    ("charged them with looting"); ``ending`` verbs tell that their object is over.
    """

    senses: Mapping[tuple[Form, str], tuple[Sense, ...]]
    light: frozenset[str]
    suffer: frozenset[str]
    partitive: frozenset[str]
    engaged: frozenset[str]
    occur: frozenset[str]
    object_control: frozenset[str]
    accusing: frozenset[str]
    ending: frozenset[str]
    disaster: frozenset[str]
    means: frozenset[str]
    sport: frozenset[str]
    habit: frozenset[str]
    fiction: frozenset[str]

    def of(self, form: Form, lemma: str) -> Sequence[Sense]:
        return self.senses.get((form, lemma), ())

    def __iter__(self) -> Iterator[Sense]:
        for senses in self.senses.values():
            yield from senses


@cache
def load_predicates(*folders: Path) -> Predicates:
    """All senses of the YAML files of the folders (the package's own where none is named).

    A sense of a later folder replaces those of the same word, type and mode of an earlier one.
    Raises DataError naming file and entry.
    """
    given = folders or (PACKAGED,)
    classes: dict[str, frozenset[str]] = {}
    for path in (folder / "classes.yaml" for folder in given):
        if path.exists():
            classes |= {name: frozenset(words) for name, words in read_yaml(path).items()}
    reader = _Reader(load_ontology(), classes)
    found: dict[tuple[Form, str], list[Sense]] = {}
    for folder in given:
        for key, senses in reader.folder(folder).items():
            new = {sense.id for sense in senses}
            found[key] = [sense for sense in found.get(key, []) if sense.id not in new] + senses
    ordered = {key: tuple(s) for key, s in found.items()}
    return Predicates(ordered, *(reader.classes.get(name, frozenset()) for name in CARRIERS))


class _Reader:
    """Entries to senses, every field checked."""

    def __init__(self, ontology: Ontology, classes: Mapping[str, frozenset[str]]) -> None:
        self.ontology, self.classes = ontology, classes

    def folder(self, folder: Path) -> dict[tuple[Form, str], list[Sense]]:
        """The senses of a folder's files by form and lemma."""
        found: dict[tuple[Form, str], list[Sense]] = {}
        for path in sorted(folder.glob("*.yaml")):
            if path.name != "classes.yaml":
                for sense in self.senses(path):
                    found.setdefault((sense.form, sense.lemma), []).append(sense)
        return found

    def senses(self, path: Path) -> Iterator[Sense]:
        for number, entry in enumerate(read_yaml(path) or [], 1):
            where = f"{path.name}, entry {number}"
            try:
                senses = [self.sense(entry, form, words) for form, words in _words(entry)]
            except DataError as error:
                raise DataError(error.what, where=where, remedy=error.remedy) from error
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise DataError(
                    f"not an entry ({error})", where=where, remedy="see predicates/README.md"
                ) from error
            yield from senses

    def sense(self, entry: Mapping[str, Any], form: Form, words: Sequence[str]) -> Sense:
        """One sense: the entry read for one of its words (lemma and particle)."""
        lemma, particle = words[0], " ".join(words[1:]) or None
        kind, mode = entry.get("type"), entry.get("mode")
        if unknown := set(entry) - FIELDS:
            raise DataError(f"unknown field {min(unknown)!r}", remedy="see predicates/README.md")
        if kind is not None:
            self.ontology.check(kind, mode)
        if entry.get("future"):
            self.ontology.check(entry["future"], None)
        actor, recipient = DEFAULTS[form]
        return Sense(
            f"{form}:{' '.join(words)}:{kind or 'none'}{'/' + mode if mode else ''}",
            form,
            lemma,
            particle,
            kind,
            mode,
            self._cameo(entry.get("cameo")),
            self._company(entry.get("when")),
            self._company(entry.get("unless")),
            _carried(form, 0, self._slots(entry.get("actor"), actor)),
            _carried(form, 1, self._slots(entry.get("recipient"), recipient)),
            self._slots(entry.get("asset"), ()),
            bool(entry.get("both", False)),
            entry.get("future"),
            self._contexts(entry.get("contexts", ())),
            tuple(_example(given) for given in entry.get("examples", ())),
            tuple(map(str, entry.get("never", ()))),
        )

    def _cameo(self, code: Any) -> str | None:
        if code is not None and str(code) not in self.ontology.cameo:
            raise DataError(f"no CAMEO code {code!r}", remedy="quote it: codes are text")
        return None if code is None else str(code)

    def _contexts(self, names: Sequence[str]) -> tuple[str, ...]:
        if unknown := set(names) - self.ontology.contexts:
            raise DataError(f"no context {min(unknown)!r}", remedy="see plover/ontology.yaml")
        return tuple(names)

    def _slots(
        self, given: str | Sequence[str] | None, default: tuple[str, ...]
    ) -> tuple[str, ...]:
        if given is None:
            return default
        slots = (given,) if isinstance(given, str) else tuple(given)
        if unknown := set(slots) - SLOTS:
            raise DataError(
                f"no slot {min(unknown)!r}", remedy=f"one of {', '.join(sorted(SLOTS))}"
            )
        return tuple(slot for slot in slots if slot != "none")

    def _company(self, given: Mapping[str, Any] | None) -> dict[str, frozenset[str]]:
        company = {}
        for slot, words in (given or {}).items():
            self._slots(slot, ())
            listed = [words] if isinstance(words, str) else words
            company[slot] = frozenset(word for each in listed for word in self._expand(str(each)))
        return company

    def _expand(self, word: str) -> frozenset[str]:
        """The words of a ``$class``; another word is itself. ``@kind`` stays as it is."""
        if not word.startswith("$"):
            return frozenset([word])
        if word[1:] not in self.classes:
            raise DataError(f"no class {word}", remedy="define it in predicates/classes.yaml")
        return self.classes[word[1:]]


def _words(entry: Mapping[str, Any]) -> list[tuple[Form, list[str]]]:
    """The words of an entry, which may list several that share everything else."""
    form: Form | None = next((form for form in FORMS if form in entry), None)
    if form is None:
        raise DataError(f"none of {', '.join(FORMS)}", remedy="see predicates/README.md")
    given = entry[form]
    return [(form, str(each).split()) for each in (given if isinstance(given, list) else [given])]


def _carried(form: Form, side: int, slots: tuple[str, ...]) -> tuple[str, ...]:
    """The slots of a noun's side with that of the verb that carries it in front."""
    carrier = DEFAULTS[form][side][0]
    return slots if form != "noun" or carrier in slots or not slots else (carrier, *slots)


def _example(given: Sequence[str | None]) -> Example:
    text, actor, recipient = (*given, None, None)[:3]
    return Example(str(text), actor, recipient)
