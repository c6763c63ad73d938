"""The invented partnership holds what its users rely on: every fault, and the same each time."""

from pathlib import Path

import pytest

from eh_tui.errors import BrokenFile
from eh_tui.files.toml.text import WorkbookText
from tests.partnership.folder import FEWEST_FOR_ALL, SCHOOLS, make_partnership
from tests.partnership.returns import FAULTS


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a partnership in which every fault is."""
    made = tmp_path_factory.mktemp("partnership") / "round"
    ways = make_partnership(made)
    assert set(ways) == {way.__name__ for way in FAULTS} | {"good"}
    return made


def test_the_same_seed_gives_the_same_files(folder: Path, tmp_path: Path) -> None:
    """A figure or a picture of it can be made again."""
    make_partnership(tmp_path / "round", 12)
    some = [path for path in (tmp_path / "round" / "returns").rglob("*") if path.is_file()]
    assert some
    for path in some:
        same = folder / path.relative_to(tmp_path / "round")
        assert path.read_bytes() == same.read_bytes()
        assert path.stat().st_mtime == same.stat().st_mtime


def test_another_seed_gives_other_answers(folder: Path, tmp_path: Path) -> None:
    """Two rounds must differ for a change between them to be seen."""
    make_partnership(tmp_path / "round", 1, seed=2)
    (one,) = (tmp_path / "round" / "returns").iterdir()
    assert one.read_bytes() != (folder / "returns" / one.name).read_bytes()


def test_what_should_be_read_is_read_and_what_is_broken_is_not(folder: Path) -> None:
    """A generator whose good files were broken would prove nothing."""
    refused = []
    for path in sorted((folder / "returns").rglob("*.toml")):
        try:
            held = WorkbookText.parse(path.read_bytes()).workbook
        except BrokenFile:
            refused.append(path.name)
        else:
            assert held.is_form or not path.stat().st_size
    assert len(refused) == 1
    listed = (folder / SCHOOLS).read_text(encoding="utf-8").splitlines()
    assert len(listed) == FEWEST_FOR_ALL + 1
