"""The lines of a document that say whose audit it is, of which date and form."""

from typing import NamedTuple

from eh_tui.model.paper.source import SourceDocument

SCHOOL, AUDIT_DATE, FORM = "School", "Audit date", "Form"
"""What stands before a tab, and behind it the fact."""

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


class DocumentFact(NamedTuple):
    """A fact about a whole document."""

    label: str
    text: str


def facts_in(document: SourceDocument) -> dict[str, str]:
    """Return the facts that a document says, by their labels."""
    return {fact.label: fact.text for _, said in document.texts() if (fact := fact_in(said.text))}


def fact_in(text: str) -> DocumentFact | None:
    """Return the fact that a paragraph says, None where it is none."""
    label, tab, said = text.partition("\t")
    return DocumentFact(label, said) if tab and label in _LABELS else None
