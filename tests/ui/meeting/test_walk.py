"""The walk, one action at a time: what a meeting presses, and what is then in the file."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from eh_tui.session import Session
from eh_tui.ui.meeting.walk import WalkScreen
from tests.support.frames import screen_text
from tests.ui.conftest import Run, action_in, both_sizes, ratings_in, results

DUE_LAST = "4-15"


@both_sizes
async def test_the_card_shows_all_of_an_action(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """A chair reads it out without scrolling."""
    async with run(WalkScreen(Session(workbook), "1-03"), size) as pilot:
        assert screen_text(pilot.app) == snapshot


@both_sizes
async def test_the_guidance_is_one_key_away(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """Somebody always asks what a commitment means."""
    async with run(WalkScreen(Session(workbook), "2-01"), size) as pilot:
        await pilot.press("v")
        await pilot.pause()

        assert screen_text(pilot.app) == snapshot


@both_sizes
async def test_the_walk_ends_with_a_card_of_its_own(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """Nobody should wonder whether that was the last one."""
    async with run(WalkScreen(Session(workbook), DUE_LAST), size) as pilot:
        await pilot.press("right")
        await pilot.pause()

        assert screen_text(pilot.app) == snapshot


async def test_a_review_of_all_actions_costs_a_key_for_each(run: Run, workbook: Path) -> None:
    """A rating goes on to the next action by itself."""
    keys = list("ragragragragragragragragr")
    names = {"r": "red", "a": "amber", "g": "green"}

    async with run(WalkScreen(Session(workbook), None)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()

        assert ratings_in(workbook) == [names[key] for key in keys]
        assert "All 25 actions walked" in screen_text(pilot.app)


async def test_a_rating_is_in_the_file_at_once(run: Run, workbook: Path) -> None:
    """Nothing is saved on leaving, so nothing is lost when the line drops."""
    async with run(WalkScreen(Session(workbook), "1-03")) as pilot:
        await pilot.press("r")
        await pilot.pause()

        assert action_in(workbook, "1-03")["rag"] == "red"
        assert "2-01" in screen_text(pilot.app)


async def test_taking_a_rating_away_stays_at_the_action(run: Run, workbook: Path) -> None:
    """It is a correction, so the eye is still on the action."""
    async with run(WalkScreen(Session(workbook), "1-03")) as pilot:
        await pilot.press("x")
        await pilot.pause()

        assert action_in(workbook, "1-03").get("rag", "") in ("", "none")
        assert "Action 1-03" in screen_text(pilot.app)
        assert "- Not rated yet" in screen_text(pilot.app)


async def test_undo_and_redo_go_to_the_action_they_change(run: Run, workbook: Path) -> None:
    """A slip is noticed on the next card."""
    async with run(WalkScreen(Session(workbook), "1-03")) as pilot:
        await pilot.press("g", "right", "right", "u")
        await pilot.pause()
        assert action_in(workbook, "1-03")["rag"] == "amber"
        assert "Action 1-03" in screen_text(pilot.app)

        await pilot.press("right", "ctrl+r")
        await pilot.pause()
        assert action_in(workbook, "1-03")["rag"] == "green"
        assert "Action 1-03" in screen_text(pilot.app)


async def test_the_walk_does_not_go_round(run: Run, workbook: Path) -> None:
    """Rating an action of last hour by accident would be noticed by nobody."""
    before = ratings_in(workbook)
    async with run(WalkScreen(Session(workbook), None)) as pilot:
        await pilot.press("left")
        await pilot.pause()
        assert "Action 1-01" in screen_text(pilot.app)

        await pilot.press(*["right"] * 30, "r")
        await pilot.pause()
        assert "All 25 actions walked" in screen_text(pilot.app)
        assert ratings_in(workbook) == before

        await pilot.press("left")
        await pilot.pause()
        assert f"Action {DUE_LAST}" in screen_text(pilot.app)


async def test_n_finds_what_is_not_rated_and_says_where_it_begins_again(
    run: Run, workbook: Path
) -> None:
    """The example has four: 4-07, 4-08, 4-14 and 4-15."""
    async with run(WalkScreen(Session(workbook), None)) as pilot:
        for id in ("4-07", "4-08", "4-14", "4-15"):
            await pilot.press("n")
            await pilot.pause()
            assert f"Action {id}" in screen_text(pilot.app)

        await pilot.press("n")
        await pilot.pause()
        assert "Action 4-07" in screen_text(pilot.app)
        assert "From the top again" in screen_text(pilot.app)


@pytest.mark.parametrize(("key", "field"), [("w", "when"), ("o", "who"), ("m", "note")])
async def test_a_field_is_edited_in_place(key: str, field: str, run: Run, workbook: Path) -> None:
    """When and Who are agreed in the meeting, so they are typed there."""
    was = action_in(workbook, "1-03").get(field, "")
    async with run(WalkScreen(Session(workbook), "1-03")) as pilot:
        await pilot.press(key, "!", "enter")
        await pilot.pause()

        assert action_in(workbook, "1-03")[field] == f"{was}!"
        assert "Action 1-03" in screen_text(pilot.app)


async def test_user_text_is_shown_as_typed(run: Run, workbook: Path) -> None:
    """Square brackets are words here and ESC steers no terminal (PITFALLS.md 13)."""
    text = workbook.read_text()
    typed = 'who = "[DSL] [/] [@click=app.quit]x\\u001B[31m\\\\"'
    workbook.write_text(text.replace('who = "DW"', typed, 1))

    async with run(WalkScreen(Session(workbook), "1-03")) as pilot:
        assert "[DSL] [/] [@click=app.quit]x␛[31m\\" in screen_text(pilot.app)


async def test_the_walk_keeps_its_place_when_others_change_the_workbook(
    run: Run, workbook: Path
) -> None:
    """Somebody may take an action out meanwhile; the meeting goes on where it is."""
    screen = WalkScreen(Session(workbook), "1-03")
    async with run(screen) as pilot:
        text = workbook.read_text()
        start = text.index('[[actions]]\nid = "1-01"')
        end = text.index("[[outcomes]]", start)
        workbook.write_text(text[:start] + text[end:])
        await pilot.press("g")
        await pilot.pause()

        assert action_in(workbook, "1-03")["rag"] == "green"
        assert "Action 2-01" in screen_text(pilot.app)
        assert "3 of 24" in screen_text(pilot.app)


async def test_a_rating_that_another_gave_is_not_overwritten(run: Run, workbook: Path) -> None:
    """Both are shown and nothing is written; the card then shows theirs, and stays."""
    async with run(WalkScreen(Session(workbook), "1-03")) as pilot:
        theirs = workbook.read_text().replace('rag = "amber"', 'rag = "green"', 1)
        workbook.write_text(theirs)
        await pilot.press("r")
        await pilot.pause()

        assert action_in(workbook, "1-03")["rag"] == "green"
        assert "Theirs:  Completed / ongoing" in screen_text(pilot.app)
        assert "Mine:    At risk of not achieving" in screen_text(pilot.app)

        await pilot.press("t")
        await pilot.pause()

        assert action_in(workbook, "1-03")["rag"] == "green"
        assert "Action 1-03" in screen_text(pilot.app)
        assert "G Completed / ongoing" in screen_text(pilot.app)


async def test_leaving_tells_the_sheet_where_the_walk_was(run: Run, workbook: Path) -> None:
    """The cursor goes there."""
    async with run(WalkScreen(Session(workbook), "1-02")) as pilot:
        await pilot.press("right", "escape")
        await pilot.pause()

        assert results(pilot) == ["1-03"]


async def test_a_long_card_scrolls(run: Run, workbook: Path) -> None:
    """A note may be longer than the screen."""
    note = "\\n".join(f"line {number}" for number in range(40))
    text = workbook.read_text()
    was = 'note = "Two DSLs still wait for a place; the next course is in January."'
    assert was in text
    workbook.write_text(text.replace(was, f'note = "{note}"'))

    async with run(WalkScreen(Session(workbook), "1-03")) as pilot:
        assert "line 30" not in screen_text(pilot.app)
        await pilot.press(*"j" * 20)
        await pilot.pause()
        assert "line 30" in screen_text(pilot.app)


async def test_a_workbook_without_actions_says_so(run: Run, workbook: Path) -> None:
    """A form of another authority may begin empty."""
    text = workbook.read_text()
    workbook.write_text(text[: text.index("[[outcomes]]")])

    async with run(WalkScreen(Session(workbook), None)) as pilot:
        assert "This workbook has no actions to walk through." in screen_text(pilot.app)
        await pilot.press("r", "n", "u", "w", "right", "escape")
        await pilot.pause()
        assert results(pilot) == [None]
