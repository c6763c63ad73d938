"""What stands on a lead's own sheet besides its rows: lines to sign on, and what follows them."""

from collections.abc import Sequence

import pytest

from eh_tui.model.paper.source import SourceDocument
from eh_tui.model.returns.sheet_rows import SheetContent, sheet_content
from tests.support.drafts import HEADINGS, drafted
from tests.support.source_documents import grid

SIGNED = (("Signed by headteacher:", "", "", "Date:"), ("Signed by chair of governors:", "Date:"))


def form(*below: Sequence[str], action: str = "") -> SourceDocument:
    """Return a sheet with one section, and some rows below it."""
    rows = (("1. Families", "", "", "", ""), HEADINGS, ("o", "a", action, "", ""), [""], *below)
    return SourceDocument("form.xlsx", (grid(["The form"], *rows, sheet="S"),))


def content_of(sheet: SourceDocument, of: SourceDocument | None = None) -> SheetContent:
    """Return what a sheet holds by the form that is drafted from another, or from itself."""
    (table,) = sheet.tables
    return sheet_content(drafted(of or sheet), table)


def test_the_blank_document_itself_has_only_its_own_rows() -> None:
    """Else each return of it is refused: lines to sign on were rows without an action."""
    content = content_of(form(*SIGNED))
    assert [row.number for row in content.rows] == [3]
    assert (content.signed, content.loose) == ((), ())


def test_what_was_written_where_people_sign_and_below_is_kept_apart() -> None:
    """It is no row, and nothing that a school wrote goes without a word."""
    below = (
        ("Signed by headteacher:", "T. Ash", "", "Date:", "3 May"),
        ("Signed by chair of governors: N. Kaur",),
        [""],
        ("Please ring us.",),
    )
    content = content_of(form(*below), form(*SIGNED))
    assert [row.number for row in content.rows] == [3]
    assert [cell.said.text for cell in content.signed] == [
        *("T. Ash", "3 May", "Signed by chair of governors: N. Kaur", "Please ring us.")
    ]


@pytest.mark.parametrize(
    "row",
    [
        ("", "Consent forms are signed", "", "", ""),
        ("Letters signed by parents are kept", "", "", "", ""),
        ("Signed off", "by the headteacher", "May", "", ""),
    ],
)
def test_a_row_of_the_table_may_speak_of_signing(row: tuple[str, ...]) -> None:
    """What a school adds below its last row is a row, whatever it is about."""
    rows = (["The form"], ("1. Families", "", "", "", ""), HEADINGS, ("o", "a", "", "", ""), row)
    moved = SourceDocument("return.xlsx", (grid(*rows, sheet="S"),))
    assert len(content_of(moved, form(*SIGNED)).rows) == 2


def test_a_section_behind_the_lines_to_sign_on_is_read() -> None:
    """A form may be signed in parts."""
    more = (*SIGNED, [""], ("2. Numbers", "", "", "", ""), HEADINGS, ("p", "b", "", "", ""))
    content = content_of(form(*more))
    assert [row.section for row in content.rows] == ["1", "2"]
