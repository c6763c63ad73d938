"""The dialog that chooses what is shown, and the list of choices beneath it."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from eh_tui.model.people.filters import Filter
from eh_tui.session import Session
from eh_tui.ui.dialogs.choice import Choice, ChoiceDialog
from eh_tui.ui.sheet.filter import FilterDialog
from tests.support.frames import screen_text
from tests.support.rag import Rag
from tests.ui.conftest import Run, both_sizes, results


@both_sizes
async def test_the_dialog_counts_what_each_choice_would_show(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """Nobody should choose what is empty."""
    async with run(FilterDialog(Session(workbook).workbook, {}), size) as pilot:
        assert screen_text(pilot.app) == snapshot


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ("r", Filter(Rag.RED)),
        ("a", Filter(Rag.AMBER)),
        ("g", Filter(Rag.GREEN)),
        ("x", Filter(Rag.NONE)),
        ("f", Filter()),
        (["j", "enter"], Filter(Rag.RED)),
        (["down", "down", "up", "enter"], Filter(Rag.RED)),
        (["down"] * 5 + ["enter"], Filter(who="Dana Whitfield")),
        (["escape"], None),
    ],
)
async def test_keys_choose(
    keys: list[str], chosen: Filter | None, run: Run, workbook: Path
) -> None:
    """A letter at once, arrows and Enter, or nothing at all."""
    async with run(FilterDialog(Session(workbook).workbook, {})) as pilot:
        await pilot.press(*keys)
        await pilot.pause()

        assert results(pilot) == [chosen]


async def test_the_cursor_begins_on_what_is_chosen_now(run: Run) -> None:
    """So Enter changes nothing."""
    choices = [Choice("r", "Red", Rag.RED), Choice("g", "Green", Rag.GREEN)]

    async with run(ChoiceDialog("Rating", choices, Rag.GREEN)) as pilot:
        await pilot.press("enter")
        await pilot.pause()

        assert results(pilot) == [Rag.GREEN]


async def test_a_choice_shows_user_text_as_typed(run: Run) -> None:
    """A name in square brackets is a name (PITFALLS.md 13)."""
    async with run(ChoiceDialog("[/]", [Choice("", "[DSL] \x1b[31m", 1)])) as pilot:
        assert "[/]" in screen_text(pilot.app)
        assert "[DSL] ␛[31m" in screen_text(pilot.app)
