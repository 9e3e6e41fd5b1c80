"""Every error that Dragoman raises on purpose, in one tree.

    DragomanError                 what went wrong, where, and how to mend it
    |- InputError                 a report cannot be read (one item; a batch goes on)
    |- DataError                  a file of knowledge (predicates, actors, places ...) is unsound
    |- ModelError                 the language model is missing or not the pinned one
    |- ProjectError               a project folder is missing, locked, full or of a newer version
    `- UsageError                 a command or a call was given something that it cannot use
       `- UnknownError            no record, article or decision is called so

Each message names the place (file, line, character) where there is one, and ends with the remedy.
"""

from __future__ import annotations


class DragomanError(Exception):
    """Something is wrong that a person can mend.

    ``what`` says what is wrong, ``where`` names file, line or record (or is empty), ``remedy`` says
    how to mend it. ``str(error)`` joins the three.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(what, where, remedy)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        cure = f" ({self.remedy})" if self.remedy else ""
        return f"{place}{self.what}{cure}"


class InputError(DragomanError):
    """A report cannot be read; the other reports of the batch are not touched."""


class DataError(DragomanError):
    """A data file of the package or of the user is not as its header says."""


class ModelError(DragomanError):
    """The language model is not there, or is not the one that is pinned."""


class ProjectError(DragomanError):
    """A project folder cannot be opened, read or written."""


class UsageError(DragomanError):
    """A command, option or argument has no meaning here."""


class UnknownError(UsageError):
    """Nothing of the project is called so."""
