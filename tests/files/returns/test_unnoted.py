"""What was sent out and never noted in the history is asked about, not taken."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eh_tui.files.folder.peek import peek
from eh_tui.files.office.xlsx.export import excel_file
from eh_tui.files.office.xlsx.titles import ACTION_PLAN_SHEET, AUDIT_SHEET
from eh_tui.files.store.compaction import compact
from eh_tui.files.store.identity import identity_of
from eh_tui.files.store.new_workbook import create
from eh_tui.files.system.paths import form_file
from eh_tui.model.core.edits import remove_row, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.returns.finding import FindingState, ReturnFinding
from eh_tui.model.returns.taking import ALL_FINDINGS, named_findings
from tests.support.returns import TODAY, SentOut, cell_of


@pytest.fixture(params=["made by eh-tui", "made by hand"])
def sent(request: pytest.FixtureRequest, tmp_path: Path) -> SentOut:
    """Return an audit whose exports are known by an id, or one without."""
    made = SentOut(tmp_path)
    if request.param == "made by hand":
        first, _, rest = made.path.read_text(encoding="utf-8").partition("[export]\n")
        made.path.write_text(first + rest.partition("\n")[2], encoding="utf-8")
    return made


def typed(ref: str, heading: str, text: str) -> Callable[[Any], None]:
    """Return an edit of a sheet that types a text in one cell."""

    def edit(book: Any) -> None:
        cell_of(book[AUDIT_SHEET], ref, heading).value = text
        if ACTION_PLAN_SHEET in book:  # it repeats the rows
            del book[ACTION_PLAN_SHEET]

    return edit


def by_hand(sent: SentOut, old: str, new: str) -> None:
    """Change the workbook in an editor, of which nobody tells the history."""
    text = sent.path.read_text(encoding="utf-8")
    assert old in text
    sent.path.write_text(text.replace(old, new, 1), encoding="utf-8")


def export_unnoted(sent: SentOut) -> None:
    """Export it as the command does, which looks and notes nothing."""
    seen = peek(sent.path)
    identity = identity_of(seen.text.text, seen.moment)
    content, _ = excel_file(seen.workbook, today=TODAY, identity=identity)
    sent.sheet.write_bytes(content)


def taken_with_all(sent: SentOut, path: Path) -> list[tuple[str, str]]:
    """Return what would be taken of a file that came back without anybody being asked."""
    return [(each.id, each.returned) for each in named_findings(sent.review(path), [ALL_FINDINGS])]


def test_a_noted_state_is_known_by_its_moment(sent: SentOut) -> None:
    """What only the sheet changed is no question, whether the workbook has an id or not."""
    store = sent.store
    store.commit([set_field(store.workbook, Kind.ACTIONS, "1-01", "who", "MP")])
    sent.export()
    store.commit([set_field(store.workbook, Kind.ACTIONS, "1-01", "when", "2/27")])
    path = sent.edited(typed("1-01", "Who", "DW"))
    assert taken_with_all(sent, path) == [("1-01", "DW")]
    assert len(sent.review(path).findings) == 1


def test_what_was_changed_by_hand_since_it_was_sent_stays(sent: SentOut) -> None:
    """The sheet says what stood there before, which is no sign that anybody wants it back."""
    export_unnoted(sent)
    by_hand(sent, 'who = "', 'who = "Whoever and ')
    path = sent.edited(typed("1-01", "Who", "DW"))
    assert taken_with_all(sent, path) == []
    assert {each.state for each in sent.review(path).findings} == {FindingState.CLASH}


def test_what_went_to_and_fro_by_hand_stays(sent: SentOut) -> None:
    """The history tells of neither way, and the sheet was sent in between."""
    store = sent.store
    store.commit([set_field(store.workbook, Kind.ACTIONS, "1-01", "who", "MP")])
    by_hand(sent, '"MP"', '"Somebody else"')
    export_unnoted(sent)
    by_hand(sent, '"Somebody else"', '"MP"')
    assert taken_with_all(sent, sent.edited(typed("1-01", "When", "2/27"))) == []


def test_what_is_sent_out_of_a_workbook_just_made_is_known_to_everybody(tmp_path: Path) -> None:
    """Its history begins when it is made: another account, too, knows what an empty form said."""
    store = create(tmp_path / "school.toml", form_file(), "A school")
    identity = identity_of(store.text.text, store.moment)
    assert identity
    sent = SentOut.__new__(SentOut)
    sent.path, sent.sheet = store.path, tmp_path / "sent.xlsx"
    content, _ = excel_file(store.workbook, today=TODAY, identity=identity._replace(key=b""))
    sent.sheet.write_bytes(content)
    path = sent.edited(typed("1-01", "Who", "DW"))
    assert taken_with_all(sent, path) == [("1-01", "DW")]


def doubtful(sent: SentOut, path: Path) -> ReturnFinding:
    """Return the one new row that came back, which is not taken with all others."""
    (found,) = [each for each in sent.review(path).findings if each.state is FindingState.NEW]
    assert (found.id, found.returned) not in taken_with_all(sent, path)
    assert named_findings(sent.review(path), [found.id]) == (found,)
    return found


def test_a_row_whose_number_is_gone_is_asked_about(sent: SentOut) -> None:
    """It was taken out here; that it comes back in an old sheet is no wish to have it again."""
    store = sent.store
    store.commit([remove_row(store.workbook, Kind.ACTIONS, "1-02")])
    path = sent.edited(typed("1-02", "Who", "DW"))
    compact(store, "9999")
    found = doubtful(sent, path)
    assert found.remarks[0] == "1-02 has been taken out here, and this row may be it."
    assert any(remark.endswith(": DW") for remark in found.remarks)


def test_a_row_under_a_number_of_which_nobody_knows_is_asked_about(sent: SentOut) -> None:
    """It may have been sent, and lost with a file that never reached the disk."""
    by_hand(sent, 'who = "', 'who = "Whoever and ')
    export_unnoted(sent)
    by_hand(sent, "Whoever", "Whosoever")

    def edit(book: Any) -> None:
        typed("1-02", "Action", "What nobody here has")(book)
        typed("1-02", "Ref", "1-90")(book)

    path = sent.edited(edit)
    assert "Nobody knows whether 1-90 was sent" in doubtful(sent, path).remarks[0]
