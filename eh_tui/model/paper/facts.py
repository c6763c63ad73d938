"""The lines of our own exports that say whose audit it is, of which date and form."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from eh_tui.model.paper.source import SourceDocument

SCHOOL, AUDIT_DATE, FORM = "School", "Audit date", "Form"
"""What stands before a tab, and behind it the fact."""
_OF_SHEET = re.compile(r"(.+)\nAudit date:(?: (.+))?\Z", re.DOTALL)
"""The corner of a sheet: school and date."""
_FORM_OF_SHEET = re.compile(r"Form: (.+?)(?:, version (.+?))?(?:, issued by .+)?\Z", re.DOTALL)

FACTS_OF_SCHOOL = {
    "School number": "number",
    "School phase": "phase",
    "School locality": "locality",
    "School year": "year",
    "Locked": "locked",
}
"""Further facts, each with the field of the school that it is."""

RETURN, RETURN_DATE, RETURN_BECAUSE = "Return", "Return date", "Not all rated, because"
"""How far an audit is as a return, the day of that step, and what the school said with it."""

REQUEST = "To be changed"
"""What the lead wants changed in one row: its id and a reason."""

_LABELS = frozenset(
    (SCHOOL, AUDIT_DATE, FORM, *FACTS_OF_SCHOOL, RETURN, RETURN_DATE, RETURN_BECAUSE, REQUEST)
)

_ANSWERED = re.compile(
    r"\s*((?:School|Name of (?:the )?school|School name|Audit date|Date of audit|Completed by"
    r"|Headteacher|Head teacher)\s*:).*[^\W_].*",
    re.IGNORECASE,
)
"""A line on which a school says which one it is, behind a label of the form's."""


class DocumentFact(NamedTuple):
    """A fact about a whole document."""

    label: str
    text: str


def facts_of(document: SourceDocument) -> dict[str, str]:
    """Return the facts that a document says, by their labels."""
    return {fact.label: fact.text for _, said in document.texts() for fact in facts_in(said.live)}


def facts_in(text: str) -> Iterator[DocumentFact]:
    """Yield the facts that a text of a document or a sheet says, none where it says none."""
    label, tab, said = text.partition("\t")
    if tab and label in _LABELS:
        yield DocumentFact(label, said)
    elif found := _OF_SHEET.match(text):
        if found[1] != "School:":
            yield DocumentFact(SCHOOL, found[1])
        if found[2]:
            yield DocumentFact(AUDIT_DATE, found[2])
    elif found := _FORM_OF_SHEET.match(text):
        yield DocumentFact(FORM, " ".join(filter(None, found.groups())))


def without_answers(text: str) -> str:
    """Return a form's text without what a school has said of itself: its name behind "School:".

    A label of the form's stays, a line of our own exports does not.
    """
    lines = []
    for line in text.split("\n"):
        label, tab, _ = line.partition("\t")
        answered = _ANSWERED.fullmatch(line)
        if answered:
            lines.append(answered[1])
        elif not (tab and label in _LABELS):
            lines.append(line)
    return "\n".join(lines)
