"""What shows that an action was done: how it is added, what counts it, and where it goes with."""

from dataclasses import replace
from datetime import date

import pytest

from eh_tui.errors import NotFound, Refused
from eh_tui.model.checks.check import check
from eh_tui.model.checks.finding import Check
from eh_tui.model.core.edits import apply, inverse, remove_with_all_below
from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.assurance_rows import Evidence
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.document import workbook_document
from eh_tui.model.evidence import add_evidence, evidence_in_words, evidence_texts
from eh_tui.model.journal.bring_back import bring_back
from eh_tui.model.journal.record import Event, Record
from eh_tui.model.new_year import CarriedPart, next_year
from eh_tui.model.text_outline import text
from tests.support.rag import Rag
from tests.support.xlsx_audits import filled_audit

TODAY = date(2026, 11, 28)
WHAT, SEEN = "Prevent certificates.pdf", "12/9/2026"


def with_evidence(workbook: Workbook | None = None) -> Workbook:
    """Return an audit whose first action has a file that was seen, and a link that was not."""
    workbook = workbook or filled_audit()
    first = workbook.actions[0].id
    workbook = apply(workbook, add_evidence(workbook, first, WHAT, SEEN, today=TODAY))
    return apply(
        workbook, add_evidence(workbook, first, "https://example.org/minutes", today=TODAY)
    )


def test_a_file_and_a_link_stand_with_their_action_in_the_order_they_came() -> None:
    """Each with a number of its own, which begins with the action's."""
    workbook = with_evidence()
    id = workbook.actions[0].id
    assert workbook.evidence == (
        Evidence(f"{id}-E1", id, WHAT, SEEN),
        Evidence(f"{id}-E2", id, "https://example.org/minutes"),
    )
    assert evidence_texts(workbook) == {
        id: f"{WHAT} (seen {SEEN})\nhttps://example.org/minutes",
    }


def test_it_stays_on_one_line_whatever_was_typed() -> None:
    """An export has a line for each."""
    assert evidence_in_words(Evidence("E", "1-01", "a\nb", " 1/9/2026 ")) == "a b (seen 1/9/2026)"


@pytest.mark.parametrize(
    ("action", "what", "seen", "error"),
    [("9-99", WHAT, "", NotFound), (None, " ", SEEN, Refused), (None, WHAT, "12/9", Refused)],
)
def test_what_is_no_evidence_is_refused(
    action: str | None, what: str, seen: str, error: type[Exception]
) -> None:
    """An action that there is not, nothing named, a day without its year."""
    workbook = filled_audit()
    with pytest.raises(error):
        add_evidence(workbook, action or workbook.actions[0].id, what, seen, today=TODAY)


def test_a_completed_action_with_evidence_is_not_asked_about() -> None:
    """Its note and what its outcome reports may be empty then."""
    workbook = filled_audit()
    action = Action("1-99", workbook.outcomes[0].id, "Send it.", "12/2026", "DW", Rag.GREEN)
    workbook = replace(workbook, actions=(action,), rows=())
    asked = {each.finding.check for each in check(workbook, TODAY)}
    assert Check.GREEN_WITHOUT_EVIDENCE in asked
    shown = apply(workbook, add_evidence(workbook, "1-99", WHAT, today=TODAY))
    assert Check.GREEN_WITHOUT_EVIDENCE not in {each.finding.check for each in check(shown, TODAY)}


def test_a_day_that_a_hand_wrote_and_nobody_can_read_is_told() -> None:
    """By the file one can write anything."""
    workbook = with_evidence()
    broken = tuple(replace(row, seen="soon") for row in workbook.evidence)
    told = [each.finding for each in check(replace(workbook, evidence=broken), TODAY)]
    assert [(each.id, each.field) for each in told if each.check is Check.UNREADABLE] == [
        (row.id, "seen") for row in broken
    ]


def test_an_action_takes_its_evidence_with_it_and_brings_it_back() -> None:
    """Whether by undo or later out of the history."""
    before = with_evidence()
    id = before.actions[0].id
    gone = before
    edits = remove_with_all_below(before, Kind.ACTIONS, id)
    undo = tuple(reversed([inverse(edit) for edit in edits]))
    for edit in edits:
        gone = apply(gone, edit)
    assert not gone.evidence
    record = Record(Event.CHANGE, n=1, edits=edits, undo=undo)
    back = gone
    for each in bring_back(gone, [record], id):
        back = apply(back, each)
    assert back == before


@pytest.mark.parametrize(
    ("clear", "left"),
    [((), 2), ((CarriedPart.NOTES,), 2), (tuple(CarriedPart), 0)],
    ids=["everything", "without notes", "usual"],
)
def test_last_years_evidence_stays_behind_with_the_details(
    clear: tuple[CarriedPart, ...], left: int
) -> None:
    """What shows that it was done then shows nothing of the new year."""
    after = next_year(with_evidence(), year="2027-28", follows="last.toml", clear=clear)
    assert len(after.evidence) == left


def test_it_is_read_aloud_and_told_to_programs() -> None:
    """`show` and `show --json`; an action without any has no such key."""
    workbook = with_evidence()
    assert f"  Evidence: {WHAT} (seen {SEEN})\n" in text(workbook, TODAY)
    actions = workbook_document(workbook)["commitments"][0]["outcomes"][0]["actions"]
    assert actions[0]["evidence"][0]["what"] == WHAT
    assert all("evidence" not in each for each in actions[1:])
