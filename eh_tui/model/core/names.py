"""The fields of a row as people call them: by name, or by the form's own heading."""

from eh_tui.errors import NotFound, Refused
from eh_tui.model.core.columns import column_of_field, columns_of_row
from eh_tui.model.core.form_rows import AchievedRow, School
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import fields
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.form.levels import NOT_RATED, plain_words


def field_named(workbook: Workbook, kind: Kind, row: Row, name: str) -> str:
    """Return the field of a row that a name or a heading stands for, in any case.

    Raises `NotFound` with the names there are, `Refused` where the row has none.
    """
    known = fields(workbook, kind, row)
    if not known:
        raise Refused(f"{row.id} is part of the form; change it in the form's file.")
    if name in known:
        return name
    called = _called_by_a_heading(workbook, row, name)
    if called:
        return called
    plain = {plain_words(label_of(field)): field for field in known}
    plain |= {plain_words(field): field for field in known}
    if isinstance(row, AchievedRow):
        plain.setdefault("text", known[0])
    if plain_words(name) in plain:
        return plain[plain_words(name)]
    keys = {column.field: column.key for column in columns_of_row(workbook, row)}
    called = ", ".join(keys.get(field, field) for field in known)
    raise NotFound(f"{row.id} has no field {name!r}; its fields are: {called}.")


def _called_by_a_heading(workbook: Workbook, row: Row, name: str) -> str:
    """Return the field below the heading, or under the key, that a name stands for, "" for none.

    Raises `Refused` where several columns are headed so.
    """
    columns = columns_of_row(workbook, row)
    for part in ("heading", "key"):
        found = [
            column
            for column in columns
            if plain_words(getattr(column, part)) == plain_words(name) != ""
        ]
        if len(found) > 1:
            keys = ", ".join(column.key for column in found)
            raise Refused(f"Several columns of {row.id} are headed {name!r}; name one of {keys}.")
        if found:
            return found[0].field
    return ""


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
    (Kind.SIGNATORIES, "signed"): "Date signed",
    (Kind.MATTERS, "text"): "What was said",
}


def heading_of(workbook: Workbook, kind: Kind, row: Row, field: str) -> str:
    """Return what a person calls a field: the form's heading above it, where it has one."""
    column = column_of_field(workbook, row, field)
    if column:
        return column.heading
    if (kind, field) in ((Kind.OUTCOMES, "text"), (Kind.ROWS, "text")):
        return workbook.form.words.outcome
    return _PLAIN_HEADINGS.get((kind, field), field if kind is Kind.ROWS else label_of(field))


def level_told(workbook: Workbook, row: Row | None, field: str, text: str) -> str:
    """Return the id of the level that a field of a row holds with a text, "" for no level.

    In a column of levels that is the text itself, or `NOT_RATED` for a blank. Where no column
    is known, as of a row that is gone, it is the text of a field called "rag". Any other field
    holds no level.
    """
    column = column_of_field(workbook, row, field) if row else None
    if column and column.is_level:
        return text or NOT_RATED
    return text if field == "rag" and not column else ""


PARTNERSHIP_FIELDS = ("number", "phase", "locality")
"""The fields of a school by which its partnership knows it and puts it among others."""


def in_its_partnership(school: School) -> str:
    """Return in a line where a school stands in its partnership, "" where nothing is given."""
    given = ((label_of(name), getattr(school, name).strip()) for name in PARTNERSHIP_FIELDS)
    return ", ".join(f"{label} {' '.join(text.split())}" for label, text in given if text)


def audit_title(school: School) -> str:
    """Return whose audit it is, of which year, and whether it is closed."""
    name = school.name or "No school named yet"
    named = f"{name} {school.year.strip()}".rstrip()
    return f"{named}, locked" if school.locked else named
