"""The trend on screen: how the ratings went from meeting to meeting, in letters."""

from pathlib import Path

from syrupy.assertion import SnapshotAssertion

from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.session import Session
from eh_tui.ui.lists.list_screen import ListedLines
from eh_tui.ui.meeting.trend import TrendScreen
from tests.support.frames import screen_text
from tests.support.lists import sentences
from tests.support.meeting_screens import held
from tests.ui.conftest import Run, both_sizes


@both_sizes
async def test_each_commitment_has_a_line_for_each_meeting_and_for_now(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """Counts first, then the same as a bar of letters, for a printout without colours too."""
    held(workbook, a4_07="red", a4_08="red")
    session = held(workbook, a4_07="amber", a4_08="green", a3_02="green")
    session.apply("x", set_field(session.workbook, Kind.ACTIONS, "1-01", "rag", "none"))
    async with run(TrendScreen(session), size) as pilot:
        assert screen_text(pilot.app) == snapshot


async def test_without_a_meeting_there_is_no_trend(run: Run, workbook: Path) -> None:
    """It says so, and no key does anything."""
    async with run(TrendScreen(Session(workbook))) as pilot:
        assert "No meeting has ended yet." in screen_text(pilot.app)
        await pilot.press("down", "enter", "m")
        await pilot.pause()
        assert sentences(pilot.app)[-1] == "Put the cursor on a meeting to write its minutes."


async def test_an_earlier_meetings_minutes_are_one_key_away(run: Run, workbook: Path) -> None:
    """Whoever ended it without writing them has not lost them."""
    session = held(workbook, a4_07="red")
    async with run(TrendScreen(session)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        (path,) = workbook.parent.glob("*Early Help minutes M1*.docx")
        assert sentences(pilot.app) == [f"Minutes: {path.name}"]

        path.write_bytes(path.read_bytes() + b"\0")
        await pilot.press("m")
        await pilot.pause()
        second = path.with_name(f"{path.stem} (2).docx")
        assert second.is_file()
        assert sentences(pilot.app)[-1] == (
            f"{path.name} is not as eh-tui last wrote it, so it stays as it is; the new one is "
            f"{second.name}."
        )


async def test_pages_for_people_and_governors_are_a_key_each(run: Run, workbook: Path) -> None:
    """Beside the workbook, as the minutes are."""
    async with run(TrendScreen(held(workbook, a4_07="red"))) as pilot:
        await pilot.press("p", "o")
        await pilot.pause()
        names = sorted(path.name.rpartition(" - ")[2] for path in workbook.parent.glob("*.docx"))
        assert names == [
            "Early Help for governors M1 14 September 2026.docx",
            "Early Help for people M1 14 September 2026.docx",
        ]


async def test_bars_and_movement_have_the_colours_that_their_words_say(
    run: Run, workbook: Path
) -> None:
    """A colour repeats letters and words; where there is no room for them it goes first."""
    held(workbook, a4_07="red")
    session = held(workbook, a4_07="green")
    async with run(TrendScreen(session)) as pilot:
        lines = pilot.app.screen.query_one(ListedLines)
        bars = [line for line in lines.lines if len(line.texts) == 3]
        looks = [[look for _, look in line.last] for line in bars]
        assert looks[0] == ["red", "amber", "green", "none"]
        (stuck,) = [line for line in bars if line.texts[0] == "Commitment 1"]
        assert [text for text, _ in stuck.last] == ["1 stuck", ", ", "2 still done"]
        assert [look for _, look in stuck.last] == ["amber", "none", "none"]
        for line in bars:
            assert "".join(text for text, _ in line.last) in ("", line.texts[2])
            assert len("".join(text for text, _ in lines.stretches_of(line, 78))) == 78
            assert len("".join(text for text, _ in lines.stretches_of(line, 60))) == 60


async def test_no_number_is_cut_on_a_narrow_screen(run: Run, workbook: Path) -> None:
    """The bars go, which only repeat the figures; those of what is not rated stand last."""
    held(workbook, a4_07="red", a4_08="red")
    session = held(workbook, a4_07="amber", a4_08="green", a3_02="green")
    async with run(TrendScreen(session), (60, 20)) as pilot:
        lines = [line.strip() for line in screen_text(pilot.app).split("\n")]
        figures = [line for line in lines if " R " in line and " G " in line]
        assert figures
        assert all(line.rstrip("▁▂▃▄▅▆▇█▔ ").endswith(" -") for line in figures), figures
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert "RRR" in screen_text(pilot.app)
