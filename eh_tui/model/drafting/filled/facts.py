"""Whose audit a document is, of which date and form, as its first lines say."""

from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.drafting.filled.filling import Filling
from eh_tui.model.paper.facts import (
    AUDIT_DATE,
    FACTS_OF_SCHOOL,
    FORM,
    SCHOOL,
    DocumentFact,
    facts_in,
)
from eh_tui.model.paper.source import SourceDocument


def fill_facts(filling: Filling, document: SourceDocument) -> None:
    """Take the date of the audit; tell of another school, date or form than the workbook's."""
    for where, said in document.texts():
        for fact in facts_in(said.text):
            _fill(filling, fact, where)


def _fill(filling: Filling, fact: DocumentFact, where: str) -> None:
    school = filling.workbook.school
    form = filling.workbook.form
    own = {SCHOOL: school.name, AUDIT_DATE: school.audit_date} | {
        FORM: f"{form.id} {form.version}".strip()
    }
    own |= {label: getattr(school, field) for label, field in FACTS_OF_SCHOOL.items()}
    known = own.get(fact.label, "")
    filling.used.add(where)
    if fact.label == AUDIT_DATE and not known:
        filling.make(set_field(filling.workbook, Kind.SCHOOL, school.id, "audit_date", fact.text))
        filling.places[school.id, "audit_date"] = where
        filling.taken.append(f"school: audit date ({where})")
    elif fact.label in FACTS_OF_SCHOOL and not known:
        filling.leave(where, f"the {fact.label.lower()} {fact.text!r} is not taken over")
    elif known and known != fact.text:
        filling.leave(where, f"the {fact.label.lower()} is {fact.text!r} here, not {known!r}")
