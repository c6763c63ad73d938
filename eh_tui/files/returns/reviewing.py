"""A return read and held against its workbook, as the commands and the screens need it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from eh_tui.files.documents.read import read_document
from eh_tui.files.returns.returned_file import read_return
from eh_tui.files.returns.sent_document import mark_of_document
from eh_tui.files.returns.sent_state import sent_base
from eh_tui.files.store.identity import id_of, identity_of
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Record
from eh_tui.model.returns.document_review import review_document
from eh_tui.model.returns.finding import ReturnReview
from eh_tui.model.returns.preflight import check_mark, contents_of
from eh_tui.model.returns.review import review_contents

DOCUMENTS = (".docx", ".odt")
"""How the names of documents end that an audit may come back as."""


def reviewed_return(
    text: WorkbookText, now: Workbook, records: Sequence[Record], path: Path, today: date
) -> ReturnReview:
    """Return what a file that came back says that the workbook does not.

    Raises `NotFound` where there is no such file, and `Refused` where it can't be read or is no
    return of this workbook.
    """
    if path.suffix.lower() in DOCUMENTS:
        return _reviewed_document(text, now, records, path)
    returned = read_return(path)
    contents = contents_of(now, returned.tables, returned.name)
    check_mark(now, id_of(text.text), returned.mark, contents, returned.name)
    base = sent_base(now, records, identity_of(text.text), returned.mark)
    return review_contents(now, base, contents, today)


def _reviewed_document(
    text: WorkbookText, now: Workbook, records: Sequence[Record], path: Path
) -> ReturnReview:
    document = read_document(path)
    mark = mark_of_document(path)
    check_mark(now, id_of(text.text), mark, (), path.name)
    base = sent_base(now, records, identity_of(text.text), mark)
    return review_document(now, base, document)
