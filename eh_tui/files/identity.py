"""What a workbook file keeps so that its exports are known again when they come back."""

from eh_tui.files.workbook_read import as_text, load
from eh_tui.files.xlsx.metadata import Identity


def identity_of(text: str) -> Identity | None:
    """Return the [export] id and key of a workbook file's text, None where it has none."""
    table = load(text).get("export")
    values = table if isinstance(table, dict) else {}
    id, key = (as_text(values.get(name, "")) for name in ("id", "key"))
    return Identity(id, key.encode()) if id and key else None
