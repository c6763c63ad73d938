"""The lines of a document that say whose audit it is, of which date and form."""

from typing import NamedTuple

SCHOOL, AUDIT_DATE, FORM = "School", "Audit date", "Form"
"""What stands before a tab, and behind it the fact."""


class DocumentFact(NamedTuple):
    """A fact about a whole document."""

    label: str
    text: str


def fact_in(text: str) -> DocumentFact | None:
    """Return the fact that a paragraph says, None where it is none."""
    label, tab, said = text.partition("\t")
    return DocumentFact(label, said) if tab and label in (SCHOOL, AUDIT_DATE, FORM) else None
