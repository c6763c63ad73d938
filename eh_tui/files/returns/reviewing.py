"""A return read and held against its workbook, as the commands and the screens need it."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from eh_tui.files.documents.kinds import is_document
from eh_tui.files.documents.read import read_document
from eh_tui.files.office.xlsx.titles import (
    CHANGES_SHEET,
    FORWARDED_SHEET,
    MOVEMENT_SHEET,
    SUMMARY_SHEET,
    TREND_SHEET,
)
from eh_tui.files.returns.returned_file import ReturnedFile, read_return
from eh_tui.files.returns.sent_document import mark_of_document
from eh_tui.files.returns.sent_state import sent_base
from eh_tui.files.store.identity import id_of, identity_of
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.paper.facts import AUDIT_DATE, facts_of
from eh_tui.model.returns.beside import beside_around
from eh_tui.model.returns.exported import ExportBase
from eh_tui.model.returns.finding import FindingState, ReturnReview
from eh_tui.model.returns.preflight import (
    SentMark,
    audit_date_of,
    contents_of,
    stop_if_not_sent_here,
)
from eh_tui.model.returns.review import review_contents

if TYPE_CHECKING:  # whoever calls has loaded the one it has
    from eh_tui.files.folder.peek import Peek
    from eh_tui.files.store.store import Store


def reviewed_return(opened: "Store | Peek", path: Path, today: date) -> ReturnReview:
    """Return what a file that came back says that an open workbook does not.

    Raises `NotFound` where there is no such file, and `Refused` where it can't be read or is no
    return of this workbook.
    """
    review, mark, day = (
        _reviewed_document(opened, path)
        if is_document(path)
        else _reviewed_sheets(opened, path, today)
    )
    if not mark.workbook and (told := _perhaps_last_years(opened, day)):
        return replace(review, remarks=(told, *review.remarks))
    return review


def _reviewed_sheets(
    opened: "Store | Peek", path: Path, today: date
) -> tuple[ReturnReview, SentMark, str]:
    """Return the review of a sheet, what the sheet says of itself, and its audit's date."""
    now, returned = opened.workbook, read_return(path)
    _stop_if_anothers(opened, returned.mark, path)
    contents = contents_of(now, returned.tables, returned.name)
    stop_if_not_sent_here(now, id_of(opened.text.text), returned.mark, contents, returned.name)
    base = _sent(opened, returned.mark)
    review = review_contents(now, base, contents, today)
    if gone := _gone(review):
        under = read_return(path, under_merged=True)
        whole = review_contents(now, base, contents_of(now, under.tables, under.name), today)
        if _gone(whole) < gone:
            review = replace(whole, remarks=(_UNDER_MERGED, *whole.remarks))
    added = _added_sheets(returned, {each.sheet for each in contents})
    around = beside_around(now, contents, _own_texts(now) | _own_texts(base.workbook))
    review = replace(review, beside=(*review.beside, *around), remarks=(*review.remarks, *added))
    return review, returned.mark, audit_date_of(contents)


def _own_texts(workbook: Workbook) -> frozenset[str]:
    from eh_tui.files.office.xlsx.sheets.audit import texts_around_tables

    return texts_around_tables(workbook)


def _added_sheets(returned: ReturnedFile, known: Collection[str]) -> Iterator[str]:
    """Yield a sentence for each sheet with texts that neither the form nor an export has."""
    ours = (CHANGES_SHEET, FORWARDED_SHEET, MOVEMENT_SHEET, SUMMARY_SHEET, TREND_SHEET)
    for table in returned.tables:
        name = table.where.removeprefix("sheet ")
        is_empty = not any(cell.said.text.strip() for cell in table.cells)
        if not is_empty and name not in (*ours, *known):
            yield f"The sheet {name!r} is none of the form's; read in it what it says."


_UNDER_MERGED = (
    "Merged areas of this file lie over the cells of other rows, as a program leaves them that "
    "inserts rows and does not move the areas; what stands under them was read."
)


def _gone(review: ReturnReview) -> int:
    return sum(each.state is FindingState.GONE for each in review.findings)


def _reviewed_document(opened: "Store | Peek", path: Path) -> tuple[ReturnReview, SentMark, str]:
    """Return the review of a Word or OpenDocument text, its mark, and its audit's date."""
    from eh_tui.model.returns.document_review import review_document  # loads all of drafting

    document, mark = read_document(path), mark_of_document(path)
    _stop_if_anothers(opened, mark, path)
    stop_if_not_sent_here(opened.workbook, id_of(opened.text.text), mark, (), path.name)
    day = facts_of(document).get(AUDIT_DATE, "")
    return review_document(opened.workbook, _sent(opened, mark), document), mark, day


def _stop_if_anothers(opened: "Store | Peek", mark: SentMark, path: Path) -> None:
    """Raise `Refused` for a return of another workbook that lies beside this one."""
    own = id_of(opened.text.text)
    if mark.workbook and own and mark.workbook != own:
        from eh_tui.files.returns.anothers import stop_if_beside

        stop_if_beside(opened, mark.workbook, path)


def _sent(opened: "Store | Peek", mark: SentMark) -> ExportBase:
    records = opened.records_to_now
    return sent_base(opened.workbook, records, identity_of(opened.text.text), mark)


def _perhaps_last_years(opened: "Store | Peek", day: str) -> str:
    """Return a sentence where only a date tells that it may be last year's, "" where not."""
    from eh_tui.files.beside.last_year import last_year

    school = opened.workbook.school
    last = last_year(opened.path, opened.workbook).workbook
    if not day.strip() or last is None or day.strip() != last.school.audit_date.strip():
        return ""
    if day.strip() == school.audit_date.strip():
        return ""
    this = f"of {school.audit_date.strip()}" if school.audit_date.strip() else "without a date yet"
    return (
        f"It says the audit date {day.strip()}, which is last year's ({school.follows}); this "
        f"year's audit is {this}. It may be last year's sheet: look before anything is taken."
    )
