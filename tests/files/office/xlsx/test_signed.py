"""The export of an audit that is signed, or not rated yet: it says so, and the form stays."""

from dataclasses import replace
from datetime import date

from eh_tui.files.office.xlsx.plan import plan_book
from eh_tui.files.office.xlsx.sheet import SheetPlan
from eh_tui.model.core.edits import apply, remove_row, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.signing import How, receive, sign
from tests.support.rag import Rag
from tests.support.xlsx_audits import filled_audit

TODAY = date(2026, 11, 22)
MARK = "DRAFT: 1 action not rated"


def sheets_of(workbook: Workbook) -> dict[str, SheetPlan]:
    """Return the sheets of a workbook's plan by their names."""
    return {sheet.name: sheet for sheet in plan_book(workbook, TODAY).sheets}


def texts(sheet: SheetPlan) -> list[str]:
    """Return all texts of a sheet, row by row."""
    return [str(cell.value) for cell in sorted(sheet.cells) if cell.value != ""]


def rated(workbook: Workbook) -> Workbook:
    """Return a workbook in which every action is rated."""
    actions = tuple(replace(action, rag=Rag.GREEN) for action in workbook.actions)
    return replace(workbook, actions=actions)


def signed(workbook: Workbook) -> Workbook:
    """Return a workbook that the principal signed, in which a row was changed since."""
    date = "20 November 2026"
    for edit in sign(workbook, "S1", name="Amara Okafor", date=date, how=How.INK):
        workbook = apply(workbook, edit)
    return apply(workbook, set_field(workbook, Kind.ACTIONS, "1-01", "who", "Somebody else"))


def test_each_printed_page_of_an_audit_not_all_rated_is_marked_a_draft() -> None:
    """A draft that is signed by mistake must be known for one."""
    done = rated(filled_audit())
    first = replace(done.actions[0], rag=Rag.NONE)
    unrated = sheets_of(replace(done, actions=(first, *done.actions[1:])))
    for name in ("Audit tool", "Summary", "Action plan"):
        page, clean = unrated[name].page, sheets_of(done)[name].page
        assert page is not None
        assert clean is not None
        assert (page.header[1], clean.header[1]) == (MARK, "")


def test_the_mark_moves_no_cell_of_the_form() -> None:
    """The partnership lead compares the form cell by cell."""
    done = rated(filled_audit())
    none = replace(done, actions=tuple(replace(a, rag=Rag.NONE) for a in done.actions))
    one, other = (sheets_of(workbook)["Audit tool"] for workbook in (done, none))
    assert one.page is not None
    assert one.page == replace_header(other, one.page.header)
    assert (one.heights, one.merges, one.widths) == (other.heights, other.merges, other.widths)
    assert [(cell.address, cell.look) for cell in one.cells] == [
        (cell.address, cell.look) for cell in other.cells
    ]


def replace_header(sheet: SheetPlan, header: tuple[str, str, str]) -> object:
    """Return a sheet's page with another header."""
    assert sheet.page is not None
    return sheet.page._replace(header=header)


def test_a_signature_changes_nothing_on_the_form_but_the_name_and_the_date() -> None:
    """The sign-off has the authority's own layout."""
    workbook = filled_audit()
    done = signed(workbook)
    by_hand = replace(done, signatures=())
    assert sheets_of(done)["Audit tool"] == sheets_of(by_hand)["Audit tool"]


def test_the_summary_tells_who_signed_how_and_what_was_changed_since() -> None:
    """In the words of the screens."""
    workbook = signed(filled_audit())
    for edit in receive(workbook, date="25/11/26", body="Full governing board", minute="7.2"):
        workbook = apply(workbook, edit)
    found = texts(sheets_of(workbook)["Summary"])
    at = found.index("Signed and agreed by")
    assert found[at + 1 : at + 5] == [
        "Principal, Amara Okafor",
        "Signed on 20 November 2026, in ink. Changed since signed: 1 row.\nChanged: 1-01",
        "Chair of Governors, Peter Lindqvist",
        "Not signed.",
    ]
    assert found[-2:] == ["Received by", "Full governing board, 25/11/26, minute 7.2"]


def test_the_signatures_stand_below_the_chart_on_the_printed_page() -> None:
    """Nothing is hidden behind the bars, and all of it is printed."""
    sheet = sheets_of(signed(filled_audit()))["Summary"]
    assert sheet.chart is not None
    assert sheet.page is not None
    rows = [cell.row for cell in sheet.cells if cell.value == "Signed and agreed by"]
    assert rows[0] > sheet.chart.area.bottom
    assert sheet.page.area.bottom == max(cell.row for cell in sheet.cells)


def test_the_hidden_sheet_tells_nothing_of_what_was_signed_nor_by_whom() -> None:
    """A hash without a key would let a text that somebody blacked out be guessed."""
    workbook = signed(filled_audit())
    found = texts(sheets_of(workbook)["_ehtui"])
    assert found
    assert workbook.signatures[0].hash not in found
    assert "Amara Okafor" not in found


def on_the_lines(workbook: Workbook) -> list[str]:
    """Return what stands where the form has room for the four signatures."""
    sheet = sheets_of(workbook)["Audit tool"]
    return [str(cell.value) for cell in sheet.cells if str(cell.value).startswith("Signature:")]


def test_who_signed_on_screen_stands_where_the_form_has_its_line() -> None:
    """With how: nobody may take it for ink, nor wait for ink that never comes."""
    workbook = filled_audit()
    for edit in sign(workbook, "S3", name="Dana Whitfield", date="20/11/26", how=How.TYPED):
        workbook = apply(workbook, edit)
    lines = [
        "Signature:",
        "Signature:",
        "Signature: Dana Whitfield, signed on screen",
        "Signature:",
    ]
    assert on_the_lines(workbook) == lines
    changed = apply(workbook, set_field(workbook, Kind.ACTIONS, "1-01", "who", "Somebody else"))
    lines[2] += "; changed since"
    assert on_the_lines(changed) == lines


def test_ink_has_its_room_and_nobody_signs_for_another() -> None:
    """Also once the form names another, who has not signed."""
    assert on_the_lines(signed(filled_audit())) == ["Signature:"] * 4
    workbook = filled_audit()
    for edit in sign(workbook, "S3", name="Dana Whitfield", date="20/11/26", how=How.TYPED):
        workbook = apply(workbook, edit)
    for field, text in (("name", "Tom Reed"), ("signed", "21/11/26")):
        later = apply(workbook, set_field(workbook, Kind.SIGNATORIES, "S3", field, text))
        assert on_the_lines(later) == ["Signature:"] * 4
    nobody = apply(workbook, remove_row(workbook, Kind.SIGNATORIES, "S3"))
    assert on_the_lines(nobody) == ["Signature:"] * 3
