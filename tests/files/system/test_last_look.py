"""What somebody saves while it is being written anew here is not replaced."""

from collections.abc import Callable
from pathlib import Path

import pytest

from eh_tui.errors import NotSaved
from eh_tui.files.merge import git
from eh_tui.files.store.journal import history_of
from eh_tui.files.store.restore import restore
from eh_tui.files.store.store import Store
from eh_tui.files.system import durable
from eh_tui.files.system.paths import settings_file
from eh_tui.files.system.settings import save_theme
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from tests.support.forms import example_file

THEIRS = "# written by somebody else at this moment\n"


def emptied(folder: Path) -> tuple[Path, Callable[[], object]]:
    """Return a workbook's file that somebody emptied, and what brings its text back."""
    path = folder / "school.toml"
    path.write_bytes(example_file().read_bytes())
    store = Store(path)
    store.commit([set_field(store.workbook, Kind.ACTIONS, "4-07", "when", "termly")])
    assert history_of(path).exists()
    path.write_bytes(b"")
    return path, lambda: restore(path)


def settings(folder: Path) -> tuple[Path, Callable[[], object]]:
    """Return the settings, and what keeps a theme in them."""
    assert settings_file().is_relative_to(folder)
    settings_file().parent.mkdir()
    return settings_file(), lambda: save_theme("light")


def attributes(folder: Path) -> tuple[Path, Callable[[], object]]:
    """Return what git is told of files, and what tells it of workbooks."""
    git._run(folder, "init", "-q")
    return folder / ".gitattributes", lambda: git.install(folder, ("true",))


@pytest.mark.parametrize("made", [emptied, settings, attributes])
@pytest.mark.parametrize("before", ["", "\n"])
def test_what_came_at_the_last_moment_stays(
    made: Callable[[Path], tuple[Path, Callable[[], object]]],
    before: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is said, and doing it again takes it into account."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path, write = made(tmp_path)
    path.write_text(before)
    really = durable.stage

    def slowly(*arguments: object) -> durable.Staged:
        staged = really(*arguments)  # type: ignore[arg-type]  # as they come
        path.write_text(THEIRS)
        return staged

    with monkeypatch.context() as late:
        late.setattr(durable, "stage", slowly)
        with pytest.raises(NotSaved, match="somebody has saved it meanwhile"):
            write()
    assert path.read_text() == THEIRS
    path.write_text(before)
    write()
    assert path.read_text().strip()
