"""The kinds of files that an audit may come in, by how their names end."""

from pathlib import Path

SHEETS = (".xlsx", ".ods", ".xls")
"""Of workbooks of an office program, in which an audit may come back."""

DOCUMENTS = (".docx", ".odt")
"""Of documents in which an audit may come back."""

FORMS = (*DOCUMENTS, ".xlsx", ".ods")
"""Of what a form can be drafted from: all that can be read as it is."""

AROUND = (".zip", ".eml", ".msg")
"""Of files that hold others."""

SAVED_AS = {
    ".doc": ".docx",
    ".rtf": ".docx",
    ".pages": ".docx",
    ".pdf": ".docx",
    ".xls": ".xlsx",
    ".xlsb": ".xlsx",
    ".numbers": ".xlsx",
    ".docm": ".docx",
    ".xlsm": ".xlsx",
}
"""What other kinds are to be saved as, so that they can be read; a return may be an .xls as well,
which is brought into an .xlsx on the way."""


def is_sheet(path: Path) -> bool:
    """Say whether an audit that came back in a file is on its sheets, by the file's name."""
    return path.suffix.lower() in SHEETS


def is_document(path: Path) -> bool:
    """Say whether it is in a document, likewise."""
    return path.suffix.lower() in DOCUMENTS
