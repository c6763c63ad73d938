"""A sheet that went through another program comes back with its changes and nothing else."""

from pathlib import Path

import pytest

from tests.support.other_programs import converted
from tests.support.returns import SentOut, cell_of


@pytest.mark.libreoffice
@pytest.mark.parametrize("form", ["example-primary", "example-safeguarding-checklist"])
@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_libreoffice_changes_nothing_by_itself(tmp_path: Path, form: str, ending: str) -> None:
    """Merges, ticks, number formats and the hidden sheet survive, or are not needed."""
    sent = SentOut(tmp_path, form)

    def edit(book: object) -> None:
        cell_of(book["Action plan"], "2-01", "Who").value = "Nia Kaur"  # type: ignore[index]

    path = sent.edited(edit)
    back = converted(path, ending, tmp_path / "converted")
    found = sent.review(back).findings
    assert [(each.state.value, each.id, each.returned) for each in found] == [
        ("changed", "2-01", "Nia Kaur")
    ]
