from __future__ import annotations

import io
import json
import os
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from dragoman.errors import InputError
from dragoman.read import item as limits
from dragoman.read.inputs import read_inputs
from dragoman.read.item import Given, Report

TEXT = "Goma - Government troops shelled two villages on Wednesday, residents of the valley said."
PAGE = f"""<html><head><title>Ceasefire frays in valley</title>
<meta property="article:published_time" content="2015-06-04"/>
<meta property="og:site_name" content="The Example"/></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Ceasefire frays in valley</h1><p>{TEXT}</p>
<p>The governor denied that his troops had fired on the market, and blamed rebels.</p>
<p>Aid workers said that some 2,000 people had fled to the hills since the end of May.</p></article>
<footer>All rights reserved</footer></body></html>"""


def stream_of(content: bytes) -> io.BufferedReader:
    return cast(io.BufferedReader, io.BufferedReader(io.BytesIO(content)))


def read(*inputs: Path | str, stdin: bytes = b"", given: Given | None = None) -> list[object]:
    items = read_inputs([str(each) for each in inputs], given or Given(), stream_of(stdin))
    return [i if isinstance(i, InputError) else i.article for i in items]


def reasons(found: list[object]) -> list[str]:
    return [str(each) for each in found if isinstance(each, InputError)]


def texts(found: list[object]) -> list[str]:
    return [each.text for each in found if hasattr(each, "text")]


def file(folder: Path, name: str, content: str | bytes = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_file_is_one_report(tmp_path: Path) -> None:
    [found] = read(file(tmp_path, "a.txt", f"Troops in valley\r\n\r\n{TEXT}\r\n"))
    assert found.text == f"Troops in valley\n\n{TEXT}"  # type: ignore[attr-defined]
    assert found.headline == "Troops in valley"  # type: ignore[attr-defined]


def test_the_id_is_made_of_the_source_bytes(tmp_path: Path) -> None:
    one, two = read(file(tmp_path, "a.txt"), file(tmp_path, "b.txt", TEXT + "\n"))
    again, _ = read(file(tmp_path, "c.txt"), file(tmp_path, "d.txt", "Other troops left."))
    assert one.id != two.id  # type: ignore[attr-defined]
    assert one.id == again.id  # type: ignore[attr-defined]


def test_a_page_gives_title_day_outlet_and_body(tmp_path: Path) -> None:
    [found] = read(file(tmp_path, "a.html", PAGE))
    assert found.headline == "Ceasefire frays in valley"  # type: ignore[attr-defined]
    assert found.published == date(2015, 6, 4)  # type: ignore[attr-defined]
    assert found.source == "The Example"  # type: ignore[attr-defined]
    assert found.dateline == "Goma"  # type: ignore[attr-defined]
    [text] = texts([found])
    assert text.startswith("Ceasefire frays in valley\n\nGoma - Government")
    assert "rights reserved" not in text
    assert "Home" not in text


def test_a_page_without_a_report_is_an_error(tmp_path: Path) -> None:
    page = "<html><head><title>x</title></head><body><script>1</script></body></html>"
    assert "no report is found" in reasons(read(file(tmp_path, "a.html", page)))[0]


def test_a_folder_is_read_in_order_with_the_folders_in_it(tmp_path: Path) -> None:
    for name in ("b/z.txt", "b/a.txt", "a.txt", "c.jsonl", "notes.xyz", ".hidden.txt"):
        content = json.dumps({"text": name}) if name.endswith("jsonl") else f"Report {name}"
        file(tmp_path, name, content)
    found = texts(read(tmp_path))
    assert found == ["Report a.txt", "c.jsonl", "Report b/a.txt", "Report b/z.txt"]


def test_a_folder_without_readable_files_is_an_error(tmp_path: Path) -> None:
    file(tmp_path, "a.xyz")
    assert "no file in this folder can be read" in reasons(read(tmp_path))[0]


def test_jsonl_text_is_never_changed(tmp_path: Path) -> None:
    text = "Cafe\u0301\r\n  Share on Facebook \n\n\n\nEnd\u00ad "
    [found] = read(file(tmp_path, "a.jsonl", json.dumps({"id": 7, "text": text})))
    assert (found.id, found.text) == ("7", text)  # type: ignore[attr-defined]


def test_fields_of_a_line_go_before_its_layout_and_options_before_both(tmp_path: Path) -> None:
    line = {"text": f"4 June 2015\n\n{TEXT}", "published": "2015-06-05", "source": None}
    path = file(tmp_path, "a.jsonl", json.dumps(line))
    [plain] = read(path)
    [given] = read(path, given=Given(date(2015, 6, 6), "The Example", "en"))
    assert plain.published == date(2015, 6, 5)  # type: ignore[attr-defined]
    assert plain.source is None  # type: ignore[attr-defined]
    assert (given.published, given.source) == (date(2015, 6, 6), "The Example")  # type: ignore[attr-defined]


def test_broken_lines_are_errors_and_the_others_are_read(tmp_path: Path) -> None:
    lines = [
        b'{"id": "a", "text": "Troops left."}',
        b'{"id": "b", "text": ',
        b"",
        b'{"id": "c"}',
        b"[1]",
        b'{"id": "d", "text": "x", "published": "11/12/2016"}',
        b'{"id": "e", "text": "\xff"}',
        b'{"id": "f", "text": "  "}',
        b'{"id": "g", "text": "Rebels left.", "headline": 3}',
        b'{"id": "h", "text": "Rebels left."}',
    ]
    found = read(file(tmp_path, "a.jsonl", b"\n".join(lines)))
    assert texts(found) == ["Troops left.", "Rebels left."]
    told = reasons(found)
    broken = "broken JSON at character 20"
    wanted = [broken, "no string", "not a JSON object", "ISO date", "UTF-8", "empty"]
    for place, what in zip((2, 4, 5, 6, 7, 8), wanted, strict=True):
        assert any(f"a.jsonl:{place}:" in reason and what in reason for reason in told)
    assert len(told) == 7


def test_the_same_id_twice_is_an_error_that_says_where(tmp_path: Path) -> None:
    lines = '{"id": "a", "text": "Troops left."}\n{"id": "a", "text": "Rebels left."}'
    found = read(file(tmp_path, "a.jsonl", lines))
    assert texts(found) == ["Troops left."]
    assert "a.jsonl:1" in reasons(found)[0]


def test_standard_input_is_jsonl_or_one_text() -> None:
    assert texts(read("-", stdin=b'{"text": "Troops left."}\n{"text": "Rebels left."}\n')) == [
        "Troops left.",
        "Rebels left.",
    ]
    assert texts(read("-", stdin=TEXT.encode())) == [TEXT]
    assert texts(read("-", stdin=PAGE.encode()))[0].startswith("Ceasefire")
    assert "empty" in reasons(read("-"))[0]


@pytest.mark.parametrize("content", [b"", b" \n\n "])
def test_an_empty_file_is_an_error(tmp_path: Path, content: bytes) -> None:
    assert "empty" in reasons(read(file(tmp_path, "a.txt", content)))[0]


def test_a_wrong_path_is_an_error_and_the_others_are_read(tmp_path: Path) -> None:
    found = read(tmp_path / "none.txt", file(tmp_path, "a.txt"))
    assert "No such file" in reasons(found)[0]
    assert texts(found) == [TEXT]


def test_too_much_text_is_an_error_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LONGEST_TEXT", 1_000)
    found = read(file(tmp_path, "a.txt", TEXT * 20), file(tmp_path, "b.txt"))
    assert "split it into single reports" in reasons(found)[0]
    assert texts(found) == [TEXT]


def test_fifty_megabytes_are_refused_without_being_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as sparse:
        sparse.truncate(50_000_000)
        sparse.seek(0)
        sparse.write(TEXT.encode())
    assert "20 MB are too much for one report" in reasons(read(path))[0]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_without_permission_is_an_error(tmp_path: Path) -> None:
    path = file(tmp_path, "a.txt")
    path.chmod(0)
    assert "Permission denied" in reasons(read(path))[0]


def test_a_file_that_the_system_refuses_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = file(tmp_path, "a.txt")

    def open_refused(path: Path, mode: str) -> io.BufferedReader:
        if path == refused:
            raise PermissionError(13, "Permission denied", str(path))
        return open(path, mode)  # type: ignore[return-value]  # noqa: PTH123

    monkeypatch.setattr(Path, "open", open_refused)
    found = read(refused, file(tmp_path, "b.txt"))
    assert "Permission denied" in reasons(found)[0]
    assert texts(found) == [TEXT]


def test_a_report_carries_its_bytes_and_its_place(tmp_path: Path) -> None:
    path = file(tmp_path, "a.jsonl", '{"text": "Troops left."}\n')
    [report] = read_inputs([str(path)], Given(), stream_of(b""))
    assert isinstance(report, Report)
    assert report.content == b'{"text": "Troops left."}'
    assert report.name == f"{path}:1"
