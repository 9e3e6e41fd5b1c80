"""The command line: a command is an option parser and ten lines over the Python API."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module

import click

from dragoman import __version__
from dragoman.cli import exits
from dragoman.errors import DragomanError

# name -> where it lies and what it does; told here so that --help loads no command
COMMANDS: Mapping[str, tuple[str, str]] = {
    "code": ("code:code", "Read reports and code them in every layer."),
    "init": ("project:init", "Make a project folder."),
    "show": ("show:show", "Show what was read: lists of records, or one with its sentence."),
    "search": ("search:search", "Full text over reports, quotes and actors, in any script."),
    "events": ("events:events", "Events across reports: who vouches, who denies; merge, split."),
    "copies": ("copies:copies", "Reports that are copies of each other; the agency if named."),
    "history": ("copies:history", "The versions of a report and what changed."),
    "sources": ("copies:sources", "Outlets; say how reliable they are (Admiralty)."),
    "timeline": ("timeline:timeline", "Events across reports by date, each with its sentences."),
    "network": ("network:network", "Who stands with whom on a day: ties, camps, balance; graphs."),
    "map": ("map:crisis_map", "Who holds what on a day, and what happened where; GeoJSON."),
    "control": ("control:control", "Who held which place or asset on a day, on whose word."),
    "dyads": ("dyads:dyads", "What two sides do to each other, by week or month."),
    "brief": ("brief:brief", "Write the briefing, each line with its sentence: page, PDF, text."),
    "serve": ("serve:serve", "Open the workbench in the browser: read, see, correct."),
    "actors": ("actors:actors", "Look up actors; decide who is who; add one of your own."),
    "review": ("review:review", "Accept, reject, correct or add records; who decided what."),
    "audit": ("audit:audit", "Draw a sample; turn its review into precision with intervals."),
    "learn": ("learn:learn", "Turn decisions into dictionary entries and gold, when accepted."),
    "evaluate": ("evaluate:evaluate", "Score the coder on gold files."),
    "lexicon": ("lexicon:lexicon", "Check or look up what the dictionaries hold."),
    "doctor": ("doctor:doctor", "Say what is there, what is missing and how to get it."),
}


class Commands(click.Group):
    """A group whose commands are loaded when they are called; those not built in are left out."""

    def list_commands(self, _: click.Context) -> list[str]:
        here = os.path.dirname(__file__)  # noqa: PTH120 - pathlib would cost start time
        return [n for n, (at, _) in COMMANDS.items() if os.path.exists(_file(here, at))]  # noqa: PTH110

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, attribute = COMMANDS[name][0].split(":")
        found: click.Command = getattr(import_module(f"dragoman.cli.{module}"), attribute)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])


def _file(folder: str, at: str) -> str:
    return f"{folder}/{at.split(':')[0]}.py"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dragoman")
def cli() -> None:
    """Read crisis reports: who did what to whom, who says so, and what may follow."""


def main() -> None:
    """Runs the command of the command line and ends the process."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs one command; gives one of the exit codes in ``exits``."""
    try:
        with cli.make_context("dragoman", list(arguments)) as context:
            code = cli.invoke(context)
        sys.stdout.flush()
        return code if isinstance(code, int) else exits.DONE
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        error.show()
        return exits.USAGE
    except DragomanError as error:
        print(f"dragoman: {error}", file=sys.stderr)
        return exits.code_of(error)
    except (KeyboardInterrupt, click.Abort):
        print("dragoman: stopped; what was finished is kept", file=sys.stderr)
        return exits.INTERRUPTED
    except OSError as error:
        return _output_failed(error)


def _output_failed(error: OSError) -> int:
    """The exit code where output cannot be written.

    Standard output leads nowhere from then on, or the interpreter's end would fail as well.
    """
    closed = isinstance(error, BrokenPipeError) or error.errno == errno.EINVAL
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if closed:
        return exits.PIPE_CLOSED
    where = f"{error.filename}: " if error.filename else ""
    reason = error.strerror or error
    print(f"dragoman: {where}cannot write: {reason}", file=sys.stderr)
    return exits.MACHINE
