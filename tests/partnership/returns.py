"""The ways in which a return comes back, and what goes wrong with it elsewhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from random import Random
from typing import Any
from zipfile import ZipFile, ZipInfo

from openpyxl import load_workbook

from eh_tui.files.offer.audit import OFFER_FORM
from eh_tui.files.office.docx.audit import audit_document
from eh_tui.files.office.xlsx.export import excel_file
from eh_tui.files.system.paths import form_file
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from tests.partnership.audits import DRAFT, SHARED_TEXT, Filling, filled
from tests.partnership.ods import ods_file
from tests.partnership.schools import InventedSchool

EXPORTED = date(2026, 11, 16)
IN_TIME, EARLIER, LATE = 1_794_000_000, 1_793_000_000, 1_796_000_000
"""When a file came, in seconds since 1970: both sides of the round's last day, 20 November 2026."""


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A file in the lead's folder."""

    name: str
    content: bytes
    came: int = IN_TIME


@dataclass(frozen=True, slots=True)
class Sender:
    """A school that returns something."""

    form: WorkbookText
    school: InventedSchool
    chance: Random

    def toml(self, how: Filling = Filling()) -> bytes:  # noqa: B008  # a value that never changes
        """Return its workbook."""
        return filled(self.form, self.school, how, self.chance)

    def xlsx(self, how: Filling = Filling()) -> bytes:  # noqa: B008  # likewise
        """Return its Excel file."""
        return excel_file(self.audit(how), today=EXPORTED)[0]

    def audit(self, how: Filling = Filling()) -> Workbook:  # noqa: B008  # likewise
        """Return its audit."""
        return WorkbookText.parse(self.toml(how)).workbook

    def named(self, ending: str) -> str:
        """Return what the school would call a file of another kind."""
        return self.school.file.replace(".toml", ending)


def good(sender: Sender) -> Iterator[ReturnedFile]:
    """A workbook as it should be."""
    yield ReturnedFile(sender.school.file, sender.toml())


def draft(sender: Sender) -> Iterator[ReturnedFile]:
    """Sent before the school said that it is done."""
    yield ReturnedFile(sender.school.file, sender.toml(DRAFT))


def missing(_: Sender) -> Iterator[ReturnedFile]:
    """Nothing came."""
    return iter(())


def twice(sender: Sender) -> Iterator[ReturnedFile]:
    """An earlier one, and a newer one in a folder of its own."""
    yield ReturnedFile(sender.school.file, sender.toml(DRAFT), EARLIER)
    yield ReturnedFile(f"second/{sender.school.file}", sender.toml())


def a_copy(sender: Sender) -> Iterator[ReturnedFile]:
    """The same bytes under two names."""
    content = sender.toml()
    yield ReturnedFile(sender.school.file, content)
    yield ReturnedFile(f"Copy of {sender.school.file}", content)


def renamed(sender: Sender) -> Iterator[ReturnedFile]:
    """Under a name that says nothing of the school."""
    yield ReturnedFile(f"audit FINAL ({sender.school.number[-2:]}).toml", sender.toml())


def by_name_alone(sender: Sender) -> Iterator[ReturnedFile]:
    """Without the number that the partnership knows it by."""
    yield ReturnedFile(sender.school.file, sender.toml(Filling(has_place=False)))


def late(sender: Sender) -> Iterator[ReturnedFile]:
    """After the last day."""
    yield ReturnedFile(sender.school.file, sender.toml(), LATE)


def broken(sender: Sender) -> Iterator[ReturnedFile]:
    """Cut off in the middle of a text."""
    content = sender.toml()
    yield ReturnedFile(sender.school.file, content[: content.index(b"[[actions]]") + 35])


def no_bytes(sender: Sender) -> Iterator[ReturnedFile]:
    """A file of no bytes, as an upload leaves that failed."""
    yield ReturnedFile(sender.school.file, b"")


def nothing_filled_in(sender: Sender) -> Iterator[ReturnedFile]:
    """The form with the school's name and nothing else."""
    how = Filling(ratings=("none",), is_plain=True, is_submitted=False)
    yield ReturnedFile(sender.school.file, sender.toml(how))


def another_form(sender: Sender) -> Iterator[ReturnedFile]:
    """The form of somebody else."""
    content = sender.toml().replace(b'form = "leicester-early-help"', b'form = "county-audit"')
    yield ReturnedFile(sender.school.file, content)


def another_version(sender: Sender) -> Iterator[ReturnedFile]:
    """A version of the form that was not asked for."""
    asked = b'form = "leicester-early-help"'
    yield ReturnedFile(
        sender.school.file, sender.toml().replace(asked, asked + b'\nversion = "2019"')
    )


def another_year(sender: Sender) -> Iterator[ReturnedFile]:
    """Last year's audit, sent once more."""
    yield ReturnedFile(sender.school.file, sender.toml(Filling(year="2025-26")))


def exported(sender: Sender) -> Iterator[ReturnedFile]:
    """The Excel file in place of the workbook."""
    yield ReturnedFile(sender.named(".xlsx"), sender.xlsx())


def exported_draft(sender: Sender) -> Iterator[ReturnedFile]:
    """Exported, not submitted."""
    yield ReturnedFile(sender.named(".xlsx"), sender.xlsx(DRAFT))


def sorted_in_excel(sender: Sender) -> Iterator[ReturnedFile]:
    """The Excel file after somebody sorted the sheet that can be sorted, by rating."""
    book = load_workbook(BytesIO(sender.xlsx()))
    sheet = book["Action plan"]
    first = next(row[0].row for row in sheet.iter_rows() if row[0].value == "Ref") + 1
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first) if row[0].value]
    for at, row in enumerate(sorted(rows, key=lambda row: [str(cell) for cell in row[::-1]])):
        for column, value in enumerate(row, 1):
            sheet.cell(first + at, column).value = value
    yield ReturnedFile(sender.named(".xlsx"), _saved(book))


def as_open_document(sender: Sender) -> Iterator[ReturnedFile]:
    """Saved by LibreOffice in its own format."""
    yield ReturnedFile(sender.named(".ods"), ods_file(sender.audit(), EXPORTED))


def as_word(sender: Sender) -> Iterator[ReturnedFile]:
    """The Word document of the form."""
    yield ReturnedFile(sender.named(".docx"), audit_document(sender.audit()))


def rearranged(sender: Sender) -> Iterator[ReturnedFile]:
    """An Excel file whose sheets are in another order and renamed, with blanks in headings."""
    book = load_workbook(BytesIO(sender.xlsx()))
    sheet = book["Audit tool"]
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value in ("Who", "When", "RAG rating"):
                cell.value = f" {cell.value} "
    sheet.title = "our audit"
    book.move_sheet("Summary", -1)
    yield ReturnedFile(sender.named(".xlsx"), _saved(book))


def free_text(sender: Sender) -> Iterator[ReturnedFile]:
    """An Excel file with a sentence where a rating was to be chosen."""
    book = load_workbook(BytesIO(sender.xlsx()))
    sheet = book["Audit tool"]
    for row in sheet.iter_rows():
        if any(cell.value == "1-03" for cell in row):
            row[4].value = "nearly there, see the minutes"
    yield ReturnedFile(sender.named(".xlsx"), _saved(book))


def changed_in_one_sheet(sender: Sender) -> Iterator[ReturnedFile]:
    """An Excel file whose audit sheet was changed, and the action plan was not."""
    book = load_workbook(BytesIO(sender.xlsx()))
    sheet = book["Audit tool"]
    for row in sheet.iter_rows():
        if any(cell.value == "1-03" for cell in row):
            row[3].value = "The head"
    yield ReturnedFile(sender.named(".xlsx"), _saved(book))


def a_scan(sender: Sender) -> Iterator[ReturnedFile]:
    """Printed, signed and scanned."""
    yield ReturnedFile(sender.named(".pdf"), b"%PDF-1.7\n")


def zipped_up(sender: Sender) -> Iterator[ReturnedFile]:
    """The workbook in a .zip, as some mail programs make of it."""
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr(ZipInfo(sender.school.file), sender.toml())
    yield ReturnedFile(sender.named(".zip"), content.getvalue())


def _saved(book: Any) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def all_done(sender: Sender) -> Iterator[ReturnedFile]:
    """All completed, and nothing written that shows it."""
    how = Filling(ratings=("green",), is_plain=True)
    yield ReturnedFile(sender.school.file, sender.toml(how))


def shared_text(sender: Sender) -> Iterator[ReturnedFile]:
    """The words of another school's audit."""
    yield ReturnedFile(sender.school.file, sender.toml(Filling(note=SHARED_TEXT)))


def not_expected(sender: Sender) -> Iterator[ReturnedFile]:
    """Its own return, and one of a school that is in no list."""
    yield from good(sender)
    number = f"88{sender.school.number[2:]}"
    stranger = InventedSchool(f"{sender.school.name} Annexe", number, "Primary", "North")
    content = Sender(sender.form, stranger, sender.chance).toml()
    yield ReturnedFile(stranger.file, content)


def with_an_offer(sender: Sender) -> Iterator[ReturnedFile]:
    """Its audit, and beside it its offer, which is not published yet."""
    yield from good(sender)
    form = WorkbookText.parse(form_file(OFFER_FORM).read_bytes())
    edits = [
        set_field(form.workbook, Kind.SCHOOL, "school", name, getattr(sender.school, name))
        for name in ("name", "number", "phase", "locality")
    ]
    offer, _ = form.edited(edits)
    yield ReturnedFile(sender.school.file.replace(".toml", "-offer.toml"), offer.encode())


FAULTS: tuple[Callable[[Sender], Iterator[ReturnedFile]], ...] = (
    *(missing, draft, twice, renamed, late, broken, nothing_filled_in, another_form),
    *(another_version, another_year, exported, exported_draft, sorted_in_excel, not_expected),
    *(all_done, shared_text, shared_text, a_copy, by_name_alone, no_bytes, missing, missing),
    *(with_an_offer, as_open_document, as_word, rearranged, free_text, changed_in_one_sheet),
    *(a_scan, zipped_up),
)
"""Every way but the good one, in the order in which schools take their turns."""
