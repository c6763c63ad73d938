"""Many files are read in steps, by two processes or one: the same rows, whatever happens."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eh_tui.files.partnership import steps
from eh_tui.files.partnership.folder import blank_form
from eh_tui.files.partnership.round_file import read_round
from eh_tui.files.partnership.scan import files_in
from eh_tui.files.partnership.steps import read_in_steps, read_step
from eh_tui.model.core.workbook import Workbook
from tests.support.round_folder import SCHOOLS, new_round, put

TODAY = date(2026, 11, 28)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a round's folder with some files, one of them broken."""
    new_round(tmp_path / "round")
    for at in range(5):
        put(tmp_path / "round" / f"{at}.toml", SCHOOLS[at % 3].name)
    (tmp_path / "round" / "5.toml").write_text("x = [", encoding="utf-8")
    return tmp_path / "round"


def rows(folder: Path) -> list[Any]:
    """Return the rows of a folder's files, in the order in which they are told."""
    blank: Workbook = blank_form(read_round(folder))
    read = read_in_steps(list(files_in(folder)), blank, TODAY)
    return [row for step in read for _, row, _, _ in step]


def test_two_processes_tell_the_same_in_the_same_order(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Broken files too; whoever reads by one core gets nothing else."""
    alone = rows(folder)
    assert [row.file for row in alone] == [f"{at}.toml" for at in range(6)]
    monkeypatch.setattr(steps, "_ENOUGH", 1)
    monkeypatch.setattr(steps, "_STEP", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert rows(folder) == alone


@pytest.mark.parametrize("error", [OSError, EOFError])
def test_where_the_second_process_ends_the_rest_is_read_here(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    """A machine short of memory reads more slowly, and loses no school."""
    alone = rows(folder)

    def ends_early(
        parts: Sequence[Any], blank: Workbook, today: date, *, asking: bool
    ) -> Iterator[Any]:
        yield read_step(parts[0], blank, today, asking=asking)
        raise error

    monkeypatch.setattr(steps, "_ENOUGH", 1)
    monkeypatch.setattr(steps, "_STEP", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr(steps, "_by_two", ends_early)
    assert rows(folder) == alone
