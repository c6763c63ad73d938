"""What is to be taken out for good, while another window is in the middle of keeping a draft."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from eh_tui.files.beside import drafts_file as kept_drafts
from eh_tui.files.beside.drafts import Drafts
from eh_tui.files.store.journal import history_of
from tests.e2e.conftest import Said

fcntl = pytest.importorskip("fcntl")
TYPED = ("4-16", "note")


@contextmanager
def held_up(folder: Path) -> Iterator[None]:
    """Keep others out of a folder of drafts, as a window does that a disk lets wait."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@pytest.fixture
def drafts(path: Path, said: Said, monkeypatch: pytest.MonkeyPatch) -> Drafts:
    """Return the drafts of a workbook: one names somebody, at a row that was removed."""
    monkeypatch.setattr(kept_drafts, "_PATIENCE_FOR_GOOD", 0.0)
    monkeypatch.setenv("XDG_STATE_HOME", str(path.parent / "state"))
    said("add", path, "4.B", "--text", "Dana Whitfield asks")
    drafts = Drafts(path)
    drafts.keep(TYPED, "Dana Whitfield wan, or DW")
    drafts.save()
    said("remove", path, "4-16")
    return drafts


def test_a_row_is_taken_out_whose_draft_stays_and_is_named(
    path: Path, said: Said, drafts: Drafts
) -> None:
    """Who is told that it is gone asks no more; asked once more, it goes."""
    with held_up(drafts.path.parent):
        printed = said("history", "redact", path, "4-16", code=1)
    assert "Still there: what was typed here and not saved, which can't be changed now" in printed
    assert "wait for it, and look again. Run this once more then." in printed
    assert "With it went what was typed" not in printed
    assert Drafts(path).texts == {TYPED: "Dana Whitfield wan, or DW"}
    assert "With it went what was typed here and not saved." in said(
        "history", "redact", path, "4-16"
    )
    assert Drafts(path).texts == {}


def test_a_draft_goes_also_where_the_history_has_forgotten_its_row(
    path: Path, said: Said, refused: Said, drafts: Drafts
) -> None:
    """It was put together with all that is older before anybody could ask once more."""
    with held_up(drafts.path.parent):
        said("history", "redact", path, "4-16", code=1)
    said("mark", path, "today")
    said("history", "compact", path, "--before", "2100-01-01")
    assert "With it went what was typed here and not saved." in said(
        "history", "redact", path, "4-16"
    )
    assert Drafts(path).texts == {}
    assert "holds nothing of '4-16'" in refused("history", "redact", path, "4-16")


@pytest.mark.parametrize("name", ["DW", "Dana Whitfield", "P1"])
def test_nobody_is_half_taken_out_while_a_draft_names_them(
    path: Path, said: Said, refused: Said, drafts: Drafts, name: str
) -> None:
    """By the same name it must find them once more, and all that they are called."""
    history = history_of(path)
    before = path.read_bytes(), history.read_bytes()
    with held_up(drafts.path.parent):
        sentence = refused("person", path, name, "--erase")
    assert "Nothing was taken out of" in sentence
    assert "what was typed here and not saved names them" in sentence
    assert "wait for it, and look again. Run this once more then." in sentence
    assert (path.read_bytes(), history.read_bytes()) == before
    assert Drafts(path).texts == {TYPED: "Dana Whitfield wan, or DW"}
    printed = said("person", path, name, "--erase", code=1)
    assert "P1 is taken out of" in printed
    assert ", 1 typed and not saved or noted privately." in printed
    said_now = "Family Support Worker wan, or Family Support Worker"
    assert Drafts(path).texts == {TYPED: said_now}


def test_who_may_not_change_a_workbook_changes_no_draft_either(
    path: Path, said: Said, refused: Said, drafts: Drafts
) -> None:
    """A locked one names them still, and so does what was typed on it."""
    said("lock", path, "--because", "closed")
    assert "is locked" in refused("person", path, "DW", "--erase")
    assert Drafts(path).texts == {TYPED: "Dana Whitfield wan, or DW"}
