"""The export as values: what stands where, before any file is written."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from eh_tui.errors import Refused
from eh_tui.files.office.xlsx.layout.pages import PAGE_POINTS
from eh_tui.files.office.xlsx.metadata import seal
from eh_tui.files.office.xlsx.named_styles import named_styles
from eh_tui.files.office.xlsx.plan import plan_book
from eh_tui.files.office.xlsx.sheet import BookPlan, CellKind, SheetPlan
from eh_tui.files.store.identity import Identity
from eh_tui.model.audit.signed_content import content_hash
from eh_tui.model.core.form_rows import (
    AchievedRow,
    AchievedTable,
    Action,
    Commitment,
    Outcome,
    School,
    Signatory,
)
from eh_tui.model.core.review.assurance_rows import Signature
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.palette import PALETTE
from tests.support.colours import contrast
from tests.support.forms import labelled
from tests.support.xlsx_audits import filled_audit
from tests.support.xlsx_rows import expected_rows, rows_of

TODAY = date(2026, 11, 22)


def sheet_of(workbook: Workbook, name: str = "Audit tool") -> SheetPlan:
    """Return one sheet of a workbook's plan."""
    return next(sheet for sheet in plan_book(workbook, TODAY).sheets if sheet.name == name)


def test_all_rows_of_the_form_stand_in_its_order_letter_for_letter() -> None:
    """A partnership lead compares the export with the form that was issued."""
    workbook = filled_audit()
    found = iter(rows_of(sheet_of(workbook)))
    expected = expected_rows(workbook)
    assert len(expected) == 55
    for row in expected:
        assert row in found, row


def test_the_title_the_school_and_the_date_are_in_the_row_printed_on_each_page() -> None:
    """A loose page must say whose it is."""
    sheet = sheet_of(filled_audit())
    assert sheet.by_address["A1"].value == "4. Early Help Commitments Audit Tool"
    assert sheet.by_address["C1"].value == (
        "Example Primary School & Nursery\nAudit date: 12 September 2026"
    )
    assert sheet.page is not None
    assert sheet.page.title_row == 1


def test_a_number_is_shown_before_a_title_that_stays_verbatim() -> None:
    """Copying the cell, or reading it back, gives the form's own words."""
    cell = next(c for c in sheet_of(filled_audit()).cells if str(c.value).startswith("Students"))
    assert cell.number_format == '"4.  "@'


def test_an_outcome_is_merged_down_its_actions_and_fits_them() -> None:
    """Merged cells are never fitted by Excel, so their rows are made high enough here."""
    workbook = filled_audit()
    long = "An outcome that goes on for quite a while. " * 12
    outcomes = tuple(
        replace(outcome, text=long) if outcome.id == "3.B" else outcome
        for outcome in workbook.outcomes
    )
    sheet = sheet_of(replace(workbook, outcomes=outcomes))
    anchor = next(cell for cell in sheet.cells if cell.value == long)
    area = next(m for m in sheet.merges if (m.top, m.left) == (anchor.row, 1))
    heights = [height for height in sheet.heights if area.top <= height.row <= area.bottom]
    needed = named_styles[anchor.look].height_for(long, sheet.widths[:1])
    assert len(heights) == 2
    assert sum(height.points for height in heights) >= needed - 0.1
    assert not any(height.may_grow for height in heights)


def test_no_merges_overlap() -> None:
    """Excel calls a file with overlapping merges damaged."""
    taken: set[tuple[int, int]] = set()
    for area in sheet_of(filled_audit()).merges:
        cells = {
            (row, column)
            for row in range(area.top, area.bottom + 1)
            for column in range(area.left, area.right + 1)
        }
        assert not cells & taken
        taken |= cells
    assert taken


def test_every_cell_stands_once() -> None:
    """A cell written twice would lose one of its values without a word."""
    for sheet in plan_book(filled_audit(), TODAY).sheets:
        assert len(sheet.by_address) == len(sheet.cells) > 0


@pytest.mark.parametrize("copies", [1, 2, 6])
def test_no_page_is_overfull_and_none_starts_without_a_heading(copies: int) -> None:
    """An action that is alone on a page without its headings can't be read."""
    workbook = filled_audit()
    more = tuple(
        replace(action, id=f"{action.id}{copy}")
        for copy in range(copies)
        for action in workbook.actions
    )
    sheet = sheet_of(replace(workbook, actions=more))
    assert sheet.page is not None
    heights = [height.points for height in sheet.heights]
    bounds = [0, *sheet.page.breaks_after, len(heights)]
    for first, last in pairwise(bounds):
        title = heights[0] if first else 0
        assert title + sum(heights[first:last]) <= PAGE_POINTS
        if first:
            # A page starts with a small gap, then the title bar, whole or continued.
            assert sheet.by_address[f"A{first + 2}"].look == "bar"
    for area in sheet.merges:
        assert not any(area.top <= row < area.bottom for row in sheet.page.breaks_after)


def test_a_title_repeated_on_a_new_page_says_so() -> None:
    """Otherwise the same commitment seems to be there twice."""
    formats = [c.number_format for c in sheet_of(filled_audit()).cells if c.look == "bar"]
    assert '"4.  "@" (continued)"' in formats


def test_each_rating_has_its_words_in_the_dropdown_and_its_colour() -> None:
    """The words are the rating; the colour follows them, also after an edit in Excel."""
    workbook = filled_audit()
    sheet = sheet_of(workbook)
    rated = {cell.address for cell in sheet.cells if cell.look == "rating"}
    (dropdown,) = sheet.dropdowns
    assert dropdown.source == '"At risk of not achieving,On track,Completed / ongoing"'
    assert [colour.colour for colour in sheet.colours] == ["red", "amber", "green"]
    assert [colour.equals for colour in sheet.colours] == [
        '"At risk of not achieving"',
        '"On track"',
        '"Completed / ongoing"',
    ]
    for areas in (dropdown.areas, *(colour.areas for colour in sheet.colours)):
        covered = {f"E{row}" for area in areas for row in range(area.top, area.bottom + 1)}
        assert covered == rated
    assert len(rated) == 25


def test_no_rating_cell_has_a_colour_of_its_own() -> None:
    """A fixed colour would stay when somebody chooses another rating."""
    assert not named_styles["rating"].ground
    assert not named_styles["plan rating"].ground


def test_every_colour_can_be_read() -> None:
    """WCAG AA asks for 4.5 to 1; a photocopy asks for more."""
    pairs = [(shade.ink, shade.ground) for shade in PALETTE.values()]
    pairs += [(look.ink, look.ground or "FFFFFF") for look in named_styles.values()]
    assert min(contrast(*pair) for pair in pairs) >= 4.5


@pytest.mark.parametrize("label", ["Late, or not begun", "x" * 256, ' spaced "words"'])
def test_labels_that_excels_list_cannot_hold_are_offered_from_the_key(label: str) -> None:
    """Excel parts a list at commas and calls one over 255 characters damaged."""
    workbook = replace(filled_audit(), form=labelled(red=label))
    sheet = sheet_of(workbook)
    assert sheet.dropdowns[0].source == "$A$5:$C$5"
    assert [sheet.by_address[at].value for at in ("A5", "B5", "C5")] == [
        label,
        "On track",
        "Completed / ongoing",
    ]
    literals = re.findall(r'"((?:[^"]|"")*)"', " ".join(c.equals for c in sheet.colours))
    assert all(len(literal) <= 255 for literal in literals)


def test_not_rated_is_blank_on_the_form_and_counted_apart() -> None:
    """The form has no words for it, and it is never red."""
    workbook = filled_audit()
    audit = sheet_of(workbook)
    summary = sheet_of(workbook, "Summary")
    refs = {cell.row: cell.value for cell in audit.cells if cell.look == "ref"}
    blank = [refs[c.row] for c in audit.cells if c.look == "rating" and c.value == ""]
    assert blank == ["3-02", "4-01", "4-09"]
    assert summary.by_address["G4"].value == "Not rated yet"
    assert [summary.by_address[f"G{row}"].cached for row in range(5, 10)] == [0, 0, 1, 2, 3]


def test_the_summary_counts_with_formulas_that_carry_their_results() -> None:
    """Previews and phones show the stored result and never calculate."""
    summary = sheet_of(filled_audit(), "Summary")
    totals = [summary.by_address[f"{letter}9"] for letter in "CDEFGH"]
    assert [cell.kind for cell in totals] == [CellKind.FORMULA] * 6
    assert [cell.cached for cell in totals] == [25, 2, 9, 11, 3, 11 / 25]


def test_the_action_plan_is_one_flat_table_of_values() -> None:
    """Leads copy its rows into their own workbook, filter it and have it read aloud."""
    sheet = sheet_of(filled_audit(), "Action plan")
    assert sheet.table is not None
    assert sheet.table.area.address == "A1:I26"
    assert not sheet.merges
    assert not [cell for cell in sheet.cells if cell.kind is CellKind.FORMULA]
    assert [sheet.by_address[f"{letter}1"].value for letter in "ABCDEFGHI"] == [
        "Ref",
        "Commitment",
        "Outcome",
        "Action",
        "When",
        "When (sort)",
        "Due",
        "Who",
        "RAG rating",
    ]
    assert [sheet.by_address[f"{letter}8"].value for letter in "ABCDEFGHI"] == [
        "3-02",
        3,
        "There is a defined Early help offer for the school",
        "Get your schools Early help List signed off",
        "6/2017",
        date(2017, 6, 30),
        "overdue",
        "NK / PO",
        "",
    ]


def test_notes_have_a_column_as_soon_as_there_is_one() -> None:
    """An export that leaves a field out loses what somebody wrote."""
    workbook = filled_audit()
    first = replace(workbook.actions[0], note="Ask the governors")
    sheet = sheet_of(replace(workbook, actions=(first, *workbook.actions[1:])), "Action plan")
    assert sheet.by_address["J1"].value == "Note"
    assert sheet.by_address["J2"].value == "Ask the governors"
    assert sheet.table is not None
    assert sheet.table.area.address == "A1:J26"


def test_a_blank_form_can_be_exported() -> None:
    """Some schools fill it in by hand first."""
    plan = plan_book(Workbook(), TODAY)
    assert plan.sheets[2].table is not None
    assert plan.sheets[2].table.area.address == "A1:I2"
    assert plan.sheets[1].by_address["C5"].value == 0
    assert not plan.warnings


@pytest.mark.parametrize("columns", range(9))
def test_an_achieved_table_may_have_any_number_of_columns(columns: int) -> None:
    """Other authorities' forms are data too; no column of theirs is left out."""
    cells = tuple(f"cell {place}" for place in range(columns))
    workbook = Workbook(
        commitments=(Commitment("1", "One"),),
        achieved=(AchievedTable("1.R1", "1", "Achieved", tuple(f"c{n}" for n in range(columns))),),
        rows=(AchievedRow("1-R01", "1.R1", "", cells),),
    )
    values = {cell.value for cell in sheet_of(workbook).cells}
    assert {"1-R01", *cells, *(f"c{n}" for n in range(columns))} <= values


def test_rows_without_a_home_are_printed_last() -> None:
    """A slip in the file never drops an action from the export."""
    workbook = replace(filled_audit(), signatories=())
    lost = Action("9-01", "9.A", "Lost")
    workbook = replace(workbook, actions=(lost, *workbook.actions))
    sheet = sheet_of(workbook)
    assert [cell.value for cell in sheet.cells if cell.look == "ref"][-1] == "9-01"
    assert sheet_of(workbook, "Summary").by_address["C10"].cached == 26


def test_an_odd_number_of_people_may_sign() -> None:
    """Not every school has a partnership lead."""
    workbook = replace(filled_audit(), signatories=filled_audit().signatories[:3])
    signed = [c.value for c in sheet_of(workbook).cells if str(c.value).startswith("Date signed")]
    assert signed == ["Date signed:", "Date signed:", "Date signed: 14/9/2026"]


def test_the_fourth_cell_has_the_name_above_the_role() -> None:
    """The form has it so, and only there."""
    names = [c.value for c in sheet_of(filled_audit()).cells if c.look == "signatory" and c.value]
    assert names[0] == "Principal\nAmara Okafor"
    assert names[3] == "Morwenna Hale\nPrimary Partnership Lead"


def test_a_text_too_long_for_a_cell_is_refused_by_name() -> None:
    """A library would cut it without a word."""
    lost = Action("1-09", "1.A", "😀" * 16_384)
    workbook = replace(filled_audit(), actions=(lost,))
    with pytest.raises(Refused, match="1-09, Action"):
        plan_book(workbook, TODAY)
    plan_book(replace(workbook, actions=(replace(lost, text="😀" * 16_383),)), TODAY)


def test_a_text_too_long_for_a_printed_row_is_warned_of_by_name() -> None:
    """Excel's rows end at 409 points; the lead's paper would end mid-sentence."""
    long = Action("1-09", "1.A", "word " * 700)
    warnings = plan_book(replace(filled_audit(), actions=(long,)), TODAY).warnings
    assert any(warning.startswith("1-09, Action: the text is too long") for warning in warnings)
    assert not plan_book(filled_audit(), TODAY).warnings


def test_the_footer_keeps_an_ampersand_and_is_short() -> None:
    """Excel reads & as a code, and a long name prints over the page number."""
    school = School(name="St Mary & St John " * 10)
    page = sheet_of(replace(filled_audit(), school=school)).page
    assert page is not None
    assert page.footer[0].startswith("St Mary && St John St Mary && St John")
    assert len(page.footer[0].replace("&&", "&")) <= 60
    assert page.footer[1:] == ("Page &P of &N", "Exported 22/11/2026")


def metadata_of(plan: BookPlan) -> list[tuple[str, ...]]:
    """Return the rows of the hidden sheet."""
    return rows_of(plan.sheets[-1])


def test_the_hidden_sheet_holds_seals_and_never_texts() -> None:
    """A hidden copy of an old text would show what somebody has blacked out since."""
    identity = Identity("w-1", b"secret")
    workbook = filled_audit()
    plan = plan_book(workbook, TODAY, identity)
    rows = metadata_of(plan)
    assert ("workbook", "w-1") in rows
    assert ("3-02", "when", seal(identity, "3-02", "when", "6/2017")) in rows
    shown = " ".join(" ".join(row) for row in rows)
    assert "Whitfield" not in shown
    assert "secret" not in shown


def test_without_an_identity_there_are_no_seals() -> None:
    """Without a key a seal could be guessed from the text."""
    rows = metadata_of(plan_book(filled_audit(), TODAY))
    assert [row[0] for row in rows] == ["schema", "form"]
    unsealed = metadata_of(plan_book(filled_audit(), TODAY, Identity("w-1", b"")))
    assert [row[0] for row in unsealed] == ["schema", "form", "workbook"]


def test_no_guess_finds_what_was_blacked_out() -> None:
    """Whoever knows all but one cell could try names until an unkeyed hash fits."""
    audit = filled_audit()
    signature = Signature("SG1", "S1", "Ann Bell", "1/9/26", "typed", content_hash(audit), "x")
    audit = replace(audit, signatures=(signature,))
    mine, theirs = (plan_book(audit, TODAY, Identity("w-1", key)) for key in (b"a", b"b"))
    told = [cell for row in metadata_of(mine) for cell in row]
    assert content_hash(audit) not in " ".join(told)
    by_word = {row[:2]: row[2:] for row in metadata_of(mine) if len(row) == 3}
    assert all(by_word[row[:2]] != row[2:] for row in metadata_of(theirs) if len(row) == 3)
    (export,) = (row[1] for row in metadata_of(mine) if row[0] == "export")
    assert ("export", export) not in metadata_of(theirs)


def test_the_export_id_follows_the_content_alone() -> None:
    """The same audit exported twice is the same export; an edit makes another."""
    workbook, identity = filled_audit(), Identity("w-1", b"key")
    same = metadata_of(plan_book(replace(workbook, retired=()), date(2027, 1, 1), identity))
    edited = replace(workbook, signatories=(Signatory("S1"),))
    assert metadata_of(plan_book(workbook, TODAY, identity)) == same
    assert metadata_of(plan_book(edited, TODAY, identity))[:4] != same[:4]


def test_an_outcome_without_actions_has_a_row_to_type_in() -> None:
    """Leads add actions in Excel, and it counts as none until they do."""
    workbook = Workbook(
        commitments=(Commitment("1", "One"),), outcomes=(Outcome("1.A", "1", "All is well"),)
    )
    assert len([c for c in sheet_of(workbook).cells if c.look == "rating"]) == 1
    assert sheet_of(workbook, "Summary").by_address["C5"].cached == 0
