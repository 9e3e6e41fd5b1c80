from __future__ import annotations

import errno
import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.errors import ProjectError
from dragoman.records import Span
from dragoman.store.base import Judgement, Source
from dragoman.store.project import create, is_project, open_project, write_whole
from dragoman.store.provenance import coder_of
from dragoman.store.sqlite import SqliteStore
from tests.reports import first

ROOT = Path(__file__).parents[2]


def source() -> Source:
    return Source(first().article.text.encode(), "port.txt")


def test_create_makes_the_folder_and_can_be_repeated(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "project"
    create(folder).close()
    create(folder).close()
    assert is_project(folder)
    assert (folder / "sources").is_dir()
    assert (folder / "dictionaries").is_dir()


def test_sources_are_kept_by_their_hash_and_read_only(tmp_path: Path) -> None:
    project = create(tmp_path)
    project.keep(first(), source(), project.store.begin(project.coder()))
    digest = hashlib.sha256(source().content).hexdigest()
    path = tmp_path / "sources" / digest[:2] / digest[2:]
    assert path.read_bytes() == source().content == project.source(digest)
    assert not path.stat().st_mode & 0o222


def test_nothing_has_to_be_coded_again_until_something_changes(tmp_path: Path) -> None:
    project = create(tmp_path)
    coder = project.coder()
    article = first().article
    assert not project.current(article, source(), coder)
    project.keep(first(), source(), project.store.begin(coder))
    assert project.current(article, source(), coder)
    (tmp_path / "dictionaries" / "own.yaml").write_text("a: 1")
    assert not project.current(article, source(), project.coder())


def test_coder_names_digests_of_code_data_and_model() -> None:
    coder = coder_of()
    assert set(coder.parts) == {"code", "data", "model", "dictionaries"}
    assert "spacy" in coder.parts["model"]
    assert coder.digest == coder_of().digest


def test_decisions_are_exported_as_text(tmp_path: Path) -> None:
    project = create(tmp_path)
    project.keep(first(), source(), project.store.begin(project.coder()))
    for verdict in ("accept", "undo"):
        project.decide(
            Judgement("ada", verdict, "events", first().article.id, Span(0, 8), "Fighters")
        )
    lines = [json.loads(line) for line in (tmp_path / "decisions.jsonl").read_text().splitlines()]
    assert [line["verdict"] for line in lines] == ["accept", "undo"]
    assert [each.at for each in project.store.decisions()] == [line["at"] for line in lines]


def test_where_there_is_no_project_the_remedy_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DRAGOMAN_PROJECT", raising=False)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ProjectError, match="dragoman init"):
        open_project()


def test_the_working_folder_goes_before_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("here", "there"):
        create(tmp_path / name).close()
    monkeypatch.setenv("DRAGOMAN_PROJECT", str(tmp_path / "there"))
    monkeypatch.chdir(tmp_path)
    assert open_project().folder == tmp_path / "there"
    monkeypatch.chdir(tmp_path / "here")
    assert open_project().folder == Path()


def test_a_project_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    create(tmp_path).close()
    database = sqlite3.connect(tmp_path / "project.db")
    database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(ProjectError, match="newer dragoman"):
        open_project(tmp_path)


def test_a_file_that_is_no_database_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "project.db").write_text("this is not a database, but long enough to be one" * 20)
    with pytest.raises(ProjectError, match=r"restore project\.db"):
        open_project(tmp_path)


def test_a_locked_project_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.store.sqlite._PATIENCE", 0.05)
    one, other = create(tmp_path), create(tmp_path)
    one.store.connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(ProjectError, match="another process is writing"):
        other.store.begin(other.coder())


def test_readers_see_the_last_state_while_another_writes(tmp_path: Path) -> None:
    writer, reader = create(tmp_path), create(tmp_path)
    writer.keep(first(), source(), writer.store.begin(writer.coder()))
    writer.store.connection.execute("BEGIN IMMEDIATE")
    writer.store.connection.execute("DELETE FROM codings")
    assert reader.store.get(first().article.id) == first()


def test_a_full_disk_leaves_no_piece_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = create(tmp_path)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    run = project.store.begin(project.coder())
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ProjectError, match="free some space"):
        project.keep(first(), source(), run)
    assert not [path for path in (tmp_path / "sources").rglob("*") if path.is_file()]
    assert list(project.store.articles()) == []


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    write_whole(path, b"old")
    write_whole(path, b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["page.html"]
    assert path.read_bytes() == b"new"


ENDLESS = """
import sys
from dataclasses import replace
from pathlib import Path
from dragoman.store.base import Source
from dragoman.store.project import create
from tests.reports import first

project = create(Path(sys.argv[1]))
run = project.store.begin(project.coder())
coding = first()
for number in range(10**6):
    one = replace(coding, article=replace(coding.article, id=f"r{number}"))
    project.keep(one, Source(str(number).encode(), "x"), run)
    print(number, flush=True)
"""


def test_kill_in_the_middle_keeps_whole_codings_only(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", ENDLESS, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    told = [process.stdout.readline() for _ in range(20)]
    time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read().splitlines()
    process.stdout.close()
    process.wait()
    store = SqliteStore(tmp_path / "project.db")
    assert store.connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert store.connection.execute("PRAGMA foreign_key_check").fetchall() == []
    kept = list(store.articles())
    assert len(kept) >= len(told) + len(rest) - 1
    for article in kept:
        assert store.get(article).events == first().events
