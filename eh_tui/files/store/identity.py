"""What a workbook file keeps so that its exports are known again when they come back."""

import os

from eh_tui.files.office.xlsx.metadata import Identity
from eh_tui.files.toml import blocks as toml_blocks
from eh_tui.files.toml.read import as_text

_NOTE = "# By these an Excel file that comes back is known to be of this workbook."


def identity_of(text: str) -> Identity | None:
    """Return the [export] id and key of a workbook file's text, None where it has none."""
    tables = [block.values() for block in toml_blocks.cut(text) if block.name == "export"]
    values = tables[0] if tables else {}
    id, key = (as_text(values.get(name, "")) for name in ("id", "key"))
    return Identity(id, key.encode()) if id and key else None


def with_identity(text: str) -> str:
    """Return a new workbook's text with an id and a secret key of its own, above its rows."""
    blocks = toml_blocks.cut(text)
    values: dict[str, str | bool] = {"id": os.urandom(6).hex(), "key": os.urandom(16).hex()}
    newline = "\r\n" if "\r\n" in text else "\n"
    table = toml_blocks.render_table("[export]", values, newline)
    noted = toml_blocks.Block((toml_blocks.Line(f"{_NOTE}{newline}"), *table.lines), "export")
    first = next((at for at, block in enumerate(blocks) if block.is_row), len(blocks))
    return toml_blocks.join([*blocks[:first], noted, *blocks[first:]])
