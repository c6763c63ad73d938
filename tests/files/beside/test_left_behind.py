"""A workbook that got another name without its history: the one to be renamed is named."""

import shutil
from pathlib import Path

import pytest

from eh_tui.files.beside.left_behind import history_left_behind
from eh_tui.files.store.identity import with_identity
from eh_tui.files.store.journal import history_of
from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from tests.support.forms import example_file


def change(path: Path, text: str = "the hall") -> None:
    """Change a workbook through eh-tui, so that it has a history."""
    store = Store(path)
    store.commit([set_field(store.workbook, Kind.ACTIONS, "1-01", "when", text)])


def edited(path: Path, old: str, new: str) -> None:
    """Change a workbook's file without eh-tui."""
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.fixture
def text() -> str:
    """Return a workbook as somebody wrote it by hand, without an id of its own."""
    return example_file().read_text(encoding="utf-8")


@pytest.fixture
def path(tmp_path: Path, text: str) -> Path:
    """Return a workbook with an id and a history."""
    path = tmp_path / "oak.toml"
    path.write_text(with_identity(text), encoding="utf-8")
    change(path)
    return path


def test_the_history_that_leads_to_the_file_is_its_own(path: Path) -> None:
    """One sentence says what happened, which file to rename, and to what."""
    renamed = path.rename(path.with_name("elm.toml"))
    assert history_left_behind(renamed) == (
        "elm.toml was given another name and its history was not: rename oak.history.jsonl, which "
        "lies beside it, to elm.history.jsonl before anything is changed, and all of it is there "
        "again."
    )
    history_of(path).rename(history_of(renamed))
    assert history_left_behind(renamed) == ""
    assert len(Store(renamed).records) == 2


def test_a_history_is_known_by_its_id_where_the_file_was_changed_since(path: Path) -> None:
    """Whoever renames a file in an editor may have changed it there as well."""
    renamed = path.rename(path.with_name("elm.toml"))
    edited(renamed, "the hall", "the library")
    assert "rename oak.history.jsonl, which lies beside it" in history_left_behind(renamed)


def test_what_is_not_sure_is_said_to_be_so(tmp_path: Path, text: str) -> None:
    """A file without an id, of the same school and year, was changed since."""
    path = tmp_path / "oak.toml"
    path.write_text(text, encoding="utf-8")
    change(path)
    renamed = path.rename(path.with_name("elm.toml"))
    edited(renamed, "the hall", "the library")
    assert history_left_behind(renamed) == (
        "elm.toml has no history, and oak.history.jsonl beside it has no workbook: it may be this "
        "one's, from before a change of name. If it is, rename it to elm.history.jsonl before "
        "anything is changed."
    )


def test_of_several_none_is_chosen(path: Path) -> None:
    """A copy that was changed and taken away left a history that has the same id."""
    copy = Path(shutil.copy(path, path.with_name("copy.toml")))
    change(copy, "the gym")
    copy.unlink()
    renamed = path.rename(path.with_name("elm.toml"))
    assert "rename oak.history.jsonl, which" in history_left_behind(renamed)  # leads to the file
    edited(renamed, "the hall", "the library")
    assert history_left_behind(renamed) == (
        "elm.toml has no history, and histories without a workbook lie beside it: "
        "copy.history.jsonl, oak.history.jsonl. If one of them is its own, rename that to "
        "elm.history.jsonl before anything is changed."
    )


@pytest.mark.parametrize("others", ["another id", "another school", "its workbook is there", "own"])
def test_another_workbooks_history_is_not_offered(path: Path, text: str, others: str) -> None:
    """Nobody is to be led to put a stranger's history beside their workbook."""
    elm = path.with_name("elm.toml")
    match others:
        case "another id":
            elm.write_text(with_identity(text), encoding="utf-8")
            path.unlink()
        case "another school":
            school = Store(path).workbook.school.name
            elm.write_text(text.replace(school, "Elm Primary"), encoding="utf-8")
            path.unlink()
        case "its workbook is there":
            shutil.copy(path, elm)
        case _:
            path.rename(elm)
            change(elm, "the gym")
    assert history_left_behind(elm) == ""


def test_the_signatures_of_a_histories_lines_go_with_it(path: Path) -> None:
    """They are found by its name."""
    path.with_name("oak.history.ann.signed").touch()
    renamed = path.rename(path.with_name("elm.toml"))
    sentence = history_left_behind(renamed)
    assert "to elm.history.jsonl, and oak.history.ann.signed likewise, before" in sentence
