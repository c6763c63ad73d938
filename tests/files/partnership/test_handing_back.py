"""What a lead answers travels to the school in its own file, and stands in the round's."""

import re
from pathlib import Path

import openpyxl
import pytest

from eh_tui.cli import main
from eh_tui.errors import Conflict, NotFound, Refused
from eh_tui.files.documents.read import read_document
from eh_tui.files.partnership.folder import FolderReading, read_folder
from eh_tui.files.partnership.handing_back import open_again, send_back, take_return
from eh_tui.files.partnership.other_files import audit_in_office_file
from eh_tui.files.partnership.round_file import ROUND_FILE, write_new_round
from eh_tui.files.store.store import Store
from eh_tui.model.partnership.collated import RoundLine
from eh_tui.model.partnership.round import ExpectedSchool, Round
from eh_tui.model.submitting import ReturnState, return_standing
from tests.support.forms import shipped
from tests.support.partnership import TODAY
from tests.support.returns import SentOut, cell_of
from tests.support.round_folder import put
from tests.support.submitted import sent

SCHOOL = "Example Primary School"
REASONS = (("1-03", "By when is the second?"), ("2.A", "Say how."))
DAY = "28 November 2026"


def a_round(tmp_path: Path, ending: str) -> Path:
    """Return a round's folder in which a school's return lies."""
    folder = tmp_path / "autumn"
    school = ExpectedSchool(SCHOOL, "100001")
    write_new_round(folder, Round("Invented", "leicester-early-help", schools=(school,)))
    if ending == "toml":
        put(folder / "returns" / "audit.toml", SCHOOL)
    else:
        (folder / "returns").mkdir()
        content = sent("example-primary", ending)
        (folder / "returns" / f"audit.{ending}").write_bytes(content)
    return folder


def read(folder: Path) -> tuple[FolderReading, RoundLine]:
    """Return a folder, and its only line."""
    reading = read_folder(folder, TODAY)
    (line,) = reading.collated.lines
    return reading, line


def what_is_in(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder but the round's own and the cache."""
    files = (path for path in folder.rglob("*") if path.is_file())
    own = {path.name: path.read_bytes() for path in files if not path.name.startswith(".")}
    del own[ROUND_FILE]
    return own


@pytest.mark.parametrize("ending", ["toml", "xlsx", "docx"])
def test_a_return_that_is_sent_back_says_so_on_the_page_and_in_the_school(
    tmp_path: Path, ending: str
) -> None:
    """One answer, in the round and in the file; what the school sent stays as it came."""
    folder = a_round(tmp_path, ending)
    before = what_is_in(folder)
    path = send_back(*read(folder), REASONS, TODAY)
    assert path == tmp_path / "autumn - handed back" / f"audit.{ending}"
    assert what_is_in(folder) == before
    _, line = read(folder)
    assert line.step is ReturnState.CHANGES_REQUESTED
    assert [(each.row, each.reason) for each in line.requested] == list(REASONS)
    if ending == "toml":
        standing = return_standing(Store(path).workbook)
        assert standing.details == tuple(f"{row}: {reason}" for row, reason in REASONS)
    else:
        back = audit_in_office_file(path, shipped("leicester-early-help"), TODAY)
        standing = return_standing(back.workbook)
    assert standing.state is ReturnState.CHANGES_REQUESTED
    assert standing.step
    assert standing.step.date == DAY


def test_in_a_sheet_each_reason_stands_at_its_row(tmp_path: Path) -> None:
    """A school that works in Excel finds it where it is to type."""
    folder = a_round(tmp_path, "xlsx")
    sheet = openpyxl.load_workbook(send_back(*read(folder), REASONS, TODAY))["Audit tool"]
    for id, row, reason in (("1-03", "1-03", REASONS[0][1]), ("2-01", "2.A", REASONS[1][1])):
        said = [cell.comment.text for cell in sheet[cell_of(sheet, id, "Ref").row] if cell.comment]
        assert said == [f"{row}: {reason}"]


def test_in_a_document_the_reasons_stand_above_the_first_section(tmp_path: Path) -> None:
    """A school that works in Word reads them before anything else that it is to fill in."""
    folder = a_round(tmp_path, "docx")
    texts = [
        said.text for _, said in read_document(send_back(*read(folder), REASONS, TODAY)).texts()
    ]
    told = [text for text in texts if text.startswith("To be changed\t")]
    rows = ("Visit Early Help Training website and book place on training", "At least one member")
    for text, row, (id, reason) in zip(told, rows, REASONS, strict=True):
        assert text.startswith(f"To be changed\t{id} {row}")
        assert text.endswith(f": {reason}")
    first_section = texts.index(shipped("leicester-early-help").commitments[0].title)
    assert max(texts.index(text) for text in told) < first_section


def test_a_document_that_a_school_imports_tells_what_the_lead_wants_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a sheet tells its comments: each with its row, where the workbook says all else."""
    path = send_back(*read(a_round(tmp_path, "docx")), REASONS, TODAY)
    own = put(tmp_path / "own" / "audit.toml", SCHOOL)
    main(["import", str(own), str(path)])
    said = [line for line in capsys.readouterr().out.splitlines() if "To be changed" in line]
    assert [line.partition(",")[0] for line in said] == [row for row, _ in REASONS]
    assert all(reason in line for line, (_, reason) in zip(said, REASONS, strict=True))


def test_a_sheet_that_is_sent_back_is_known_by_the_workbook_that_it_is_of(tmp_path: Path) -> None:
    """The school imports it, and finds nothing changed and the lead's words beside the rows."""
    school = SentOut(tmp_path / "school")
    folder = a_round(tmp_path, "xlsx")
    (folder / "returns" / "audit.xlsx").write_bytes(school.sheet.read_bytes())
    review = school.review(send_back(*read(folder), REASONS, TODAY))
    assert review.findings == ()
    assert any(REASONS[0][1] in each.text for each in review.beside)


@pytest.mark.parametrize("ending", ["toml", "xlsx", "docx"])
def test_a_return_that_is_taken_says_so_and_can_be_open_again(tmp_path: Path, ending: str) -> None:
    """Nobody is locked out of anything by a key pressed on the wrong line."""
    folder = a_round(tmp_path, ending)
    path = take_return(*read(folder), TODAY)
    reading, line = read(folder)
    assert line.step is ReturnState.CLOSED
    if ending == "toml":
        assert return_standing(Store(path).workbook).sentence.startswith(f"Closed on {DAY}")
    back = open_again(reading, line, TODAY)
    assert read(folder)[1].step is not ReturnState.CLOSED
    assert back == path
    if ending == "toml":
        assert "Closed" not in return_standing(Store(path).workbook).sentence


@pytest.mark.parametrize("ending", ["toml", "xlsx"])
def test_what_was_asked_before_it_was_closed_is_asked_when_it_is_open_again(
    tmp_path: Path, ending: str
) -> None:
    """The round waits for an answer, so the school's copy must ask for it."""
    folder = a_round(tmp_path, ending)
    path = send_back(*read(folder), REASONS, TODAY)
    asked = path.read_bytes()
    take_return(*read(folder), TODAY)
    back = open_again(*read(folder), TODAY)
    assert read(folder)[1].step is ReturnState.CHANGES_REQUESTED
    if ending == "toml":
        details = return_standing(Store(back).workbook).details
        assert details == tuple(f"{row}: {reason}" for row, reason in REASONS)
    else:
        assert back.read_bytes() == asked


def test_what_is_asked_later_joins_what_was_asked_before(tmp_path: Path) -> None:
    """The second copy takes the first one's place, and the round waits for both answers."""
    folder = a_round(tmp_path, "toml")
    send_back(*read(folder), REASONS, TODAY)
    path = send_back(*read(folder), [("1-01", "Who?")], TODAY)
    asked = {*(f"{row}: {reason}" for row, reason in REASONS), "1-01: Who?"}
    assert set(return_standing(Store(path).workbook).details) == asked


def test_what_another_lead_said_of_the_school_leaves_no_copy(tmp_path: Path) -> None:
    """A copy that says something else than the round would go to the school by mistake."""
    folder = a_round(tmp_path, "toml")
    known = read(folder)
    text = (folder / ROUND_FILE).read_text()
    (folder / ROUND_FILE).write_text(text.replace('phase = ""', 'phase = "Primary"'))
    with pytest.raises(Conflict):
        send_back(*known, REASONS, TODAY)
    assert not list(tmp_path.glob("autumn - handed back/*"))


def test_an_office_file_that_answers_is_not_asked_any_more(tmp_path: Path) -> None:
    """The copy in which a school answers with Excel alone says itself that changes are wanted."""
    folder = a_round(tmp_path, "xlsx")
    path = send_back(*read(folder), REASONS[:1], TODAY)
    book = openpyxl.load_workbook(path)
    cell_of(book["Audit tool"], "1-03", "Who").value = "Nia Kaur"
    (folder / "returns" / "audit.xlsx").unlink()
    book.save(folder / "returns" / "answer.xlsx")
    line = read(folder)[1]
    assert (line.stands.in_full, line.requested) == ("exported, not submitted", ())


@pytest.mark.parametrize(
    ("reasons", "error"),
    [([], Refused), ([("1-01", " ")], Refused), ([("9-99", "Why?")], NotFound)],
)
def test_what_can_not_be_asked_is_noted_nowhere(
    tmp_path: Path, reasons: list[tuple[str, str]], error: type[Exception]
) -> None:
    """A round that says it asked, while no file does, would wait for ever."""
    folder = a_round(tmp_path, "toml")
    before = (folder / ROUND_FILE).read_bytes()
    with pytest.raises(error):
        send_back(*read(folder), reasons, TODAY)
    assert (folder / ROUND_FILE).read_bytes() == before
    assert not list(tmp_path.glob("autumn - handed back/*"))


def test_the_same_by_plain_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever uses no screen answers as well; the school's check tells what is asked."""
    folder = a_round(tmp_path, "toml")
    assert main(["partnership", "send-back", str(folder), "100001", "1-01=Who does this?"]) == 0
    back = tmp_path / "autumn - handed back" / "audit.toml"
    assert str(back) in capsys.readouterr().out
    main(["check", str(back)])
    assert f"{back}: 1-01: Who does this?" in capsys.readouterr().out
    assert main(["partnership", "close", str(folder), SCHOOL]) == 0
    assert read(folder)[1].step is ReturnState.CLOSED
    assert main(["partnership", "close", str(folder), SCHOOL, "--undo"]) == 0
    assert read(folder)[1].step is ReturnState.CHANGES_REQUESTED


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["100001", "who does this"], "names no row"),
        (["Elm School", "1-01=Who?"], "No school 'Elm School' is expected"),
    ],
)
def test_what_a_command_can_not_do_it_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    """In one sentence, with exit code 2."""
    folder = a_round(tmp_path, "toml")
    assert main(["partnership", "send-back", str(folder), *words]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("ending", ["toml", "xlsx", "docx"])
def test_a_handed_back_file_that_comes_back_unchanged_answers_nothing(
    tmp_path: Path, ending: str
) -> None:
    """The school has saved what it was sent into the folder: it is asked as before."""
    folder = a_round(tmp_path, ending)
    reasons = (*REASONS, ("school", "Which day?"))
    path = send_back(*read(folder), reasons, TODAY)
    (came,) = (folder / "returns").glob("audit.*")
    came.write_bytes(path.read_bytes())
    _, line = read(folder)
    assert line.step is ReturnState.CHANGES_REQUESTED
    assert [(each.row, each.reason) for each in line.requested] == list(reasons)
    assert line.stands.in_full == "changes requested, 3 of 3 not changed since you asked"


def test_a_sheet_in_which_one_row_of_two_is_mended_leaves_the_other(tmp_path: Path) -> None:
    """What is not changed is still told, in the school's next copy as well."""
    folder = a_round(tmp_path, "xlsx")
    path = send_back(*read(folder), REASONS, TODAY)
    book = openpyxl.load_workbook(path)
    cell_of(book["Audit tool"], "1-03", "When").value = "June 2027"
    book.save(folder / "returns" / "audit.xlsx")
    reading, line = read(folder)
    assert line.step is ReturnState.DRAFT
    assert [each.row for each in line.requested] == ["2.A"]
    again = send_back(reading, line, [("1-01", "Who?")], TODAY)
    back = audit_in_office_file(again, shipped("leicester-early-help"), TODAY)
    assert return_standing(back.workbook).state is ReturnState.CHANGES_REQUESTED
    _, line = read(folder)
    assert [each.row for each in line.requested] == ["2.A", "1-01"]


def test_a_request_of_an_older_file_is_answered_by_any_other_return(tmp_path: Path) -> None:
    """A round that was begun before rows were compared reads as it did."""
    folder = a_round(tmp_path, "toml")
    send_back(*read(folder), REASONS, TODAY)
    file = folder / ROUND_FILE
    old = re.sub(r'^hash = "\w+"\n', "", file.read_text(), flags=re.MULTILINE)
    assert old != file.read_text()
    file.write_text(old)
    assert read(folder)[1].step is ReturnState.CHANGES_REQUESTED
    (came,) = (folder / "returns").glob("audit.*")
    came.write_text(came.read_text() + "\n# touched\n")
    assert read(folder)[1].requested == ()


def test_only_what_is_closed_is_opened_again(tmp_path: Path) -> None:
    """A copy that says so would reach a school that was never told it was taken."""
    folder = a_round(tmp_path, "toml")
    with pytest.raises(Refused, match="is not closed"):
        open_again(*read(folder), TODAY)
    take_return(*read(folder), TODAY)
    (came,) = (folder / "returns").glob("audit.*")
    assert "after it was closed" not in read(folder)[1].stands.in_full
    came.write_text(came.read_text() + "\n# touched\n")
    assert "after it was closed" in read(folder)[1].stands.in_full
    open_again(*read(folder), TODAY)
    assert "closed" not in read(folder)[1].stands.in_full


def test_who_asks_for_more_of_what_is_closed_is_told_that_it_is_open_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is opened without a word."""
    folder = a_round(tmp_path, "toml")
    assert main(["partnership", "close", str(folder), SCHOOL]) == 0
    assert main(["partnership", "send-back", str(folder), SCHOOL, "1-01=Who?"]) == 0
    assert "and is open again." in capsys.readouterr().out
    assert main(["partnership", "close", str(folder), SCHOOL, "--undo"]) == 2
    assert "is not closed; nothing was changed." in capsys.readouterr().err
