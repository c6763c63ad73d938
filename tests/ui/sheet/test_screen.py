"""The sheet: what is pressed, and what is then on screen and in the file."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from eh_tui.model.core.edits import Edit
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.placing import add_below
from eh_tui.session import Session
from eh_tui.ui.chrome.outline import Outline
from eh_tui.ui.sheet import watcher
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import screen_text
from tests.support.sheets import (
    cursor,
    fill,
    go,
    pages,
    press,
    sheet_of,
    somebody,
    somebody_sets,
    toasts,
    until,
    watch,
)
from tests.ui.conftest import Run, action_in, both_sizes, ratings_in

STRANGE = "[DSL] [/] =1+1 \x1b[31m\x07 😀 שלום \\ [@click=app.quit]x"
SHOWN = ("[DSL]", "[/]", "=1+1", "␛[31m␇", "😀", "שלום")


def sheet(path: Path) -> SheetScreen:
    """Return a sheet that shows a workbook."""
    return SheetScreen(Session(path, "me"))


# Looks


@both_sizes
async def test_the_sheet_looks_like_the_form(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """Commitment 4, with its headings, from its first action on."""
    async with run(sheet(workbook), size) as pilot:
        await press(pilot, "4")
        assert screen_text(pilot.app) == snapshot


@both_sizes
async def test_the_sheet_begins_and_ends_as_the_form_does(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """The school and the key to the ratings at the top, the signatures at the end."""
    async with run(sheet(workbook), size) as pilot:
        await press(pilot, "home")
        assert screen_text(pilot.app) == snapshot
        await press(pilot, "5")
        assert screen_text(pilot.app) == snapshot


@both_sizes
async def test_the_filter_is_chosen_above_the_sheet(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """And the sheet then says what it leaves out."""
    async with run(sheet(workbook), size) as pilot:
        await press(pilot, "f")
        assert screen_text(pilot.app) == snapshot
        await press(pilot, "r")
        assert screen_text(pilot.app) == snapshot


@both_sizes
async def test_the_guidance_is_shown_above_the_sheet(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """That of the commitment under the cursor."""
    async with run(sheet(workbook), size) as pilot:
        await press(pilot, "2", "v")
        assert screen_text(pilot.app) == snapshot


@both_sizes
async def test_nothing_of_the_workbook_is_cut_off(
    size: tuple[int, int], run: Run, workbook: Path
) -> None:
    """Every word of every text shows on some page."""
    async with run(sheet(workbook), size) as pilot:
        frames = await pages(pilot)

    seen = set(re.split(r"[\s/│-]+", "\n".join(frames)))
    book = tomllib.loads(workbook.read_text())
    texts = [book["title"], book["intro"], book["sign_off"], *book["school"].values()]
    for kind in ("outcomes", "actions", "signatories"):
        rows = book[kind]
        texts += [row.get(name, "") for row in rows for name in ("text", "when", "who", "note")]
        texts += [row.get(name, "") for row in rows for name in ("role", "name", "signed")]
    for row in book["rows"]:
        texts += [text for name, text in row.items() if name not in ("id", "table", "outcome")]
    for commitment in book["commitments"]:
        texts += [commitment["title"], *commitment["headings"]]
    words = {word for text in texts for word in re.split(r"[\s/-]+", text)}
    assert words - seen == set()


async def test_a_cell_longer_than_the_screen_can_be_read_to_its_end(
    run: Run, workbook: Path
) -> None:
    """The page keys go through it before they leave it."""
    words = [f"word{number}" for number in range(400)]
    somebody_sets(workbook, "2-01", "text", " ".join(words))

    async with run(sheet(workbook)) as pilot:
        frames = "\n".join(await pages(pilot))
        assert [word for word in words if word not in frames] == []

        await press(pilot, "2", "pagedown", "pagedown")
        assert cursor(pilot) == "2-01 text"
        await press(pilot, "down")
        assert cursor(pilot) == "2-02 text"


# Rating


async def test_an_action_is_rated_from_any_of_its_cells(run: Run, workbook: Path) -> None:
    """The rating is in the file before the next key, and the cursor stays."""
    ratings = {"r": "red", "a": "amber", "g": "green", "x": ""}
    async with run(sheet(workbook)) as pilot:
        for field, keys in (("text", "r"), ("when", "a"), ("who", "g"), ("rag", "xrag")):
            await go(pilot, "4-07", field)
            for key in keys:
                await press(pilot, key)
                assert action_in(workbook, "4-07")["rag"] == ratings[key]
                assert cursor(pilot) == f"4-07 {field}"


async def test_an_outcome_with_one_action_rates_it(run: Run, workbook: Path) -> None:
    """There is no doubt which one is meant."""
    async with run(sheet(workbook)) as pilot:
        await go(pilot, "1.C", "text")
        await press(pilot, "g")

        assert action_in(workbook, "1-03")["rag"] == "green"
        assert cursor(pilot) == "1.C text"


async def test_where_no_action_is_meant_nothing_is_rated(run: Run, workbook: Path) -> None:
    """An outcome of several actions, a table, the school, a signature."""
    before = workbook.read_bytes()
    cells = (("3.A", "text"), ("1-R01", "Details"), ("school", "name"), ("S1", "name"))
    async with run(sheet(workbook)) as pilot:
        for id, field in cells:
            pilot.app.clear_notifications()
            await go(pilot, id, field)
            await press(pilot, "r")
            assert "Put the cursor on an action" in toasts(pilot)
        assert workbook.read_bytes() == before


async def test_counts_follow_a_rating(run: Run, workbook: Path) -> None:
    """In the line at the top and in the outline."""
    async with run(sheet(workbook), (120, 40)) as pilot:
        assert "1 R  6 A  4 G  4 -" in screen_text(pilot.app)
        await go(pilot, "4-07", "rag")
        await press(pilot, "r")

        assert "2 R  6 A  4 G  3 -" in screen_text(pilot.app)
        assert "25 actions: 5 at risk of not achieving, 8 on track" in screen_text(pilot.app)
        assert "5 R At risk of not" in screen_text(pilot.app)


async def test_the_outline_marks_where_the_cursor_is(run: Run, workbook: Path) -> None:
    """A commitment, the sign-off, or nothing above the first."""
    async with run(sheet(workbook), (120, 40)) as pilot:
        for key, title in (
            ("1", "1  The Designated"),
            ("4", "4  Students"),
            ("5", "5  Signed and agreed by"),
        ):
            await press(pilot, key)
            assert f"▌ {title}" in screen_text(pilot.app)
        await press(pilot, "home")
        assert "▌" not in screen_text(pilot.app)


async def test_a_narrow_screen_has_no_outline(run: Run, workbook: Path) -> None:
    """Its room is the sheet's."""
    async with run(sheet(workbook)) as pilot:
        assert not pilot.app.screen.query_one(Outline).display
        assert sheet_of(pilot).sheet.size.width >= 79


async def test_ratings_are_words_without_colour(
    monkeypatch: pytest.MonkeyPatch, run: Run, workbook: Path
) -> None:
    """Letter and words for each, and the cursor is seen as reversed."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with run(sheet(workbook)) as pilot:
        frames = " ".join("\n".join(await pages(pilot)).split())
        for words in ("R At risk", "A On track", "G Completed", "- Not rated"):
            assert words in frames

        await go(pilot, "4-07", "rag")
        shown = sheet_of(pilot).sheet
        top, _ = shown.sheet_layout.box(shown.cursor) if shown.cursor else (0, None)
        line = shown.render_line(top - round(shown.scroll_offset.y))
        reversed_text = [s.text.strip() for s in line if s.style and s.style.reverse]
        assert reversed_text == ["- Not rated"]


# Moving


PLACES = (
    ("2", "2-01 text"),
    ("3", "3-01 text"),
    ("5", "S1 role"),
    ("4j", "4-02 text"),
    ("4k", "3-R02 text"),
    ("4h", "4.A text"),
    ("4hhhh", "4.A text"),
    ("4l", "4-01 when"),
    ("4llll", "4-01 rag"),
    ("n", "4-07 rag"),
    ("nn", "4-08 rag"),
    ("nnnnn", "4-07 rag"),
    ("N", "4-15 rag"),
    (".", "2-02 rag"),
    ("..", "3-02 rag"),
    (",", "4-09 rag"),
    (".,", "4-09 rag"),
)
"""Keys, pressed from the first action on, and where they lead."""


async def test_one_key_goes_there(run: Run, workbook: Path) -> None:
    """To a commitment, a signature, a neighbour, the next of a rating."""
    names = {".": "full_stop", ",": "comma"}
    async with run(sheet(workbook)) as pilot:
        assert cursor(pilot) == "1-01 text"
        for keys, at in PLACES:
            await go(pilot, "1-01", "text")
            await press(pilot, *(names.get(key, key) for key in keys))
            assert cursor(pilot) == at, keys


@both_sizes
async def test_page_keys_and_ends(size: tuple[int, int], run: Run, workbook: Path) -> None:
    """To the top, to the end, and a page at a time between them."""
    async with run(sheet(workbook), size) as pilot:
        await press(pilot, "end")
        assert cursor(pilot).startswith("S4")
        await press(pilot, "home")
        assert cursor(pilot).startswith("school")
        assert "4. Early Help Commitments Audit Tool" in screen_text(pilot.app)

        for key, end in (("pagedown", "S4"), ("pageup", "school")):
            passed = [cursor(pilot)]
            while not passed[-1].startswith(end):
                await press(pilot, key)
                passed.append(cursor(pilot))
                assert len(passed) < 40
            assert len(set(passed)) > 5


async def test_the_cursor_is_always_in_view(run: Run, workbook: Path) -> None:
    """Whatever moves it."""
    async with run(sheet(workbook)) as pilot:
        for key in [
            *["pagedown", "down", "right"] * 5,
            *["pageup", "left"] * 3,
            "n",
            "3",
            "full_stop",
            "5",
            "k",
        ]:
            await press(pilot, key)
            shown = sheet_of(pilot).sheet
            assert shown.cursor
            top, box = shown.sheet_layout.box(shown.cursor)
            offset = round(shown.scroll_offset.y)
            assert top < offset + shown.size.height, key
            assert top + box.height > offset, key


async def test_where_nothing_is_rated_so_a_key_says_it(run: Run, workbook: Path) -> None:
    """Rather than do nothing."""
    workbook.write_text(workbook.read_text().replace('rag = "red"', 'rag = "green"'))
    async with run(sheet(workbook)) as pilot:
        await press(pilot, "full_stop")
        assert cursor(pilot) == "1-01 text"
        assert "No action is at risk of not achieving." in toasts(pilot)


# Others at the same workbook


async def test_another_persons_change_appears_by_itself(run: Run, workbook: Path) -> None:
    """At its place, with a line that says whose it is, and the cursor stays."""
    async with run(sheet(workbook)) as pilot:
        await go(pilot, "4-07", "who")
        somebody_sets(workbook, "4-06", "when", "by Christmas at last")
        await until(pilot, lambda: "Christmas" in screen_text(pilot.app))

        assert cursor(pilot) == "4-07 who"
        assert "jpatel changed 4-06 By When" in screen_text(pilot.app)


@pytest.mark.parametrize("id", ["1-01", "4-06"])
async def test_a_longer_row_above_does_not_move_what_is_being_read(
    id: str, run: Run, workbook: Path
) -> None:
    """The line under the eye stays where it is on the screen."""
    async with run(sheet(workbook)) as pilot:
        await press(pilot, "4")
        await go(pilot, "4-08", "rag")

        def height() -> int:
            shown = sheet_of(pilot).sheet
            assert shown.cursor
            return shown.sheet_layout.box(shown.cursor)[0] - round(shown.scroll_offset.y)

        before = height()
        somebody_sets(workbook, id, "text", "a longer text " * 20)
        await watch(pilot)

        assert cursor(pilot) == "4-08 rag"
        assert height() == before


async def test_a_folder_that_was_put_back_from_a_copy_is_watched_again(
    run: Run, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system tells of the folder that was opened first, wherever that is now."""
    monkeypatch.setattr(watcher, "SELDOM", 0.1)
    async with run(sheet(workbook)) as pilot:
        folder = workbook.absolute().parent
        shutil.copytree(folder.rename(folder.with_name("away")), folder)
        somebody_sets(workbook, "1-01", "when", "by Christmas")
        await until(pilot, lambda: "by Christmas" in screen_text(pilot.app))


async def test_a_row_that_another_takes_out_leaves_the_cursor_near(
    run: Run, workbook: Path
) -> None:
    """On the row that stands there now."""

    def take_out(session: Session) -> list[Edit]:
        from eh_tui.model.core.edits import remove_row

        return [remove_row(session.workbook, Kind.ACTIONS, "4-07")]

    async with run(sheet(workbook)) as pilot:
        await go(pilot, "4-07", "rag")
        somebody(workbook, take_out)
        await watch(pilot)

        assert cursor(pilot).startswith("4-08")
        assert "jpatel took 4-07 out" in screen_text(pilot.app)


async def test_a_row_that_another_adds_appears(run: Run, workbook: Path) -> None:
    """And the cursor stays on its own row."""
    async with run(sheet(workbook)) as pilot:
        await go(pilot, "4-07", "rag")
        somebody(workbook, lambda s: [add_below(s.workbook, Kind.ACTIONS, "4-05")])
        await watch(pilot)

        assert cursor(pilot) == "4-07 rag"
        assert "jpatel added 4-16" in screen_text(pilot.app)


async def test_a_broken_file_stops_editing_until_it_is_mended(run: Run, workbook: Path) -> None:
    """Somebody left it half written in an editor: nothing is written over it."""
    whole = workbook.read_text()
    broken = whole.replace('who = "DW"\n', 'who = "DW\n', 1)
    line = broken[: broken.index('who = "DW\n')].count("\n") + 1
    async with run(sheet(workbook), (120, 40)) as pilot:
        await go(pilot, "1-02", "rag")
        workbook.write_text(broken)
        await watch(pilot)

        assert "FILE BROKEN" in screen_text(pilot.app)
        assert f"line {line}, column " in screen_text(pilot.app)
        assert "G Completed" in screen_text(pilot.app)

        await press(pilot, "r")
        assert workbook.read_text() == broken
        assert f"line {line}, column " in toasts(pilot)

        workbook.write_text(whole)
        await watch(pilot)
        assert "FILE BROKEN" not in screen_text(pilot.app)
        await press(pilot, "r")
        assert action_in(workbook, "1-02")["rag"] == "red"
        assert "Saved" in screen_text(pilot.app)


async def test_a_workbook_of_a_newer_program_can_only_be_read(run: Run, workbook: Path) -> None:
    """Else what this one does not know would be spoilt."""
    workbook.write_text(workbook.read_text().replace("schema = 1", "schema = 99", 1))
    before = workbook.read_bytes()
    async with run(sheet(workbook)) as pilot:
        assert "VIEW ONLY" in screen_text(pilot.app)
        assert "made by a newer eh-tui" in toasts(pilot)

        await go(pilot, "1-02", "rag")
        await press(pilot, "r", "d", "i")
        assert workbook.read_bytes() == before


# Text of all kinds


async def test_any_text_is_shown_as_typed_everywhere(run: Run, workbook: Path) -> None:
    """Brackets are words, control characters are symbols, and no screen stumbles."""
    fill(workbook, STRANGE)
    async with run(sheet(workbook)) as pilot:
        for key in ("home", "pagedown", "end", "4"):
            await press(pilot, key)
            assert all(sign in screen_text(pilot.app) for sign in SHOWN)
            assert "\x1b" not in screen_text(pilot.app)

        for keys in (
            ["w", "v", "v", "escape"],
            ["s", "j", "escape"],
            ["f", "up", "enter"],
            ["f", "f"],
            ["v", "j", "escape"],
            ["question_mark", "j", "escape"],
            ["enter", "escape"],
            ["h", "enter", "escape"],
            ["h", "h", "enter", "escape"],
            ["slash", "left_square_bracket", "enter"],
            ["home", "enter", "escape"],
            ["5", "enter", "escape", "l", "l", "enter", "escape"],
        ):
            for key in keys:
                await press(pilot, key)
                assert "\x1b" not in screen_text(pilot.app)
            assert pilot.app.screen is sheet_of(pilot)

        await press(pilot, "ctrl+p", "d")
        await press(pilot, "escape")
        await press(pilot, "o")
        assert "[DSL]" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert pilot.app.screen is sheet_of(pilot)


async def test_five_thousand_characters_in_every_field_are_only_long(
    run: Run, workbook: Path
) -> None:
    """Somebody pastes a whole policy."""
    fill(workbook, "[DSL] word 😀 שלום " * 300)
    before = workbook.read_bytes()
    async with run(sheet(workbook)) as pilot:
        for key in (
            *["4", "pagedown", "pageup", "down", "up", "n"],
            *["w", "right", "escape", "s", "escape", "f", "f", "v", "escape"],
            *["question_mark", "escape", "o", "escape", "enter", "escape", "end", "home"],
            *["ctrl+p", "escape"],
        ):
            await press(pilot, key)
        assert pilot.app.screen is sheet_of(pilot)
        assert workbook.read_bytes() == before

        await press(pilot, "4", "r")
        assert action_in(workbook, "4-01")["rag"] == "red"
        assert ratings_in(workbook).count("red") == 5
