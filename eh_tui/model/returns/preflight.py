"""Whether a file that came back is a return of this workbook at all; each refusal says where."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from eh_tui.errors import Refused
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.paper.source import SourceCell, SourceTable
from eh_tui.model.paper.words import folded_words
from eh_tui.model.returns.school_marks import SchoolMarks, place_in
from eh_tui.model.returns.sheet_rows import SheetContent, sheet_content
from eh_tui.model.returns.sign_off import UNNAMED_SCHOOL, school_cell

_FORM = re.compile(r"Form: (?P<id>.+?)(, version (?P<version>.+?))?(, issued by .+)?")
_NOTICE = re.compile(r"Copy of the audit on (\d{2})/(\d{2})/(\d{4})")
_WORKBOOK = re.compile(r"\bworkbook ([0-9a-f]{6,})\b")
_HEAD = 12
"""So many rows of a sheet may say where its school stands; below them are the school's texts."""


@dataclass(frozen=True, slots=True)
class SentMark:
    """What a file says of itself: which workbook it is of, which form, which export."""

    form: str = ""
    version: str = ""
    workbook: str = ""
    """The id of the workbook."""
    export: str = ""
    """The id of the state that was exported."""
    moment: str = ""
    """When the workbook had been changed last, as its history has it."""
    day: date | None = None
    where: str = ""
    """Where it says so."""
    school: SchoolMarks = field(default_factory=dict)
    """Which school it is of, and how far it is as a return."""
    is_whole: bool = False
    """Whether an export's own notes came back; without a moment in them, the history did not hold
    what was sent."""


def contents_of(now: Workbook, tables: Sequence[SourceTable], name: str) -> list[SheetContent]:
    """Return the sheets that are the form's; raises `Refused` where none is."""
    contents = [content for table in tables if (content := sheet_content(now, table)).rows]
    if not contents:
        raise Refused(
            f"{name} has no sheet with the headings of this form, so nothing can be read from it; "
            "is it the file that was sent out?"
        )
    return contents


def stop_if_not_sent_here(
    now: Workbook, own_id: str, mark: SentMark, contents: Sequence[SheetContent], name: str
) -> None:
    """Raise `Refused` where a return is of another school, another form or another version."""
    if mark.workbook and own_id and mark.workbook != own_id:
        whose = _school(contents)
        said = f"; {whose.where} says {_name(whose)!r}" if whose else ""
        raise Refused(
            f"{name} was sent out of another workbook ({mark.where} says {mark.workbook}, this one "
            f"is {own_id}){said}; open it with the workbook that it is of."
        )
    if not (mark.workbook and own_id):
        _stop_if_of_another_school(now, contents, name)
    form = now.form
    if mark.form and form.id and mark.form != form.id:
        raise Refused(
            f"{name} is of the form {mark.form} ({mark.where}) and this workbook of {form.id}; "
            "a return can only be read against the form that was sent."
        )
    if mark.form and mark.version != form.version:
        raise Refused(
            f"{name} is of version {mark.version or '(none)'} of the form ({mark.where}) and this "
            f"workbook of version {form.version or '(none)'}; ask for the sheet of this version, "
            "or import it into the workbook as it was before 'eh-tui upgrade'."
        )


def audit_date_of(contents: Sequence[SheetContent]) -> str:
    """Return the audit's date as a return says it, "" where it says none."""
    whose = _school(contents)
    return whose.said.live.rpartition(":")[2].strip() if whose else ""


def _stop_if_of_another_school(now: Workbook, contents: Sequence[SheetContent], name: str) -> None:
    """Raise `Refused` where only the school's name can tell whose return it is, and tells."""
    whose = _school(contents)
    if whose is None:
        return
    said, own = folded_words(_name(whose)), folded_words(now.school.name)
    if said and own and said not in (own, folded_words(UNNAMED_SCHOOL)):
        raise Refused(
            f"{name} is of {_name(whose)!r} ({whose.where}) and this workbook of "
            f"{now.school.name!r}; open it with the workbook of that school."
        )


def school_name(contents: Sequence[SheetContent]) -> str:
    """Return whose audit some sheets are, "" where none says so."""
    cell = _school(contents)
    return _name(cell) if cell and _name(cell) != UNNAMED_SCHOOL else ""


def _school(contents: Sequence[SheetContent]) -> SourceCell | None:
    return next((cell for content in contents if (cell := school_cell(content))), None)


def _name(cell: SourceCell) -> str:
    return cell.said.live.partition("\n")[0].strip()


def mark_on_sheets(tables: Sequence[SourceTable]) -> SentMark:
    """Return what the sheets say in words, for a file whose hidden parts are gone."""
    form = version = workbook = where = ""
    day: date | None = None
    school: SchoolMarks = {}
    for table in tables:
        for cell in table.cells:
            text = cell.said.live
            if (found := _FORM.fullmatch(text)) and not form:
                form, version, where = found["id"], found["version"] or "", cell.where
            if (found := _NOTICE.match(text)) and day is None:
                day = _day(*map(int, found.groups()))
                if its := _WORKBOOK.search(text):
                    workbook, where = its[1], where or cell.where
            if cell.row < _HEAD:
                school = school or place_in(text)
    return SentMark(form, version, workbook, day=day, where=where, school=school)


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
