"""Data files: where they lie, and how YAML and TSV are read. Nothing is read at import."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from dragoman.errors import DataError

DATA = Path(str(resources.files("dragoman"))) / "data"

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """A safe loader that takes only true and false for truth values: "on" and "no" are words."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, test) for tag, test in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in _Base.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def read_yaml(path: Path) -> Any:
    """The content of a YAML file. Raises DataError with line and column where it is unsound."""
    try:
        return yaml.load(path.read_text("utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{path.name}:{mark.line + 1}:{mark.column + 1}" if mark else path.name
        raise DataError(
            f"not YAML: {getattr(error, 'problem', error)}",
            where=place,
            remedy="mend the file, then run `dragoman lexicon check`",
        ) from error
    except UnicodeDecodeError as error:
        raise _not_utf8(path, error) from error
    except OSError as error:
        raise _unread(path, error) from error


@cache
def word_lists(name: str) -> Mapping[str, frozenset[str]]:
    """The lists of a file of words divided by spaces ("times/tense.yaml"), by key.

    Raises DataError where a key holds anything else.
    """
    content = read_yaml(DATA / name)
    if not isinstance(content, dict) or not all(isinstance(v, str) for v in content.values()):
        raise DataError("each key must hold words", where=name, remedy="see its header")
    return {key: frozenset(words.split()) for key, words in content.items()}


def read_table(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a TSV file by column name; lines that open with # are its header comment.

    Raises DataError where the file cannot be read.
    """
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            content = (line for line in lines if not line.startswith("#"))
            yield from csv.DictReader(content, delimiter="\t", quoting=csv.QUOTE_NONE)
    except UnicodeDecodeError as error:
        raise _not_utf8(path, error) from error
    except OSError as error:
        raise _unread(path, error) from error


def _not_utf8(path: Path, error: UnicodeDecodeError) -> DataError:
    told = f"not UTF-8: byte {error.object[error.start]:#x} has no meaning there"
    return DataError(told, where=path.name, remedy="save the file as UTF-8")


def _unread(path: Path, error: OSError) -> DataError:
    remedy = "check its name and permissions"
    return DataError(f"cannot read: {error.strerror}", where=str(path), remedy=remedy)
