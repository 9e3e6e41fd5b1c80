from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from dragoman.cli import exits, run
from dragoman.pipeline import Kit

TEXT = "Rebels attacked a convoy near Goma on Monday, the governor said."
OTHER = "Envoys of Mali and France met in Bamako to discuss a ceasefire."

Run = Callable[..., SimpleNamespace]


@pytest.fixture
def dragoman(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, kit: Kit) -> Run:
    """``dragoman(*arguments, stdin=b"")``: exit code, standard output, standard error."""

    def call(*arguments: object, stdin: bytes = b"") -> SimpleNamespace:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(stdin))))
        code = run([str(each) for each in arguments])
        out, err = capsys.readouterr()
        return SimpleNamespace(code=code, out=out, err=err)

    return call


def jsonl(*rows: dict[str, object]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def ids(out: str) -> list[str]:
    return [json.loads(line)["article"]["id"] for line in out.splitlines()]


def test_lines_come_in_input_order_and_nothing_is_said(dragoman: Run) -> None:
    done = dragoman(
        "code",
        "-",
        "--format",
        "jsonl",
        stdin=jsonl({"id": "b", "text": TEXT}, {"id": "a", "text": OTHER}),
    )
    assert (done.code, ids(done.out), done.err) == (exits.DONE, ["b", "a"], "")


def test_without_a_project_nothing_is_stored(
    dragoman: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert dragoman("code", "-", "--format", "jsonl", stdin=TEXT.encode()).code == exits.DONE
    assert list(tmp_path.iterdir()) == []


def test_options_go_before_what_the_input_says(dragoman: Run) -> None:
    options = ["--published", "2016-12-11", "--source", "The Example", "--language", "en-GB"]
    done = dragoman("code", "-", "--format", "jsonl", *options, stdin=TEXT.encode())
    article = json.loads(done.out)["article"]
    assert (article["published"], article["source"]) == ("2016-12-11", "The Example")
    assert article["language"] == "en"


def test_failures_are_listed_at_the_end_and_the_rest_is_coded(
    dragoman: Run, tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "pdf.txt").write_bytes(b"%PDF-1.7")
    done = dragoman("code", tmp_path / "none.txt", tmp_path, "--format", "jsonl")
    assert done.code == exits.SOME_FAILED
    assert len(ids(done.out)) == 1
    told = done.err.splitlines()
    assert "none.txt: No such file" in told[0]
    assert "pdf.txt: a PDF" in told[1]
    assert told[2] == "1 coded, 2 not coded"


def test_nothing_coded_has_its_own_code(dragoman: Run, tmp_path: Path) -> None:
    assert dragoman("code", tmp_path).code == exits.ALL_FAILED


def test_a_fault_of_the_program_is_told_with_the_article(
    dragoman: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(*_: object) -> None:
        raise KeyError("chain")

    monkeypatch.setattr("dragoman.engine.local.code_article", faulty)
    done = dragoman("code", "-", "--format", "jsonl", stdin=jsonl({"id": "a", "text": TEXT}))
    assert (done.code, done.out) == (exits.FAULT, "")
    assert "(a): KeyError in test_code.py" in done.err


def test_wrong_usage_has_its_own_code(dragoman: Run) -> None:
    assert dragoman("code").code == exits.USAGE
    assert dragoman("code", "-", "--format", "xml").code == exits.USAGE
    assert dragoman("code", "-", "--published", "11/12/2016").code == exits.USAGE
    assert dragoman("nothing").code == exits.USAGE


def test_a_text_in_another_language_has_names_and_dates_only_and_says_so(dragoman: Run) -> None:
    text = "Le président a dit que l'armée avait quitté la ville de Gao ce matin à l'aube."
    line = json.loads(dragoman("code", "-", "--format", "jsonl", stdin=text.encode()).out)
    assert line["events"] == line["claims"] == line["relations"] == []
    assert [place["name"] for place in line["places"]] == ["Gao"]
    assert any("not coded" in note for note in line["article"]["notes"])


def test_an_output_file_is_there_whole_or_not_at_all(dragoman: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    arguments = ["code", "-", "--format", "jsonl", "--output", target]
    done = dragoman(*arguments, stdin=jsonl({"id": "a", "text": TEXT}))
    assert (done.code, done.out) == (exits.DONE, "")
    assert ids(target.read_text("utf-8")) == ["a"]
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_an_output_folder_that_is_not_there_is_told(dragoman: Run, tmp_path: Path) -> None:
    target = tmp_path / "none" / "out.jsonl"
    done = dragoman("code", "-", "--output", target, stdin=TEXT.encode())
    assert done.code == exits.MACHINE
    assert "cannot write" in done.err


def test_the_table_tells_what_was_read(dragoman: Run) -> None:
    done = dragoman("code", "-", stdin=TEXT.encode())
    assert done.code == exits.DONE
    assert "Goma" in done.out
    assert done.err == "1 coded\n"


def test_a_second_run_of_a_project_codes_only_what_is_new(dragoman: Run, tmp_path: Path) -> None:
    project = tmp_path / "project"
    arguments = ["code", "-", "--format", "jsonl", "--project", project]
    first = dragoman(*arguments, stdin=jsonl({"id": "a", "text": TEXT}))
    again = dragoman(*arguments, stdin=jsonl({"id": "a", "text": TEXT}, {"id": "b", "text": OTHER}))
    assert first.err == "1 coded\n"
    assert again.err == "1 coded, 1 unchanged\n"
    assert again.out.splitlines()[0] == first.out.strip()
    assert ids(again.out) == ["a", "b"]


def test_a_changed_option_codes_anew(dragoman: Run, tmp_path: Path) -> None:
    arguments = ["code", "-", "--format", "jsonl", "--project", tmp_path / "project"]
    line = jsonl({"id": "a", "text": TEXT})
    dragoman(*arguments, stdin=line)
    dated = dragoman(*arguments, "--published", "2016-12-11", stdin=line)
    assert dated.err == "1 coded\n"
