"""The invented school's workbook, to be changed."""

from pathlib import Path

import pytest

from tests.support.forms import example_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a copy of the invented school's workbook."""
    copy = tmp_path / "school.toml"
    copy.write_bytes(example_file().read_bytes())
    return copy
