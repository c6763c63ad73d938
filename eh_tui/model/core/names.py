"""The fields of a row as people call them: by name, or by the form's own heading."""

from eh_tui.errors import NotFound, Refused
from eh_tui.model.core.form_rows import AchievedRow, Action, School
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import fields
from eh_tui.model.core.workbook import Row, Workbook

_BELOW_HEADINGS = ("", "text", "when", "who", "rag")
"""The field of an action under each of its commitment's headings; the first is the outcome's."""


def field_named(workbook: Workbook, kind: Kind, row: Row, name: str) -> str:
    """Return the field of a row that a name or a heading stands for, in any case.

    Raises `NotFound` with the names there are, `Refused` where the row has none.
    """
    known = fields(workbook, kind, row)
    if not known:
        raise Refused(f"{row.id} is part of the form; change it in the form's file.")
    if name in known:
        return name
    called = {_plain(heading): field for heading, field in headings(workbook, row)}
    called |= {_plain(label_of(field)): field for field in known}
    called |= {_plain(field): field for field in known}
    if isinstance(row, AchievedRow):
        called.setdefault("text", known[0])
    if _plain(name) in called:
        return called[_plain(name)]
    raise NotFound(f"{row.id} has no field {name!r}; its fields are: {', '.join(known)}.")


def headings(workbook: Workbook, row: Row) -> tuple[tuple[str, str], ...]:
    """Return the form's headings above an action's fields, each with the field."""
    if not isinstance(row, Action):
        return ()
    homes = {outcome.id: outcome.commitment for outcome in workbook.outcomes}
    home = homes.get(row.outcome)
    for commitment in workbook.commitments:
        if commitment.id == home:
            pairs = zip(commitment.headings, _BELOW_HEADINGS, strict=False)
            return tuple((heading, field) for heading, field in pairs if field)
    return ()


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


_LABELS = {
    "approved_by": "Approved by",
    "council_url": "Council link",
    "vigilant_from": "Vigilant list from",
    "url": "Link",
}
"""What a field is called where its own name does not say it."""


def label_of(field: str) -> str:
    """Return what a person calls a field that has no heading of the form."""
    return _LABELS.get(field, field.replace("_", " ").capitalize())


_PLAIN_HEADINGS = {
    (Kind.SCHOOL, "name"): "School",
    (Kind.SCHOOL, "audit_date"): "Audit date",
    (Kind.OUTCOMES, "text"): "Outcome",
    (Kind.ROWS, "text"): "Outcome",
    (Kind.SIGNATORIES, "signed"): "Date signed",
}


def heading_of(workbook: Workbook, kind: Kind, row: Row, field: str) -> str:
    """Return what a person calls a field: the form's heading above it, where it has one."""
    for heading, name in headings(workbook, row):
        if name == field:
            return heading
    return _PLAIN_HEADINGS.get((kind, field), field if kind is Kind.ROWS else label_of(field))


def audit_title(school: School) -> str:
    """Return whose audit it is, of which year, and whether it is closed."""
    name = school.name or "No school named yet"
    named = f"{name} {school.year.strip()}".rstrip()
    return f"{named}, locked" if school.locked else named
