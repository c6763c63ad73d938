"""A sheet that went through another program comes back with its changes and nothing else."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.returns import SentOut, cell_of

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)


@needs_libreoffice
@pytest.mark.parametrize("form", ["example-primary", "example-safeguarding-checklist"])
@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_libreoffice_changes_nothing_by_itself(tmp_path: Path, form: str, ending: str) -> None:
    """Merges, ticks, number formats and the hidden sheet survive, or are not needed."""
    sent = SentOut(tmp_path, form)

    def edit(book: object) -> None:
        cell_of(book["Action plan"], "2-01", "Who").value = "Nia Kaur"  # type: ignore[index]

    path = sent.edited(edit)
    into = tmp_path / "converted"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(into)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    found = sent.review(into / f"returned.{ending}").findings
    assert [(each.state.value, each.id, each.returned) for each in found] == [
        ("changed", "2-01", "Nia Kaur")
    ]
