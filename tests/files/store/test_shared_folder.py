"""A folder that several people share: whoever could write the old file can write the new one."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from eh_tui.errors import NotFound, Unreadable
from eh_tui.files.beside.next_year import begin_next_year
from eh_tui.files.folder.peek import peek
from eh_tui.files.store.journal import history_of
from eh_tui.files.store.new_workbook import create
from eh_tui.files.store.store import Store
from eh_tui.files.system.paths import form_file
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from tests.support.forms import example_file


@pytest.fixture(autouse=True)
def _cautious() -> Iterator[None]:
    """Give new files to their owner alone, as many systems do."""
    mask = os.umask(0o077)
    yield
    os.umask(mask)


@pytest.fixture
def server() -> Iterator[Path]:
    """Return a folder that all users can enter; pytest closes its own at each start."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture
def folder(server: Path) -> Path:
    """Return a folder that belongs to its group: whatever is made there is the group's."""
    folder = server / "shared"
    folder.mkdir()
    folder.chmod(0o2770)
    return folder


def mode(path: Path) -> int:
    """Return who may do what with a file."""
    return stat.S_IMODE(path.stat().st_mode)


def change(store: Store) -> None:
    """Make a change, so that there is a history."""
    store.commit([set_field(store.workbook, Kind.ACTIONS, "1-01", "who", "NK")])


def test_a_file_made_in_a_groups_folder_is_the_groups(folder: Path) -> None:
    """Its history too; the umask is for folders of one's own."""
    path = folder / "school.toml"
    store = create(path, form_file(), "Oakfield")
    change(store)
    assert [mode(path), mode(history_of(path))] == [0o660, 0o660]


@pytest.mark.parametrize("is_setgid", [True, False])
def test_a_file_made_in_ones_own_folder_follows_the_umask(tmp_path: Path, is_setgid: bool) -> None:
    """A folder that its group may not write is nobody else's, whatever group it has."""
    folder = tmp_path / "own"
    folder.mkdir()
    folder.chmod(0o2750 if is_setgid else 0o770)
    store = create(folder / "school.toml", form_file(), "Oakfield")
    change(store)
    assert [mode(store.path), mode(history_of(store.path))] == [0o600, 0o600]


@pytest.mark.parametrize("last_mode", [0o664, 0o660, 0o640])
def test_a_new_years_file_is_theirs_who_had_last_years(tmp_path: Path, last_mode: int) -> None:
    """Also in a folder of another kind."""
    last = tmp_path / "last.toml"
    shutil.copyfile(example_file(), last)
    last.chmod(last_mode)
    new = begin_next_year(tmp_path / "next.toml", peek(last), year="2026-27", clear=())
    change(new)
    assert [mode(new.path), mode(history_of(new.path))] == [last_mode, last_mode]


def test_a_history_that_one_may_not_read_keeps_nobody_from_reading(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what needs the history is refused."""
    path = folder / "school.toml"
    shutil.copyfile(example_file(), path)
    change(Store(path))
    opened = os.open

    def refusing(name: str | Path, *arguments: int) -> int:
        if str(name).endswith(".history.jsonl"):
            raise PermissionError(13, "Permission denied")
        return opened(name, *arguments)

    monkeypatch.setattr(os, "open", refusing)
    looked = peek(path)
    assert looked.workbook.actions[0].who == "NK"
    with pytest.raises(Unreadable, match="it is for fewer people than"):
        _ = looked.records_to_now
    with pytest.raises(NotFound, match="missing"):
        peek(path.with_name("other.toml"))
