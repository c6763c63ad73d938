"""The list of workbooks: opening one, making one, and what goes wrong."""

import os
import tomllib
from pathlib import Path

from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input

from eh_tui.files.system.paths import form_file
from eh_tui.ui.shelf.screen import ShelfScreen
from tests.support.frames import screen_text
from tests.support.sheets import paste
from tests.ui.conftest import Run, both_sizes

FOLDER = Path("workbooks")


def break_one() -> None:
    """Put a file on the shelf that can't be read."""
    broken = FOLDER / "copy of audit.toml"
    broken.write_text('title = "[DSL] never closed\n')
    os.utime(broken, (1_788_900_000, 1_788_900_000))


@both_sizes
async def test_the_shelf_shows_each_workbook_with_its_counts(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """The last changed is first; a broken one says why."""
    break_one()
    async with run(ShelfScreen(FOLDER), size) as pilot:
        assert screen_text(pilot.app) == snapshot


@both_sizes
async def test_an_empty_shelf_says_what_to_do(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """It is what a new user sees first."""
    workbook.unlink()
    async with run(ShelfScreen(FOLDER), size) as pilot:
        assert screen_text(pilot.app) == snapshot


@both_sizes
async def test_the_dialog_for_a_new_workbook(
    size: tuple[int, int], run: Run, workbook: Path, snapshot: SnapshotAssertion
) -> None:
    """The file's name is proposed from the school's."""
    async with run(ShelfScreen(FOLDER), size) as pilot:
        await pilot.press("n", "enter")
        await paste(pilot, "St Mary’s C.E. Primary")

        assert screen_text(pilot.app) == snapshot


async def test_enter_opens_the_workbook(run: Run, workbook: Path) -> None:
    """The sheet takes the place of the list."""
    async with run(ShelfScreen(FOLDER)) as pilot:
        await pilot.press("enter")
        await pilot.pause()

        assert getattr(pilot.app.screen, "session", None) is not None


async def test_a_broken_workbook_stays_closed(run: Run, workbook: Path) -> None:
    """Its reason is said again, with the line to look at."""
    break_one()
    async with run(ShelfScreen(FOLDER)) as pilot:
        await pilot.press("j", "enter")
        await pilot.pause()

        assert isinstance(pilot.app.screen, ShelfScreen)


async def test_a_new_workbook_is_made_and_opened(run: Run, workbook: Path) -> None:
    """From the form, with the school's name in it and nothing rated."""
    async with run(ShelfScreen(FOLDER)) as pilot:
        await pilot.press("n", "enter", *"Hill Top", "enter", "enter")
        await pilot.pause()

        made = tomllib.loads((FOLDER / "hill-top.toml").read_text())
        assert made["school"]["name"] == "Hill Top"
        assert len(made["actions"]) == 25
        assert getattr(pilot.app.screen, "session", None) is not None


async def test_an_existing_workbook_is_never_replaced(run: Run, workbook: Path) -> None:
    """The dialog says so and keeps what was typed."""
    before = workbook.read_bytes()
    async with run(ShelfScreen(FOLDER)) as pilot:
        await pilot.press("n", "enter", *"Example Primary", "enter", "enter")
        await pilot.pause()

        assert workbook.read_bytes() == before
        assert "exists already" in screen_text(pilot.app)
        assert pilot.app.screen.query_one("#school", Input).value == "Example Primary"


async def test_a_file_name_may_not_leave_the_folder(run: Run, workbook: Path) -> None:
    """A slash would put the school's data where nobody looks for it."""
    async with run(ShelfScreen(FOLDER)) as pilot:
        await pilot.press("n", "enter", *"X", "enter")
        pilot.app.screen.query_one("#file", Input).value = "../x"
        await pilot.press("enter")
        await pilot.pause()

        assert "no / in it" in screen_text(pilot.app)
        assert not Path("x.toml").exists()


async def test_a_school_without_a_name_is_asked_for_it(run: Run, workbook: Path) -> None:
    """Its name is on every page that the partnership lead gets."""
    async with run(ShelfScreen(FOLDER)) as pilot:
        await pilot.press("n", "enter", "enter")
        await pilot.pause()

        assert "Type the school's name first." in screen_text(pilot.app)


async def test_a_paste_of_lines_is_kept_whole(run: Run, workbook: Path) -> None:
    """Textual's own field keeps the first line only; a letterhead has three."""
    async with run(ShelfScreen(FOLDER)) as pilot:
        await pilot.press("n", "enter")
        await paste(pilot, "Hill Top\r\nPrimary School\n\x1b[31mLeeds\n")

        typed = pilot.app.screen.query_one("#school", Input).value
        assert typed == "Hill Top Primary School ␛[31mLeeds"


async def test_a_chosen_file_name_is_not_proposed_over(run: Run, workbook: Path) -> None:
    """Going back to mend the school's name must not undo it."""
    async with run(ShelfScreen(FOLDER)) as pilot:
        await pilot.press("n", "enter", *"Hill", "tab", "home", *"my-", "shift+tab", "end", *" Top")
        await pilot.pause()

        assert pilot.app.screen.query_one("#file", Input).value == "my-hill.toml"


async def test_escape_goes_back_only_where_there_is_a_workbook_to_go_back_to(
    run: Run, workbook: Path
) -> None:
    """Otherwise the screen would be empty."""
    async with run(ShelfScreen(FOLDER)) as pilot:
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ShelfScreen)

    async with run(ShelfScreen(FOLDER, can_leave=True)) as pilot:
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, ShelfScreen)


async def test_a_workbook_is_begun_from_any_form(run: Run, workbook: Path) -> None:
    """Those that are shipped are offered, and a blank one that lies in the folder."""
    own = FOLDER / "our-own.toml"
    own.write_text(form_file("development-plan").read_text().replace("School dev", "Our own dev"))
    async with run(ShelfScreen(FOLDER)) as pilot:
        await pilot.press("n")
        assert "Our own development plan" in screen_text(pilot.app)
        await pilot.press("down", "enter", *"Hill Top", "enter", "enter")
        await pilot.pause()

    made = tomllib.loads((FOLDER / "hill-top.toml").read_text())
    assert made["school"]["name"] == "Hill Top"
    assert made["form"] == "development-plan"


async def test_a_new_workbook_takes_number_phase_and_locality(run: Run, workbook: Path) -> None:
    """By them its partnership knows the school, whatever the return is called."""
    async with run(ShelfScreen(FOLDER)) as pilot:
        await pilot.press("n", "enter")
        await paste(pilot, "Oak Primary")
        await pilot.press("down")
        for text in ("123456", "Primary", "North"):
            await pilot.press("down")
            await paste(pilot, text)
        await pilot.press("enter")
        await pilot.pause()

        school = tomllib.loads((FOLDER / "oak-primary.toml").read_text())["school"]
        assert (school["number"], school["phase"], school["locality"]) == (
            *("123456", "Primary", "North"),
        )
