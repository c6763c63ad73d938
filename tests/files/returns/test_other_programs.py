"""A sheet that went through another program comes back with its changes and nothing else."""

from datetime import datetime
from pathlib import Path

import pytest

from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
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


@pytest.mark.libreoffice
@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_libreoffice_keeps_days_and_blanks_as_they_were_typed(tmp_path: Path, ending: str) -> None:
    """A day whose look has the time is the same day; several blanks in a row stay several."""
    sent = SentOut(tmp_path)
    store = sent.store
    store.commit([set_field(store.workbook, Kind.ACTIONS, "1-01", "when", "4/12/26")])
    sent.export()

    def edit(book: object) -> None:
        cell_of(book["Audit tool"], "1-01", "When").value = datetime(2026, 12, 4)  # type: ignore[index]
        cell_of(book["Audit tool"], "2-01", "Who?").value = "a  b   c"  # type: ignore[index]

    back = converted(sent.edited(edit), ending, tmp_path / "converted")
    found = sent.review(back).findings
    assert [(each.id, each.field, each.returned) for each in found] == [("2-01", "who", "a  b   c")]
