"""Data files: what is read of them, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.files import read_table, read_yaml, word_lists


def test_words_are_divided_by_spaces_and_switches_are_words(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("small: on no\nlong: >-\n  one\n  two\n", "utf-8")
    assert word_lists(str(path)) == {"small": {"on", "no"}, "long": {"one", "two"}}


@pytest.mark.parametrize("content", ["person: [one, two]\n", "- one\n", "person: 3\n"])
def test_what_is_no_list_of_words_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "nouns.yaml"
    path.write_text(content, "utf-8")
    with pytest.raises(DataError, match=r"nouns\.yaml"):
        word_lists(str(path))


def test_what_is_not_utf8_is_refused_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_bytes(b"caf\xe9: 1\n")
    with pytest.raises(DataError, match=r"own\.yaml: not UTF-8"):
        read_yaml(path)
    with pytest.raises(DataError, match=r"own\.yaml: not UTF-8"):
        list(read_table(path))


def test_what_cannot_be_read_says_how_to_mend_it(tmp_path: Path) -> None:
    for read in (read_yaml, lambda path: list(read_table(path))):
        with pytest.raises(DataError, match="check its name"):
            read(tmp_path / "none")
