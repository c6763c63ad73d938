"""Everything that can go wrong, said so that its reader knows what to do next."""


class EhError(Exception):
    """One clear sentence: what happened, where, and what to do about it."""


class NotFound(EhError):
    """The row, field or file that was named does not exist."""


class FileGone(NotFound):
    """A file is not where it was named, or not any more."""


class Conflict(EhError):
    """The field no longer holds what the writer saw; nothing was overwritten.

    `theirs` is what it says now, None where the row itself is gone or was moved; `by` and
    `at` tell who changed it and when, as far as the history knows; `wanted` are the edits
    that were not made.
    """

    def __init__(self, message: str, theirs: str | None = None, by: str = "", at: str = "") -> None:
        super().__init__(message)
        self.theirs = theirs
        self.by = by
        self.at = at
        self.wanted: tuple[object, ...] = ()


class Refused(EhError):
    """The input is not acceptable; nothing was changed."""


class NotRecordedHere(EhError):
    """A step stands under one's name, and no session of one's account recorded it here."""


class BrokenFile(EhError):
    """The workbook's text can't be read; the sentence has its line and column.

    `name` is the file's, with which the sentence then begins, "" where it does not say it.
    """

    def __init__(self, message: str, line: int = 0, column: int = 0, name: str = "") -> None:
        super().__init__(message)
        self.name = name
        self.line = line
        self.column = column


class Unreadable(EhError):
    """A history or a folder can't be read; nothing was changed."""


class NotSaved(EhError):
    """The edit could not be put on disk; the file is as it was before."""
