"""Another version of an audit's form: shown before it is taken, and one step to undo."""

from pathlib import Path

import pytest

from eh_tui.files.folder.peek import peek
from eh_tui.files.system.paths import form_file
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.locking import lock
from eh_tui.session import Session
from eh_tui.ui.sheet.screen import SheetScreen
from eh_tui.ui.upgrade.screen import UpgradeScreen
from tests.support.frames import screen_text
from tests.support.sheets import toasts, until
from tests.ui.conftest import Run, both_sizes

NAME = "standards-self-assessment"


@pytest.fixture
def audit(tmp_path: Path) -> Path:
    """Return a filled audit in a folder of its own."""
    folder = tmp_path / "audits"
    folder.mkdir()
    path = folder / "audit.toml"
    path.write_bytes(form_file(f"example-{NAME}").read_bytes())
    return path


@pytest.fixture
def newer(audit: Path) -> Path:
    """Return the form's next version beside it: a requirement reworded, a section gone."""
    text = form_file(NAME).read_text().replace('version = "2026"', 'version = "2027"')
    text = text.replace("Early help has time and money", "There is time and money")
    path = audit.with_name("next.toml")
    path.write_text(text)
    return path


@both_sizes
async def test_what_it_changes_is_shown_and_then_taken(
    size: tuple[int, int], run: Run, audit: Path, newer: Path
) -> None:
    """Nothing is changed before Enter; undo on the sheet takes all of it back, to the byte."""
    before = audit.read_bytes()
    async with run(SheetScreen(Session(audit)), size) as pilot:
        await pilot.press("V")
        assert "version 2027" in screen_text(pilot.app)
        await pilot.press("1")
        shown = screen_text(pilot.app)
        assert isinstance(pilot.app.screen, UpgradeScreen)
        assert "version 2026 → 2027" in shown.splitlines()[0]
        assert "Worded otherwise: 1" in shown
        assert "Goes on as it is" in shown
        assert "There is time and money" in shown
        assert audit.read_bytes() == before
        await pilot.press("enter")
        assert peek(audit).workbook.form.version == "2027"
        assert "Undo takes all of it back" in toasts(pilot)
        await until(pilot, lambda: isinstance(pilot.app.screen, SheetScreen))
        await pilot.press("u")
        assert audit.read_bytes() == before


async def test_two_versions_of_one_title_are_told_apart_by_their_files(
    run: Run, audit: Path, newer: Path
) -> None:
    """A lead who has mended a form has both in the folder."""
    newer.with_name("mended.toml").write_bytes(newer.read_bytes())
    async with run(SheetScreen(Session(audit))) as pilot:
        await pilot.press("V")
        shown = " ".join(screen_text(pilot.app).split())
        assert "(next.toml)" in shown
        assert "(mended.toml)" in shown


async def test_leaving_it_changes_nothing(run: Run, audit: Path, newer: Path) -> None:
    """Escape is an answer too."""
    before = audit.read_bytes()
    async with run(SheetScreen(Session(audit))) as pilot:
        await pilot.press("V", "1", "escape")
        assert isinstance(pilot.app.screen, SheetScreen)
        assert audit.read_bytes() == before


async def test_a_version_elsewhere_is_named_by_its_file(
    run: Run, audit: Path, newer: Path, tmp_path: Path
) -> None:
    """Where none is at hand the file is asked for; one of another form is refused in a sentence."""
    away = tmp_path / "sent.toml"
    newer.rename(away)
    async with run(SheetScreen(Session(audit))) as pilot:
        await pilot.press("V", *str(form_file("development-plan")), "enter")
        assert "another form" in toasts(pilot)
        await pilot.press("V", *str(away), "enter")
        assert isinstance(pilot.app.screen, UpgradeScreen)


async def test_what_somebody_changes_meanwhile_is_kept(run: Run, audit: Path, newer: Path) -> None:
    """The version is worked out anew for the audit as it is when it is taken."""
    async with run(SheetScreen(Session(audit))) as pilot:
        await pilot.press("V", "1")
        other = Session(audit)
        row = other.workbook.actions[0]

        other.apply("who", set_field(other.workbook, Kind.ACTIONS, row.id, "who", "Alex Example"))
        await pilot.press("enter")
        after = peek(audit).workbook
        assert after.form.version == "2027"
        assert next(each for each in after.actions if each.id == row.id).who == "Alex Example"


async def test_a_closed_audit_is_not_moved(run: Run, audit: Path, newer: Path) -> None:
    """It can be looked at, and one sentence says why it can't be taken."""
    session = Session(audit)
    session.apply("locked", lock(session.workbook, "Closed in July."))
    before = audit.read_bytes()
    async with run(SheetScreen(session)) as pilot:
        await pilot.press("V", "1", "enter")
        assert "Closed in July." in toasts(pilot)
        assert audit.read_bytes() == before
