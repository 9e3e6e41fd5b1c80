"""Data files: what is read of them, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.files import word_lists


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
