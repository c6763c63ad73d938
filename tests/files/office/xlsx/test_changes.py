"""What stands beside the audit where it is wanted: the last meeting's state, and last year's."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from eh_tui.cli import main
from eh_tui.errors import Refused
from eh_tui.files.office.xlsx.plan import Companions, plan_book
from eh_tui.files.office.xlsx.sheet import SheetPlan
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.meeting_rows import Discussed, Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.lifecycle import discuss
from tests.support import CHECKOUT
from tests.support.forms import example, labelled
from tests.support.meetings import begun, ended, made
from tests.support.rag import Rag
from tests.support.xlsx_audits import export, filled_audit

EXAMPLE = CHECKOUT / "workbooks" / "example-primary.toml"
TODAY = date(2026, 11, 22)
CHANGES = Companions(changes=True)


def audit_after_a_meeting() -> Workbook:
    """Return the filled audit after a meeting that went into 3-01, and was told of 9-99."""
    workbook = filled_audit()
    ratings = [f"{action.id} {action.rag}" for action in workbook.actions if action.id != "1-03"]
    ratings[0] = "1-01 red"
    meeting = Meeting(
        "M1",
        "3/3/26",
        "Review & more",
        ended="2026-03-03T15:00:00Z",
        ratings="\n".join((*ratings, "9-99 amber")),
    )
    discussed = Discussed(
        "M1-3-01",
        "M1",
        "3-01",
        "discussed",
        rag_after="amber",
        when_after="=1+1\n5/2017",
        who_after="",
    )
    return replace(workbook, meetings=(meeting,), discussed=(discussed,))


def sheet_of(workbook: Workbook, name: str, beside: Companions) -> SheetPlan:
    """Return one sheet of an export that tells more than the audit."""
    plan = plan_book(workbook, TODAY, None, beside)
    return next(sheet for sheet in plan.sheets if sheet.name == name)


def row_of(sheet: SheetPlan, id: str) -> list[object]:
    """Return the cells beside a Ref."""
    row = next(cell.row for cell in sheet.cells if (cell.column, cell.value) == (1, id))
    assert sheet.table is not None
    return [
        sheet.by_address[f"{letter}{row}"].value
        for letter in "ABCDEFGHIJK"[: sheet.table.area.right]
    ]


def test_changes_are_told_only_where_they_are_wanted() -> None:
    """The authority has asked for the audit, and not for the school's way to it."""
    names = [sheet.name for sheet in plan_book(audit_after_a_meeting(), TODAY).sheets]
    assert "Changes" not in names


def test_each_action_stands_beside_how_the_meeting_left_it() -> None:
    """When and Who are known only of what the meeting went into; the rest is blank, not guessed."""
    sheet = sheet_of(audit_after_a_meeting(), "Changes", CHANGES)
    text = filled_audit().actions
    assert [sheet.by_address[f"{letter}1"].value for letter in "ABCDEFGHI"] == [
        "Ref",
        "Action",
        "At the last meeting: rating",
        "At the last meeting: when",
        "At the last meeting: who",
        "Now: rating",
        "Now: when",
        "Now: who",
        "Change",
    ]
    red, amber, green = "At risk of not achieving", "On track", "Completed / ongoing"
    assert row_of(sheet, "1-01") == [
        *("1-01", text[0].text),
        *(red, "", ""),
        *(green, text[0].when, text[0].who),
        f"{red} → {green}",
    ]
    assert row_of(sheet, "1-02")[-1] == "No change"
    assert row_of(sheet, "3-01")[2:5] == [amber, "=1+1\n5/2017", ""]
    assert row_of(sheet, "3-01")[-1] == (
        f"{amber} → {green}\nWhen: =1+1\n5/2017\n→ 6/2017\nWho: (blank) → DW  / TB"
    )


def test_an_action_that_is_new_or_gone_is_said_to_be() -> None:
    """Both look like a slip otherwise: a row without a past, a Ref without an action."""
    sheet = sheet_of(audit_after_a_meeting(), "Changes", CHANGES)
    assert row_of(sheet, "1-03")[2:5] == ["", "", ""]
    assert row_of(sheet, "1-03")[-1] == "New since then"
    assert row_of(sheet, "9-99") == [
        *("9-99", "", "On track", "", ""),
        *("", "", "", "Taken out since then"),
    ]


def test_not_rated_has_words_where_a_blank_would_mean_not_known() -> None:
    """An action that no meeting knew is not the same as one that it left without a rating."""
    sheet = sheet_of(audit_after_a_meeting(), "Changes", CHANGES)
    assert row_of(sheet, "3-02")[2] == row_of(sheet, "3-02")[5] == "Not rated yet"


def test_the_sheet_says_which_meeting_it_means() -> None:
    """The last one that ended, by its kind and date as typed."""
    sheet = sheet_of(audit_after_a_meeting(), "Changes", CHANGES)
    notice = "Changes from the end of M1 (Review & more, 3/3/26) to 22/11/2026."
    assert notice in [cell.value for cell in sheet.cells]
    assert sheet.page is not None
    assert sheet.page.header[2] == notice.replace("&", "&&")


def test_the_form_itself_is_the_same_with_changes_and_with_last_year() -> None:
    """Its layout is the authority's; what a school wants to see beside it stands elsewhere."""
    workbook = audit_after_a_meeting()
    alone = plan_book(workbook, TODAY).sheets
    more = plan_book(workbook, TODAY, None, Companions(filled_audit(), changes=True)).sheets
    assert more[:2] == alone[:2]
    assert more[-1] == alone[-1]


def test_changes_without_a_meeting_are_refused_in_a_sentence(tmp_path: Path) -> None:
    """An empty sheet would look as if nothing had changed."""
    with pytest.raises(Refused, match="No meeting has ended yet"):
        export(filled_audit(), tmp_path / "a.xlsx", today=TODAY, beside=CHANGES)
    assert not list(tmp_path.iterdir())


def test_what_was_typed_reaches_the_file_letter_for_letter(tmp_path: Path) -> None:
    """A When that looks like a formula is none here either."""
    export(audit_after_a_meeting(), tmp_path / "a.xlsx", today=TODAY, beside=CHANGES)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Changes"]
    row = next(row for row in sheet.iter_rows() if row[0].value == "3-01")
    assert (row[3].value, row[3].data_type) == ("=1+1\n5/2017", "s")
    assert row[3].quotePrefix
    table = sheet.tables["Changes"]
    assert [column.name for column in table.tableColumns] == [c.value for c in sheet[table.ref][0]]


def test_last_years_rating_and_when_stand_at_the_end_of_the_action_plan() -> None:
    """In last year's own words; blank where last year had no such action."""
    workbook = filled_audit()
    form = labelled(amber="On its way")
    old = replace(workbook.actions[0], rag=Rag.AMBER, when="=6/2016\n")
    unrated = replace(workbook.actions[1], rag=Rag.NONE, when="")
    last = replace(workbook, form=form, actions=(old, unrated))
    sheet = sheet_of(workbook, "Action plan", Companions(last))
    assert sheet.table is not None
    assert sheet.table.area.address == "A1:K26"
    assert [sheet.by_address[f"{letter}1"].value for letter in "IJK"] == [
        "RAG rating",
        "Last year: rating",
        "Last year: when",
    ]
    assert row_of(sheet, "1-01")[-2:] == ["On its way", "=6/2016\n"]
    assert row_of(sheet, "1-02")[-2:] == ["Not rated yet", ""]
    assert row_of(sheet, "1-03")[-2:] == ["", ""]


def test_a_commitment_without_a_number_stays_text() -> None:
    """Another authority may call its commitments by letters."""
    workbook = filled_audit()
    home = replace(workbook.commitments[0], id="1a")
    outcome = replace(workbook.outcomes[0], commitment="1a")
    sheet = sheet_of(
        Workbook(commitments=(home,), outcomes=(outcome,), actions=(Action("1-01", outcome.id),)),
        "Action plan",
        Companions(),
    )
    cell = sheet.by_address["B2"]
    assert (cell.value, cell.look) == ("1a", "plan text")


def test_the_command_tells_changes_and_last_year(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both are in the file that a script makes; without a meeting, a sentence says why not."""
    this, last, out = (tmp_path / name for name in ("this.toml", "last.toml", "a.xlsx"))
    text = EXAMPLE.read_text(encoding="utf-8")
    last.write_text(text, encoding="utf-8")
    this.write_text(text.replace("[school]\n", '[school]\nfollows = "last.toml"\n'), "utf-8")
    command = ["export", str(this), "-o", str(out), "--changes"]
    assert main(command) == 2
    assert "No meeting has ended yet" in capsys.readouterr().err
    assert not out.exists()
    with this.open("a", encoding="utf-8") as file:
        file.write('\n[[meetings]]\nid = "M1"\nended = "2026-01-01"\nratings = "1-01 red"\n')
    assert main(command) == 0
    book = openpyxl.load_workbook(out)
    sheets = ["Audit tool", "Summary", "Action plan", "Changes", "Trend", "Movement", "_ehtui"]
    assert book.sheetnames == sheets
    assert "Last year: when" in [cell.value for cell in book["Action plan"][1]]


def test_changes_of_each_rating_are_told_in_the_forms_words() -> None:
    """A term's rating is no change of another term's; what has no date has lost none."""
    workbook, meeting = begun(example("development-plan"))
    workbook = made(workbook, discuss(workbook, meeting, "1.B"))
    workbook, _ = ended(workbook, meeting)
    summer = set_field(workbook, Kind.OUTCOMES, "1.B", "summer", "met")
    when = set_field(workbook, Kind.ACTIONS, "1-02", "when", "2/2027")
    sheet = sheet_of(made(workbook, (summer, when)), "Changes", CHANGES)
    headings = row_of(sheet, "Ref")
    assert headings[1] == "Objective or action"
    assert headings[2:5] == [
        "At the last meeting: Autumn",
        "At the last meeting: By when",
        "At the last meeting: Lead",
    ]
    assert row_of(sheet, "1.B")[-1] == "Summer: Not rated yet → Met"
    assert row_of(sheet, "1.A")[-1] == "No change"
