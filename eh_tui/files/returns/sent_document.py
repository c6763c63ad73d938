"""What a Word audit says of itself in its properties: which workbook it is of, and which state."""

import re
from pathlib import Path

from eh_tui.model.returns.preflight import SentMark

_WHERE = "the document itself"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
"""All that tells it where the workbook has no id."""


def mark_of_document(path: Path) -> SentMark:
    """Return what a document that was read already tells; nothing where it was not our export."""
    if path.suffix.lower() != ".docx":
        return SentMark()
    from docx import Document

    said = Document(str(path)).core_properties
    if not (said.identifier or _MOMENT.fullmatch(said.keywords)):
        return SentMark()
    return SentMark(
        form=said.subject,
        version=said.version,
        workbook=said.identifier,
        moment=said.keywords,
        where=_WHERE,
        is_whole=bool(said.keywords),  # it has no id of its state, by which another could be known
    )
