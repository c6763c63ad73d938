"""Evidence by plain commands: added, told, changed and taken out like any other row."""

from pathlib import Path

import pytest

from eh_tui.cli import main
from eh_tui.files.store.store import Store


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path, code: int = 0) -> str:
    """Return what a command says that must end with a code."""
    ended = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    assert ended == code, err
    return out or err


def test_it_is_added_told_changed_and_taken_out(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the number that adding it prints, and undo brings it back."""
    assert run(capsys, "evidence", path) == "No evidence is noted.\n"
    added = run(capsys, "evidence", path, "1-02", "Staff list.pdf", "--seen", "12/9/2026")
    assert added == "1-02-E1\n"
    run(capsys, "evidence", path, "1-02", "https://example.org/a")
    told = "1-02-E1 Staff list.pdf (seen 12/9/2026)\n1-02-E2 https://example.org/a\n"
    assert run(capsys, "evidence", path) == run(capsys, "evidence", path, "1-02") == told
    assert run(capsys, "evidence", path, "1-01") == "No evidence is noted.\n"
    run(capsys, "set", path, "1-02-E2", "seen=1/10/2026")
    assert "evidence --seen" not in run(capsys, "log", path, "1-02")
    assert '1-02 evidence, seen: "" -> "1/10/2026"' in run(capsys, "log", path, "1-02")
    before = Store(path).workbook
    removed = run(capsys, "remove", path, "1-02-E1")
    assert f"eh-tui evidence {path} 1-02 --seen=12/9/2026 -- 'Staff list.pdf'" in removed
    run(capsys, "undo", path)
    assert Store(path).workbook == before


def test_removing_the_action_tells_what_goes_with_it(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One step, which undo takes back whole."""
    run(capsys, "evidence", path, "1-02", "Staff list.pdf")
    before = Store(path).workbook
    assert "Removed 1-02 with 1-02-E1." in run(capsys, "remove", path, "1-02")
    assert not Store(path).workbook.evidence
    run(capsys, "undo", path)
    assert Store(path).workbook == before


def test_redacting_the_action_takes_its_evidence_out_of_the_history(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file's name may name somebody."""
    run(capsys, "evidence", path, "1-02", "Certificate of Zeb Quill.pdf")
    run(capsys, "remove", path, "1-02")
    told = run(capsys, "history", "redact", path, "1-02", code=1)  # others say who, too
    assert "With it went the evidence of it: 1-02-E1." in told
    assert "Quill" not in run(capsys, "log", path)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (("1-99", "a.pdf"), "1-99 is no action"),
        (("1-02", " "), "Say what the evidence is"),
        (("1-02", "a.pdf", "--seen", "12/9"), "is no date"),
        (("1-02", "--seen", "12/9/2026"), "name the evidence too"),
    ],
)
def test_what_cant_be_meant_is_refused_in_a_sentence(
    given: tuple[str, ...], says: str, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing is written."""
    before = path.read_bytes()
    assert says in run(capsys, "evidence", path, *given, code=2)
    assert path.read_bytes() == before
