"""A sync tool's copy beside the workbook: offered once, merged field by field."""

from pathlib import Path

import pytest

from eh_tui.model.core.edits import remove_row, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.session import Session
from eh_tui.ui.dialogs.choice import ChoiceDialog
from eh_tui.ui.sheet.screen import SheetScreen
from tests.support.frames import screen_text
from tests.ui.conftest import Run, action_in


def put(session: Session, id: str, field: str, new: str) -> None:
    """Make one step: a new value for a field of an action."""
    edit = set_field(session.workbook, Kind.ACTIONS, id, field, new)
    session.apply(f"{id} {field}", edit)


@pytest.fixture
def session(workbook: Path) -> Session:
    """Return a session whose workbook was copied and then changed, here and in the copy."""
    session = Session(workbook, "jpatel")
    put(session, "1-01", "note", "before the two went apart")
    copy = workbook.with_name(f"{workbook.stem} (1).toml")
    was = action_in(workbook, "4-07")["when"]
    text = workbook.read_text()
    at = text.index('id = "4-07"')
    copy.write_text(text[:at] + text[at:].replace(f'when = "{was}"', 'when = "from the copy"', 1))
    return session


def copy_of(session: Session) -> Path:
    """Return where the copy is."""
    return session.path.with_name(f"{session.path.stem} (1).toml")


async def test_a_copy_is_merged_on_demand(run: Run, session: Session) -> None:
    """What changed in it is then in the workbook, as a step that undo takes back."""
    before = action_in(session.path, "4-07")["when"]

    async with run(SheetScreen(session)) as pilot:
        assert "A sync tool left a copy: example-primary (1).toml." in screen_text(pilot.app)
        await pilot.press("m")
        await pilot.pause()
        assert isinstance(pilot.app.screen, SheetScreen)
        assert action_in(session.path, "4-07")["when"] == "from the copy"
        assert "1 change came in from example-primary (1).toml." in screen_text(pilot.app)
        assert not copy_of(session).exists()

        await pilot.press("u")
        await pilot.pause()
        assert action_in(session.path, "4-07")["when"] == before


@pytest.mark.parametrize("key", ["l", "escape"])
async def test_a_copy_can_be_left(key: str, run: Run, session: Session) -> None:
    """It is offered again next time."""
    before = session.path.read_bytes()

    async with run(SheetScreen(session)) as pilot:
        await pilot.press(key)
        await pilot.pause()

        assert isinstance(pilot.app.screen, SheetScreen)
        assert session.path.read_bytes() == before
        assert copy_of(session).exists()


@pytest.mark.parametrize(
    ("key", "who"), [("k", "from here"), ("c", "from there"), ("escape", "from here")]
)
async def test_what_both_changed_is_settled_by_a_person(
    key: str, who: str, run: Run, session: Session
) -> None:
    """Both texts are shown, and neither overwrites the other by itself."""
    text = copy_of(session).read_text()
    at = text.index('id = "1-03"')
    was = f'who = "{action_in(session.path, "1-03")["who"]}"'
    copy_of(session).write_text(text[:at] + text[at:].replace(was, 'who = "from there"', 1))
    put(session, "1-03", "who", "from here")

    async with run(SheetScreen(session)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ChoiceDialog)
        text = screen_text(pilot.app)
        assert "1-03 Who differs here (jpatel, " in text
        assert "and in example-primary (1).toml, " in text
        assert "Here:    from here" in text
        assert "Copy:    from there" in text
        await pilot.press(key)
        await pilot.pause()

        assert isinstance(pilot.app.screen, SheetScreen)
        assert action_in(session.path, "1-03")["who"] == who
        assert action_in(session.path, "4-07")["when"] == "from the copy"


async def test_a_row_taken_out_here_and_changed_in_the_copy_is_asked_about(
    run: Run, session: Session
) -> None:
    """Its new text is not lost."""
    edits = [
        set_field(session.workbook, Kind.ACTIONS, id, "note", "here") for id in ("1-02", "2-01")
    ]
    session.apply("tidied up", *edits, remove_row(session.workbook, Kind.ACTIONS, "4-07"))

    async with run(SheetScreen(session)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        assert "4-07 was taken out here" in screen_text(pilot.app)
        await pilot.press("b")
        await pilot.pause()

        assert action_in(session.path, "4-07")["when"] == "from the copy"


async def test_a_copy_that_was_moved_away_meanwhile_is_told(run: Run, session: Session) -> None:
    """The sync tool may be faster."""
    async with run(SheetScreen(session)) as pilot:
        copy_of(session).unlink()
        await pilot.press("m")
        await pilot.pause()

        assert isinstance(pilot.app.screen, SheetScreen)
        assert "is missing" in screen_text(pilot.app)


async def test_where_nobody_knows_what_it_was_copied_from_it_says_so(
    run: Run, workbook: Path
) -> None:
    """Without a history every difference is asked, and nothing is taken over by itself."""
    was = action_in(workbook, "4-07")["when"]
    text = workbook.read_text()
    at = text.index('id = "4-07"')
    copy = workbook.with_name(f"{workbook.stem}-Jane-PC.toml")
    copy.write_text(text[:at] + text[at:].replace(f'when = "{was}"', 'when = "from the copy"', 1))

    async with run(SheetScreen(Session(workbook, "jpatel"))) as pilot:
        await pilot.press("m")
        await pilot.pause()
        dialog = pilot.app.screen
        assert isinstance(dialog, ChoiceDialog)
        assert "; the history does not tell what it was copied from" in dialog.heading
        assert f"Here:    {was}" in screen_text(pilot.app)
        assert "Copy:    from the copy" in screen_text(pilot.app)
        assert action_in(workbook, "4-07")["when"] == was
        await pilot.press("c")
        await pilot.pause()
        assert action_in(workbook, "4-07")["when"] == "from the copy"
