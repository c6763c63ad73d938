"""An audit that was sent out, edited by somebody in a sheet, and read when it came back."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

import eh_tui
from eh_tui.files.office.xlsx.export import excel_file
from eh_tui.files.returns.reviewing import reviewed_return
from eh_tui.files.store.identity import identity_of, with_identity
from eh_tui.files.store.new_workbook import put_new
from eh_tui.files.store.store import Store
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.returns.finding import ReturnFinding, ReturnReview

WORKBOOKS = Path(eh_tui.__file__).parent.parent / "workbooks"
TODAY = date(2026, 11, 28)
Edit = Callable[[Any], None]


class SentOut:
    """A workbook in a folder, and the sheet that was sent out of it."""

    def __init__(self, folder: Path, form: str = "example-primary") -> None:
        """Make a copy of one of the workbooks that come with the program, and export it."""
        text, sheet = _sent_out(form)
        put_new(folder / "school.toml", text)
        self.path = folder / "school.toml"
        self.sheet = folder / "sent.xlsx"
        self.sheet.write_bytes(sheet)

    @property
    def store(self) -> Store:
        """The workbook, opened anew."""
        return Store(self.path)

    def export(self) -> None:
        """Export it again as it is now."""
        store = self.store
        self.sheet.write_bytes(_exported(store.text, store.moment))

    def edited(self, edit: Edit, name: str = "returned.xlsx") -> Path:
        """Return the sheet after somebody has changed it: `edit` is given the book."""
        book = openpyxl.load_workbook(self.sheet)
        edit(book)
        path = self.path.parent / name
        book.save(path)
        return path

    def review(self, path: Path) -> ReturnReview:
        """Return what came back in a file."""
        return reviewed_return(self.store, path, TODAY)

    def found(self, edit: Edit) -> list[tuple[str, str, str, str, str]]:
        """Return the findings of an edit, each as `brief` has it."""
        return [brief(each) for each in self.review(self.edited(edit)).findings]


@cache
def _sent_out(form: str) -> tuple[str, bytes]:
    """Return the text of a workbook with an id of its own, and its export."""
    text = with_identity((WORKBOOKS / f"{form}.toml").read_text(encoding="utf-8"))
    return text, _exported(WorkbookText.parse(text.encode()))


def _exported(text: WorkbookText, moment: str = "") -> bytes:
    identity = identity_of(text.text, moment)
    content, _ = excel_file(text.workbook, today=TODAY, identity=identity)
    return content


def brief(finding: ReturnFinding) -> tuple[str, str, str, str, str]:
    """Return state, id, field, returned text and place."""
    return (
        finding.state.value,
        finding.id,
        finding.field,
        finding.returned,
        finding.where,
    )


def row_of(sheet: Any, ref: str) -> int:
    """Return the number of the row that has a Ref."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == ref:
                return int(cell.row)
    raise AssertionError(f"no {ref} on {sheet.title}")


def cell_of(sheet: Any, ref: str, heading: str) -> Any:
    """Return the cell of a row below a heading, the nearest one above it."""
    number = row_of(sheet, ref)
    for above in range(number - 1, 0, -1):
        for cell in sheet[above]:
            if cell.value == heading:
                return sheet.cell(number, cell.column)
    raise AssertionError(f"no {heading} above {ref}")
