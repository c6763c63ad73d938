"""Opens somebody's document, whatever program it is of, within the limits."""

import os
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

from eh_tui.errors import NotFound, Refused
from eh_tui.files.documents.kinds import SAVED_AS
from eh_tui.files.documents.limits import LIMITS, parts_within
from eh_tui.files.office.xlsx.titles import METADATA_SHEET
from eh_tui.files.system.durable import why
from eh_tui.files.system.regular import read_regular
from eh_tui.model.paper.source import SourceDocument

_Reader = Callable[[bytes, str, Collection[str]], SourceDocument]


def read_document(
    path: Path, *, is_return: bool = False, under_merged: bool = False
) -> SourceDocument:
    """Return what a .docx, .xlsx, .odt or .ods says in what it shows.

    Of our own sheets it is the form alone. Of a return it is everything, and the hidden sheet
    by which it is known again. With `under_merged` a merged area of an .xlsx that hides texts
    is passed over, so that they are read.

    Raises `NotFound` where there is none, `Refused` for what is none of these, is beyond the
    limits or is broken, each in one sentence. Links to files are followed, nothing else is.
    """
    content = _content(path)
    hidden = (METADATA_SHEET,) if is_return else ()
    if (other := SAVED_AS.get(path.suffix.lower())) is not None:
        raise Refused(f"{path} is a {path.suffix.lower()}; save it as {other} and read that.")
    parts = parts_within(content, str(path))
    reader = _reader(parts, path, under_merged=under_merged)
    try:
        document = reader(content, path.name, hidden)
    except _BROKEN as error:
        raise Refused(
            f"{path} is broken inside ({type(error).__name__}), so it can't be read; "
            "open it in the program it is from and save it again."
        ) from error
    if is_return:
        return document
    from eh_tui.files.documents.own_sheets import form_of_own_sheets  # loads the whole export

    return form_of_own_sheets(document)


_BROKEN = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What the readers raise for a file that is not as its format says; lxml's are SyntaxErrors."""


def _content(path: Path) -> bytes:
    if not os.path.lexists(path):
        raise NotFound(f"There is no file {path}.")
    try:
        return read_regular(path.resolve(), LIMITS.size)
    except OSError as error:
        raise Refused(f"{path} can't be read: {why(error)}.") from error


def _reader(parts: dict[str, bytes], path: Path, *, under_merged: bool) -> _Reader:
    """Return the reader for a document by what is in it, whatever its name ends in."""
    if "word/document.xml" in parts:
        from eh_tui.files.documents.word import read_word

        return lambda content, name, _: read_word(content, name)
    if "xl/workbook.xml" in parts:
        from eh_tui.files.documents.sheet import read_sheets

        return partial(read_sheets, parts, under_merged=under_merged)
    if "content.xml" in parts:
        from eh_tui.files.documents.opendocument import read_opendocument

        return read_opendocument
    raise Refused(f"{path} is no .docx, .xlsx, .odt or .ods, so it can't be read.")
