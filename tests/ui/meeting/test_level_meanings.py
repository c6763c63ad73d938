"""What a form's levels mean in a row: told on the card, each on a line, none cut off."""

from pathlib import Path

import pytest

from eh_tui.session import Session
from eh_tui.ui.meeting.walk import WalkScreen
from tests.support.forms import PLAN, STANDARDS, filled_copy
from tests.support.lists import sentences
from tests.support.sheets import press, words_on_screen
from tests.ui.conftest import Run

MEANT = (
    "0 Does not apply",
    "1 Not met: Plans are written for the family.",
    "2 Partly met: The family sees the plan before it is final.",
    "3 Fully met: The family helps to write the plan and keeps a copy.",
)


@pytest.mark.parametrize("size", [(80, 24), (110, 30), (120, 40)], ids=str)
async def test_every_level_stands_on_the_card(
    size: tuple[int, int], run: Run, tmp_path: Path
) -> None:
    """Whoever rates reads them all first."""
    async with run(WalkScreen(Session(filled_copy(tmp_path, STANDARDS)), "3.B"), size) as pilot:
        assert all(one in words_on_screen(pilot) for one in MEANT)


LONG = {
    "Behind": "A long way behind, so that the governors have to be told at once",
    "On course": "On course: most of what was meant to be done has been done",
    "Met": "Met in full, and whoever looks at it can see what shows that",
}


@pytest.mark.parametrize("size", [(80, 24), (110, 30), (120, 40)], ids=str)
async def test_levels_of_many_words_have_a_line_each(
    size: tuple[int, int], run: Run, tmp_path: Path
) -> None:
    """None is cut off at the first, also where a row has several ratings."""
    path = filled_copy(tmp_path, PLAN)
    text = path.read_text()
    for label, words in LONG.items():
        assert f'label = "{label}"' in text
        text = text.replace(f'label = "{label}"', f'label = "{words}"')
    path.write_text(text)
    async with run(WalkScreen(Session(path), "1.A"), size) as pilot:
        shown = words_on_screen(pilot)
        assert all(words in shown for words in LONG.values())
        assert "Spring:" in shown
        assert "Summer:" in shown


async def test_on_a_low_screen_they_are_scrolled_to(run: Run, tmp_path: Path) -> None:
    """With the key that scrolls the rest of the card."""
    async with run(WalkScreen(Session(filled_copy(tmp_path, STANDARDS)), "3.B"), (80, 15)) as pilot:
        assert MEANT[0] in words_on_screen(pilot)
        await press(pilot, *"jjjj")
        assert MEANT[-1] in words_on_screen(pilot)


async def test_a_digit_says_so_where_nothing_is_rated(run: Run, tmp_path: Path) -> None:
    """As a letter that rates does, so that nobody takes it for done."""
    path = filled_copy(tmp_path, STANDARDS)
    before = path.read_bytes()
    async with run(WalkScreen(Session(path), "2-02")) as pilot:
        await press(pilot, "9")
        assert sentences(pilot.app) == []
        await press(pilot, "3")
        assert sentences(pilot.app) == ["This is not rated in this form."]
        assert path.read_bytes() == before
