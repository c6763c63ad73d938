"""Evidence by plain commands: added, told, changed and taken out like any other row."""

from pathlib import Path

import pytest

from eh_tui.files.store.store import Store
from tests.e2e.conftest import Ran


def test_it_is_added_told_changed_and_taken_out(path: Path, run: Ran) -> None:
    """By the number that adding it prints, and undo brings it back."""
    assert run("evidence", path) == "No evidence is noted.\n"
    added = run("evidence", path, "1-02", "Staff list.pdf", "--seen", "12/9/2026")
    assert added == "1-02-E1\n"
    run("evidence", path, "1-02", "https://example.org/a")
    told = "1-02-E1 Staff list.pdf (seen 12/9/2026)\n1-02-E2 https://example.org/a\n"
    assert run("evidence", path) == run("evidence", path, "1-02") == told
    assert run("evidence", path, "1-01") == "No evidence is noted.\n"
    run("set", path, "1-02-E2", "seen=1/10/2026")
    assert "evidence --seen" not in run("log", path, "1-02")
    assert '1-02 evidence, seen: "" -> "1/10/2026"' in run("log", path, "1-02")
    before = Store(path).workbook
    removed = run("remove", path, "1-02-E1")
    assert f"eh-tui evidence {path} 1-02 --seen=12/9/2026 -- 'Staff list.pdf'" in removed
    run("undo", path)
    assert Store(path).workbook == before


def test_removing_the_action_tells_what_goes_with_it(path: Path, run: Ran) -> None:
    """One step, which undo takes back whole."""
    run("evidence", path, "1-02", "Staff list.pdf")
    before = Store(path).workbook
    assert "Removed 1-02 with 1-02-E1." in run("remove", path, "1-02")
    assert not Store(path).workbook.evidence
    run("undo", path)
    assert Store(path).workbook == before


def test_redacting_the_action_takes_its_evidence_out_of_the_history(path: Path, run: Ran) -> None:
    """A file's name may name somebody."""
    run("evidence", path, "1-02", "Certificate of Zeb Quill.pdf")
    run("remove", path, "1-02")
    told = run("history", "redact", path, "1-02", code=1)  # others say who, too
    assert "With it went the evidence of it: 1-02-E1." in told
    assert "Quill" not in run("log", path)


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
    given: tuple[str, ...], says: str, path: Path, run: Ran
) -> None:
    """And nothing is written."""
    before = path.read_bytes()
    run("evidence", path, *given, code=2)
    assert says in run.err
    assert path.read_bytes() == before
