"""Documentation that is incomplete fails here."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from dragoman.cli import COMMANDS, cli

ROOT = Path(__file__).parents[2]
PAGES = {name: (ROOT / name).read_text("utf-8") for name in ("README.md", "docs/cli.md")}


def command(name: str) -> click.Command:
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "name", ["code", "show", "search", "timeline", "network", "map", "control", "dyads", "brief"]
)
def test_every_option_is_in_the_page_of_the_command_line(name: str) -> None:
    options = [
        option
        for parameter in command(name).params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
        if option.startswith("--")
    ]
    missing = [option for option in options if f"`{option}" not in PAGES["docs/cli.md"]]
    assert not missing


@pytest.mark.parametrize(
    "name", [*"code init show search timeline network map control dyads brief".split()]
)
def test_every_command_has_examples(name: str) -> None:
    assert "Examples:" in (command(name).epilog or "")


@pytest.mark.parametrize("page", PAGES)
def test_commands_in_the_pages_exist(page: str) -> None:
    called = set(re.findall(r"^dragoman ([a-z]+)", PAGES[page], re.MULTILINE))
    called |= set(re.findall(r"`dragoman ([a-z]+)", PAGES[page]))
    assert called <= set(COMMANDS)


def test_links_of_the_front_page_lead_somewhere() -> None:
    targets = re.findall(r"\]\(([\w/.]+)\)", PAGES["README.md"])
    missing = {target for target in targets if not (ROOT / target).exists()}
    assert not missing
