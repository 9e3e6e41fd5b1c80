"""What only a process of its own shows: start time, signals, full disks, closed pipes."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from dragoman import __version__
from dragoman.cli import COMMANDS, cli, exits

COMMAND = [sys.executable, "-m", "dragoman"]
# a text that is not coded starts no parser, so these tests take little time
LINE = json.dumps({"id": "a", "text": "Troupes", "language": "fr", "published": "2016-12-11"})
CODE = [*COMMAND, "code", "-", "--format", "jsonl"]


@pytest.fixture(autouse=True)
def _interruptible() -> None:
    """A job started in the background ignores SIGINT, and so would its children."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def start(*, out: int = subprocess.PIPE) -> subprocess.Popen[str]:
    return subprocess.Popen(
        CODE, stdin=subprocess.PIPE, stdout=out, stderr=subprocess.PIPE, text=True
    )


def test_help_lists_the_commands() -> None:
    done = subprocess.run([*COMMAND, "--help"], capture_output=True, text=True, check=True)
    assert "code" in done.stdout


def test_the_version_is_told() -> None:
    done = subprocess.run([*COMMAND, "--version"], capture_output=True, text=True, check=True)
    assert __version__ in done.stdout


def test_nothing_heavy_is_loaded_with_the_package() -> None:
    script = (
        "import sys, dragoman.cli, dragoman.read.inputs, dragoman.cli.code;"
        "print([m for m in ('spacy', 'trafilatura', 'rich', 'py3langid') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_help_of_each_command_is_what_the_list_says() -> None:
    assert isinstance(cli, click.Group)
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        assert command.help, name
        assert command.name == name
        assert COMMANDS[name][1].endswith(".")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        process = start(out=full.fileno())
        _, err = process.communicate(LINE + "\n")
    assert process.returncode == exits.MACHINE
    assert "No space left" in err
    assert "Traceback" not in err


def test_a_closed_pipe_ends_the_run_quietly() -> None:
    process = start()
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdin.write(LINE + "\n")
    process.stdin.flush()
    assert process.stdout.readline()
    process.stdout.close()
    process.stdin.write(LINE.replace('"a"', '"b"') + "\n")
    process.stdin.close()
    assert process.wait(60) == exits.PIPE_CLOSED
    assert process.stderr.read() == ""
    process.stderr.close()


def test_ctrl_c_ends_the_run_and_whole_lines_stay() -> None:
    process = start()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(LINE + "\n")
    process.stdin.flush()
    line = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == exits.INTERRUPTED
    assert json.loads(line)["article"]["id"] == "a"
    assert out == ""
    assert "stopped" in err
    assert "Traceback" not in err


def test_a_run_that_was_killed_goes_on_where_it_stopped(tmp_path: Path) -> None:
    command = [*CODE, "--project", str(tmp_path / "project")]
    second = LINE.replace('"a"', '"b"')
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(LINE + "\n")
    process.stdin.flush()
    assert process.stdout.readline()
    process.kill()
    process.communicate()
    again = subprocess.run(
        command, input=f"{LINE}\n{second}\n", capture_output=True, text=True, check=True
    )
    assert again.stderr == "1 coded, 1 unchanged\n"
    assert len(again.stdout.splitlines()) == 2


def test_several_workers_stop_at_once_on_ctrl_c() -> None:
    process = subprocess.Popen(
        [*CODE, "--workers", "2"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdin is not None
    for number in range(100):
        process.stdin.write(LINE.replace('"a"', f'"{number}"') + "\n")
    process.stdin.flush()
    assert process.stdout is not None
    assert process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == exits.INTERRUPTED
    assert "Traceback" not in err


def test_the_table_of_exit_codes_is_in_the_documentation() -> None:
    page = Path(__file__).parents[2] / "docs" / "cli.md"
    told = dict(re.findall(r"^\| (\d+) \| (.+?) \|$", page.read_text("utf-8"), re.MULTILINE))
    assert told == {str(code): meaning for code, meaning in exits.MEANINGS.items()}
