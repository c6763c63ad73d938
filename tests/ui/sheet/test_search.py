"""Search and filter: what is found while it is typed, and what is left of the sheet."""

from pathlib import Path

import pytest

from eh_tui.session import Session
from eh_tui.ui.sheet.screen import SheetScreen
from eh_tui.ui.sheet.search_bar import SearchBar
from tests.support.frames import screen_text
from tests.support.sheets import cursor, go, press, sheet_of, type_text, words_on_screen
from tests.ui.conftest import Run, action_in


def sheet(path: Path) -> SheetScreen:
    """Return a sheet that shows a workbook."""
    return SheetScreen(Session(path, "me"))


async def test_the_cursor_goes_to_what_is_typed_so_far(run: Run, workbook: Path) -> None:
    """And back to where the search began when a sign is taken away."""
    async with run(sheet(workbook)) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "au")
        assert cursor(pilot) == "4-11 when"
        await press(pilot, "backspace", "backspace")
        assert cursor(pilot) == "1-01 text"


async def test_enter_stays_at_the_place_found(run: Run, workbook: Path) -> None:
    """The keys are the sheet's again."""
    async with run(sheet(workbook)) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "review date")
        assert cursor(pilot) == "3-03 text"
        await press(pilot, "enter", "g")

        assert cursor(pilot) == "3-03 text"
        assert action_in(workbook, "3-03")["rag"] == "green"
        assert not pilot.app.screen.query_one(SearchBar).display


async def test_escape_goes_back_to_where_the_search_began(run: Run, workbook: Path) -> None:
    """As if nothing had been looked for."""
    async with run(sheet(workbook)) as pilot:
        await go(pilot, "2-02", "who")
        await press(pilot, "slash")
        await type_text(pilot, "review date")
        await press(pilot, "escape")

        assert cursor(pilot) == "2-02 who"
        assert not pilot.app.screen.query_one(SearchBar).display


async def test_f3_goes_round_all_the_places(run: Run, workbook: Path) -> None:
    """While typing and afterwards, on from wherever the cursor is."""
    async with run(sheet(workbook)) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "dw")
        places = [cursor(pilot)]
        await press(pilot, "f3")
        places.append(cursor(pilot))
        await press(pilot, "down")
        places.append(cursor(pilot))
        await press(pilot, "up")
        assert cursor(pilot) == places[-2]
        await press(pilot, "enter", "f3")
        assert cursor(pilot) == places[-1]

        shown = sheet_of(pilot).sheet
        every = [f"{cell.id} {cell.field}" for cell in shown.sheet_layout.holding("DW")]
        assert len(every) > 4
        for _ in every:
            await press(pilot, "f3")
            places.append(cursor(pilot))
        assert set(places) == set(every)


async def test_several_cells_of_one_row_are_several_places(run: Run, workbook: Path) -> None:
    """F3 never stands still."""
    async with run(sheet(workbook)) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "ongoing")
        await press(pilot, "enter")
        shown = sheet_of(pilot).sheet
        every = shown.sheet_layout.holding("ongoing")
        passed = []
        for _ in every:
            await press(pilot, "f3")
            passed.append(shown.cursor)
        assert set(passed) == set(every)


async def test_it_says_which_place_of_how_many(run: Run, workbook: Path) -> None:
    """While it is typed, and for each F3; not any more once the cursor goes on."""
    async with run(sheet(workbook)) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "ongoing")
        number = len(sheet_of(pilot).sheet.sheet_layout.holding("ongoing"))
        assert f" 1 of {number}" in words_on_screen(pilot)
        await press(pilot, "down", "down")
        assert f" 3 of {number}" in words_on_screen(pilot)
        await press(pilot, "up", "enter")
        assert f" of {number}" not in words_on_screen(pilot)
        await press(pilot, "f3")
        assert f" 3 of {number}" in words_on_screen(pilot)
        await press(pilot, "left")
        assert f" of {number}" not in words_on_screen(pilot)


async def test_what_is_nowhere_is_said(run: Run, workbook: Path) -> None:
    """And the cursor stays."""
    async with run(sheet(workbook)) as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "zebra")
        assert "'zebra' is nowhere in the sheet" in screen_text(pilot.app)
        assert cursor(pilot) == "1-01 text"
        await press(pilot, "escape")
        assert "zebra" not in screen_text(pilot.app)


async def test_every_place_in_view_is_underlined(run: Run, workbook: Path) -> None:
    """Also two in one line."""
    async with run(sheet(workbook)) as pilot:
        await go(pilot, "1-01", "rag")
        await press(pilot, "slash")
        await type_text(pilot, "training")
        shown = sheet_of(pilot).sheet
        found = [
            segment.text
            for line in range(shown.size.height)
            for segment in shown.render_line(line)
            if segment.style and segment.style.underline
        ]
        assert len(found) >= 3
        assert {text.casefold() for text in found} == {"training"}

        await press(pilot, "enter")
        assert not any(
            segment.style.underline
            for line in range(shown.size.height)
            for segment in shown.render_line(line)
            if segment.style
        )


@pytest.mark.parametrize(
    ("keys", "ids", "words"),
    [
        ("r", ["2-02", "3-02", "3-05", "4-09"], "only at risk"),
        ("x", ["4-07", "4-08", "4-14", "4-15"], "only not rated"),
        (["down"] * 8 + ["enter"], ["3-01", "3-03"], "only who has Tomasz Berg"),
    ],
)
async def test_a_filter_leaves_what_it_names(
    keys: list[str], ids: list[str], words: str, run: Run, workbook: Path
) -> None:
    """The cursor goes from one to the next, and the status line says what is left out."""
    async with run(sheet(workbook)) as pilot:
        await press(pilot, "f", *keys)
        assert words in screen_text(pilot.app)
        assert cursor(pilot).split()[0] == ids[0]

        await go(pilot, ids[0], "rag")
        passed = [ids[0]]
        for _ in range(2 * len(ids)):
            await press(pilot, "down")
            if cursor(pilot).split()[0] != passed[-1]:
                passed.append(cursor(pilot).split()[0])
        assert passed == ids

        await press(pilot, "f", "f")
        assert words not in screen_text(pilot.app)
        assert "1-01 text" in [
            f"{cell.id} {cell.field}" for cell in sheet_of(pilot).sheet.sheet_layout.first_row
        ]


async def test_an_action_rated_away_from_the_filter_goes(run: Run, workbook: Path) -> None:
    """The cursor stands on the one that follows it."""
    async with run(sheet(workbook)) as pilot:
        await press(pilot, "f", "r")
        await go(pilot, "3-02", "rag")
        await press(pilot, "g")

        assert action_in(workbook, "3-02")["rag"] == "green"
        assert cursor(pilot).startswith("3-05")


async def test_a_filter_that_leaves_nothing_leaves_the_keys(run: Run, workbook: Path) -> None:
    """Nothing can be rated, nothing breaks, and the filter can be taken away."""
    workbook.write_text(workbook.read_text().replace('rag = "red"', 'rag = "green"'))
    before = workbook.read_bytes()
    async with run(sheet(workbook)) as pilot:
        await press(pilot, "f", "r")
        for key in ("r", "enter", "d", "i", "down", "pagedown", "home", "4", "n", "m", "v"):
            await press(pilot, key)
        await press(pilot, "escape")
        assert workbook.read_bytes() == before

        await press(pilot, "f", "f")
        assert cursor(pilot) == "1-01 text"
