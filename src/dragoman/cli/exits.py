"""The exit codes of the command line; ``docs/cli.md`` holds the same table."""

from __future__ import annotations

from dragoman.errors import (
    DataError,
    DragomanError,
    InputError,
    ModelError,
    ProjectError,
    UsageError,
)

DONE = 0
FAULT = 1
USAGE = 2
SOME_FAILED = 3
ALL_FAILED = 4
MACHINE = 5
INTERRUPTED = 130
PIPE_CLOSED = 141

MEANINGS = {
    DONE: "all inputs were coded, or the command did its work",
    FAULT: "a fault of the program kept a report from being coded, or ended the run",
    USAGE: "the command line has an unknown command, option or value",
    SOME_FAILED: "some inputs could not be read; all others were coded",
    ALL_FAILED: "no input could be read; nothing was coded",
    MACHINE: "something outside is missing or full: model, data file, project folder, disk",
    INTERRUPTED: "stopped with Ctrl-C; what was finished is kept",
    PIPE_CLOSED: "whoever read the output closed the pipe (as `head` does)",
}


def code_of(error: DragomanError) -> int:
    """The exit code for an error that ended the run."""
    if isinstance(error, UsageError):
        return USAGE
    if isinstance(error, InputError):
        return ALL_FAILED
    return MACHINE if isinstance(error, (ModelError, DataError, ProjectError)) else FAULT
