"""A person's new name, beside which the old one goes on to be theirs."""

from eh_tui.model.core.edits import Set, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.rows import row_of
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.people.known_as import aliases
from eh_tui.model.people.spelling import plain


def with_old_name(workbook: Workbook, edit: Set) -> tuple[Set, ...]:
    """Return an edit with the one that keeps a person's old name as an alias, where it is needed.

    Cells then go on to name them, by the old name's short forms too (`full_names`).
    """
    row = row_of(workbook, edit.kind, edit.id) if _renames(edit) else None
    if not isinstance(row, Person):
        return (edit,)
    known = {plain(name) for name in (edit.new, *aliases(row))}
    if plain(edit.old) in known:
        return (edit,)
    kept = "; ".join(text for text in (row.aliases.rstrip("; \r\n"), edit.old.strip()) if text)
    return (edit, set_field(workbook, Kind.PEOPLE, row.id, "aliases", kept))


def _renames(edit: Set) -> bool:
    is_name = (edit.kind, edit.field) == (Kind.PEOPLE, "name")
    return is_name and bool(plain(edit.old)) and bool(plain(edit.new))
