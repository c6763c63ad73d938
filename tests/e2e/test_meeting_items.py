"""An agenda's own items, who is here and the chair's notes, from the command line."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from eh_tui.cli import main
from eh_tui.files.store.store import Store
from tests.e2e.conftest import Said


def test_a_school_adds_to_what_stands_on_every_agenda(path: Path, said: Said) -> None:
    """The usual items are written down with the first; then each is a row to be changed."""
    assert "ST4 Safeguarding update, 5 minutes" in said("meeting", "standing", path)
    assert said("meeting", "standing", path, "--add", "Staffing", "--internal") == "ST6\n"
    said("set", path, "ST4", "minutes=15")
    listed = said("meeting", "standing", path).splitlines()
    assert listed[-3:] == [
        "ST4 Safeguarding update, 15 minutes",
        "ST5 Date of the next meeting, 2 minutes",
        "ST6 Staffing, internal",
    ]


def test_what_was_said_under_an_item_is_on_the_agenda(path: Path, said: Said) -> None:
    """With its number, its planned minutes and that it was discussed."""
    said("meeting", "start", path)
    said("meeting", "note", path, "M1-N4", "--text", "No change.", "--decision", "Tell staff")
    assert said("meeting", "item", path, "Any other business", "--minutes", "5") == "M1-N6\n"
    out = said("meeting", "agenda", path)
    assert out.splitlines()[0].endswith("0 of 25 discussed, 52 minutes planned.")
    assert (
        "4 Safeguarding update (5 minutes, discussed)  [M1-N4]\n"
        "   No change.\n   Decision: Tell staff\n" in out
    )
    assert "6 Any other business (5 minutes)  [M1-N6]" in out


def test_an_item_stands_where_it_is_put(path: Path, said: Said, refused: Said) -> None:
    """On every agenda and on one; where there is no such item, nothing is guessed."""
    said("meeting", "standing", path, "--add", "Attendance", "--after", "ST4")
    listed = [line.split()[0] for line in said("meeting", "standing", path).splitlines()]
    assert listed == ["ST1", "ST2", "ST3", "ST4", "ST6", "ST5"]
    said("meeting", "start", path)
    said("meeting", "item", path, "Letters", "--under", "M1-N2", "--after", "M1-N2")
    assert "2.1 Letters  [M1-N7]" in said("meeting", "agenda", path)
    before = path.read_bytes()
    for where in ("--after", "--under"):
        for id in ("1-01", "ST99"):
            for command in (("standing", path, "--add", "X"), ("item", path, "X")):
                assert f"There is no item '{id}'" in refused("meeting", *command, where, id)
    assert path.read_bytes() == before


def test_an_action_is_no_item(path: Path, said: Said, refused: Said) -> None:
    """It is discussed in its own way."""
    said("meeting", "start", path)
    assert "1-01 is no item of an agenda" in refused("meeting", "note", path, "1-01", "--text", "x")


def test_who_is_here_is_ticked_from_the_register_in_one_step(
    path: Path, said: Said, refused: Said
) -> None:
    """A name that is nobody's ticks nobody."""
    said("meeting", "start", path, "--chair", "Dana Whitfield", "--apologies", "B. Away")
    assert "is nobody in the register" in refused(
        "meeting", "who", path, "--here", "DW", "--here", "Nobody Atall"
    )
    out = said("meeting", "who", path, "--here", "DW", "--clerk", "Amara Okafor", "--visitor", "C")
    assert out == (
        "Here: Dana Whitfield; Amara Okafor. Chair: Dana Whitfield. Clerk: Amara Okafor. "
        "Apologies: B. Away. Visitors: C.\n"
    )
    listed = said("meeting", "who", path)
    assert "Dana Whitfield: here, chair\n" in listed
    assert "Amara Okafor: here, clerk\n" in listed
    assert listed.endswith("B. Away: apologies, not in the register\nC: visitor\n")
    said("undo", path)
    assert Store(path).workbook.meetings[-1].present == ""


def test_an_action_without_words_is_told_as_that(path: Path, said: Said) -> None:
    """On a line, nothing between two others can't be heard."""
    said("set", path, "4-07", "text=", "who=DW", "when=6/2017", "rag=r")
    assert "4-07 no words yet: " in said("people", path, "--of", "DW")
    assert " no words yet (DW), due " in said("due", path, code=1)
    said("meeting", "start", path, "--present", "DW")
    said("meeting", "discuss", path, "4-07", "--decision", "Find them")
    said("meeting", "end", path)
    assert "- 4-07 no words yet (decided: Find them), " in said("minutes", path, "--for", "mail")
    said("meeting", "start", path)
    assert "4-07 At risk of not achieving (R): no words yet\n" in said("meeting", "agenda", path)


def test_whoever_leads_is_told_however_they_are_named(path: Path, said: Said) -> None:
    """By their initials, from outside the register, and where they leave one day."""
    said("meeting", "start", path)
    said("set", path, "P1", "left=31/8/2031")
    said("meeting", "who", path, "--chair", "DW", "--clerk", "Pat Quill")
    meeting = Store(path).workbook.meetings[-1]
    assert (meeting.chair, meeting.clerk, meeting.present) == (
        *("Dana Whitfield", "Pat Quill", "Dana Whitfield"),
    )
    listed = said("meeting", "who", path)
    assert "Dana Whitfield: here, chair\n" in listed
    assert "Pat Quill: clerk, not in the register\n" in listed


def test_the_next_meeting_is_said_and_stands_in_the_calendar(path: Path, said: Said) -> None:
    """Also once the meeting has ended, and in its minutes."""
    said("meeting", "start", path)
    said("meeting", "end", path)
    said("meeting", "next", path, "12 January 2090")
    said("calendar", path, "-o", "dates.ics")
    assert "DTSTART;VALUE=DATE:20900112" in Path("dates.ics").read_text()
    assert "* Next meeting: 12 January 2090\n" in said("minutes", path)


def test_a_private_note_stays_out_of_the_workbook(path: Path, said: Said, refused: Said) -> None:
    """And out of its history and the minutes."""
    said("meeting", "private", path, "1-01", "--text", "Ask gently")
    assert said("meeting", "private", path, "1-01") == "Ask gently\n"
    assert said("meeting", "private", path) == "1-01: Ask gently\n"
    assert all(b"gently" not in each.read_bytes() for each in path.parent.iterdir())
    assert "There is no row" in refused("meeting", "private", path, "9-99", "--text", "x")
    assert "There is no row" in refused("meeting", "private", path, "9-99")
    assert said("meeting", "private", path, "1-02") == "No private note on 1-02.\n"


def test_the_note_of_a_row_that_is_gone_can_still_be_read(path: Path, said: Said) -> None:
    """It is the only copy, whoever took the row out."""
    said("meeting", "private", path, "1-01", "--text", "Ask gently")
    said("remove", path, "1-01")
    assert said("meeting", "private", path, "1-01") == "Ask gently\n"


def test_an_item_without_a_title_is_refused(path: Path, refused: Said, said: Said) -> None:
    """On an agenda it would be a number and nothing behind it."""
    said("meeting", "start", path)
    before = path.read_bytes()
    assert "has no title" in refused("meeting", "item", path, " ")
    assert "has no title" in refused("meeting", "standing", path, "--add", "")
    assert "go with --add TITLE" in refused("meeting", "standing", path, "--minutes", "10")
    assert "says nothing" in refused("meeting", "amend", path, "--text", " ")
    assert path.read_bytes() == before


def test_the_pack_is_made_before_a_meeting_and_while_one_goes_on(
    path: Path, said: Said, refused: Said
) -> None:
    """Printed as Markdown, or written beside the workbook; somebody's file is not replaced."""
    assert said("meeting", "agenda", path).startswith("# Agenda of the Early Help meeting\n")
    said("meeting", "start", path, "--date", "12 January 2027")
    folder = path.parent / "out"
    folder.mkdir()
    out = Path(said("meeting", "agenda", path, "-o", folder).strip())
    assert out.name == "Example Primary School - school - Early Help agenda 12 January 2027.docx"
    assert said("meeting", "agenda", path, "-o", "pack.md") == "pack.md\n"
    Path("pack.md").write_text("Mine")
    assert "--force" in refused("meeting", "agenda", path, "-o", "pack.md")
    assert Path("pack.md").read_text() == "Mine"


def test_minutes_are_amended_and_approved(path: Path, said: Said, refused: Said) -> None:
    """By those who were there, each amendment settled first."""
    said("meeting", "start", path, "--present", "DW")
    said("meeting", "discuss", path, "1-03", "rag=amber", "--decision", "Ring home")
    said("meeting", "end", path)
    amend = ("meeting", "amend", path, "--about", "1-03", "--text", "Ring *weekly*")
    assert "say who was with --by" in refused(*amend)
    assert said(*amend, "--by", "Dana Whitfield") == "M1-AM1\n"
    assert said("meeting", "amend", path) == (
        "M1-AM1 on 1-03: Ring *weekly* (Dana Whitfield), open\n"
    )
    assert "Take or leave M1-AM1 first" in refused("meeting", "approve", path)
    assert "is no amendment" in refused("meeting", "settle", path, "1-03", "taken")
    said("meeting", "settle", path, "M1-AM1", "taken")
    out = said("meeting", "approve", path, "--date", "28 November 2026", "--by", "D Whitfield")
    assert out == "Approved on 28 November 2026 by D Whitfield.\n"
    told = said("minutes", path)
    assert "* 1-03: Ring \\*weekly\\* (Dana Whitfield)\n" in told
    assert "**Approved on 28 November 2026 by D Whitfield.**" in told


def test_what_is_handed_out_is_printed_or_written(path: Path, said: Said, refused: Said) -> None:
    """Each for somebody else; the e-mail is only printed."""
    said("meeting", "start", path, "--date", "12 January 2027")
    said("meeting", "discuss", path, "1-03", "--decision", "Ring home")
    said("meeting", "end", path)
    assert said("minutes", path, "--for", "people").startswith("# What you said you would do\n")
    assert said("minutes", path, "--for", "governors").startswith("# Early Help: a page for gov")
    assert said("minutes", path, "--for", "mail").startswith("Subject: Minutes of the Early Help")
    out = Path(said("minutes", path, "--for", "governors", "-o", path.parent).strip())
    assert (
        out.name
        == "Example Primary School - school - Early Help for governors M1 12 January 2027.docx"
    )
    assert "is printed" in refused("minutes", path, "--for", "mail", "-o", "mail.md")


def test_a_decision_goes_to_the_partnership_and_comes_back(
    path: Path, said: Said, refused: Said
) -> None:
    """That of an action or of an item; where nothing was decided, nothing goes."""
    said("meeting", "start", path)
    said("meeting", "discuss", path, "1-03", "--decision", "Ring home")
    assert "decided nothing on 1-01" in refused("meeting", "forward", path, "1-01")
    said("meeting", "forward", path, "1-03")
    assert "Nothing has been decided on M1-N4" in refused("meeting", "forward", path, "M1-N4")
    said("meeting", "note", path, "M1-N4", "--decision", "Tell staff")
    said("meeting", "forward", path, "M1-N4")
    assert [row.forwarded for row in Store(path).workbook.discussed] == ["yes"]
    said("meeting", "forward", path, "1-03", "--back")
    assert [row.forwarded for row in Store(path).workbook.discussed] == [""]


def test_what_is_forwarded_travels_in_the_export(path: Path, said: Said) -> None:
    """On a sheet of its own, which an export without any does not have."""
    said("meeting", "start", path, "--date", "12 January 2027")
    said("meeting", "discuss", path, "1-03", "--decision", "=Ask the *lead*")
    said("export", path, "-o", "before.xlsx")
    assert "To the partnership" not in load_workbook("before.xlsx").sheetnames
    said("meeting", "forward", path, "1-03")
    said("export", path, "-o", "after.xlsx")
    sheet = load_workbook("after.xlsx")["To the partnership"]
    texts = [[str(cell.value) for cell in row if cell.value] for row in sheet.iter_rows()]
    (found,) = [row for row in texts if row and row[0] == "1-03"]
    assert found[2:] == ["=Ask the *lead*", "M1 (Review, 12 January 2027)"]


def test_a_when_that_is_no_date_or_several_is_told_with_every_command(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As it stands beside the cell on a screen: whoever types a command sees no cell."""

    def told(*arguments: str) -> str:
        assert main(list(arguments)) == 0
        return capsys.readouterr().err

    assert told("set", str(path), "4-07", "when=12/1/2031") == ""
    no_date = "when: no such date: February 2031 has 28 days\n"
    assert told("set", str(path), "4-07", "when=31/2/2031") == f"4-07 {no_date}"
    assert told("add", str(path), "4.B", "--text=x", "--when=31/2/2031").endswith(no_date)
    assert told("set", str(path), "4-07", "who=DW") == ""
    told("meeting", "start", str(path))
    said = told("meeting", "discuss", str(path), "4-07", "when=10/12")
    assert said.startswith("4-07 when: two readings: ")
    said = told("meeting", "add", str(path), "4.B", "--text=y", "when=31/2/2031")
    assert said.endswith(no_date)


def test_any_field_for_a_date_is_told_as_a_when_is(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is stored as typed, and what to type is said; what is a date goes without a word."""

    def told(*arguments: str) -> str:
        assert main([arguments[0], str(path), *arguments[1:]]) == 0
        return capsys.readouterr().err

    no_date = "“banana” is no date; write it as 12/9/2026 or 12 September 2026, with its year.\n"
    no_when = "no date in it, needs a date; write it as 12/9/2026 or June 2027\n"
    assert told("set", "school", "audit_date=banana") == f"school audit_date: {no_date}"
    assert Store(path).workbook.school.audit_date == "banana"
    assert told("set", "school", "audit_date=12 September 2026", "name=May") == ""
    assert told("set", "4-07", "when=banana", "note=banana") == f"4-07 when: {no_when}"
    assert told("set", "3-R01", "review date=banana") == f"3-R01 Review date: {no_when}"
    assert told("set", "TR1", "done=12/9/2026") == ""
    assert told("add", "terms", "--text=2027-28", "name=Term 1", "starts=banana", "ends=May") == (
        f"T7 starts: {no_date.replace('no date', 'no day')}"
        f"T7 ends: {no_date.replace('no date', 'no day').replace('banana', 'May')}"
    )
