"""What is to be taken out for good, while another window is in the middle of keeping a draft."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from eh_tui.files.beside import drafts_file as kept_drafts
from eh_tui.files.beside.drafts import Drafts
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


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("history", "redact", "FILE", "4-16"), "Still there: what was typed here and not saved."),
        (
            ("person", "FILE", "DW", "--erase"),
            "May still speak of them, not changed: what was typed here",
        ),
    ],
)
def test_a_draft_that_is_not_let_go_is_named(
    path: Path, said: Said, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], told: str
) -> None:
    """Who is told that it is gone asks no more."""
    monkeypatch.setattr(kept_drafts, "_PATIENCE_FOR_GOOD", 0.0)
    monkeypatch.setenv("XDG_STATE_HOME", str(path.parent / "state"))
    said("add", path, "4.B", "--text", "Dana Whitfield asks")
    drafts = Drafts(path)
    drafts.keep(TYPED, "Dana Whitfield wan")
    drafts.save()
    said("remove", path, "4-16")
    words = [path if word == "FILE" else word for word in command]
    with held_up(drafts.path.parent):
        printed = said(*words, code=1)
    assert told in printed
    assert (
        "another program is in the middle of saving there; wait for it, and look again" in printed
    )
    assert Drafts(path).texts == {TYPED: "Dana Whitfield wan"}
    assert "With it went what was typed" not in printed
