"""A dialog of a list stays open while the number that it is about comes to mean another row."""

from pathlib import Path

import pytest
from textual.screen import Screen

from eh_tui.session import Session
from eh_tui.ui.lists.evidence import EvidenceScreen
from eh_tui.ui.lists.people import PeopleScreen
from eh_tui.ui.lists.signatures import SignaturesScreen
from eh_tui.ui.lists.training import TrainingScreen
from tests.support.lists import sentences
from tests.ui.conftest import Run


def evidence(session: Session) -> EvidenceScreen:
    """Return the evidence of an action."""
    return EvidenceScreen(session, "4-15")


ANOTHER_ACTION = [("Deliver messages regarding Early Help to Staff", "Theirs"), ("TBC", "7/2028")]
ANOTHER_PERSON = [("Dana Whitfield", "Ewa Nowak"), ('"DW"', '"EN"'), ('"Mrs Whitfield"', '""')]
ANOTHER_COURSE = [('"LiquidLogic Part A"', '"First aid"')]


@pytest.mark.parametrize(
    ("screen", "opening", "changed", "last", "told"),
    [
        (evidence, ["i", *"list.pdf", "enter"], ANOTHER_ACTION, ["enter"], "4-15 may be another"),
        (SignaturesScreen, ["s", "enter"], [('"Principal"', '"Clerk"'), ("Amara Okafor", "X")],
         ["t"], "S1 may be another"),
        (TrainingScreen, ["d", *"1/9/2026"], ANOTHER_COURSE, ["enter"], "may be another row"),
        (PeopleScreen, ["o"], ANOTHER_PERSON, ["enter"], "The register was changed meanwhile"),
    ],
)  # fmt: skip
async def test_nothing_is_noted_of_a_row_that_only_has_the_number(
    screen: type[Screen[object]],
    opening: list[str],
    changed: list[tuple[str, str]],
    last: list[str],
    told: str,
    run: Run,
    workbook: Path,
) -> None:
    """Evidence, a signature, a training or a handover belongs to what the dialog showed."""
    session = Session(workbook)
    shown = screen(session)  # type: ignore[arg-type]  # each of them takes a session
    async with run(shown) as pilot:
        await pilot.press(*opening)
        text = workbook.read_text()
        for old, new in changed:
            assert old in text
            text = text.replace(old, new)
        workbook.write_text(text)
        session.refresh()

        await pilot.press(*last)
        await pilot.pause()
        assert told in " ".join(sentences(pilot.app))
        assert workbook.read_text() == text
