"""A table of another shape than the rated ones, as an Outcomes Achieved table of the form."""

from eh_tui.model.core.rows import column_keys
from eh_tui.model.drafting.form_draft import DraftSource, DraftValue, FormDraft
from eh_tui.model.form.columns import Role
from eh_tui.model.paper.found import FoundRow, FoundTable, FoundText
from eh_tui.model.paper.words import folded_words

_PEOPLE = frozenset(("name", "names", "staff", "who", "person", "pupil", "pupils", "child"))


def add_unrated(
    draft: FormDraft, section: str, table: FoundTable, caption: FoundText | None, *, is_blank: bool
) -> None:
    """Add a table as it stands: its headings are its columns, its first column its wording."""
    id = f"{section}.R{_count(draft, section, 'achieved') + 1}"
    rows = list(table.rows)
    while len(rows) > 1 and rows[-1].is_blank and rows[-2].is_blank:
        rows.pop()
    lists_people = _lists_people(table)
    grows = lists_people or not rows or rows[-1].is_blank
    values: dict[str, DraftValue] = {
        "id": id,
        "commitment": section,
        "heading": caption.text if caption else "",
        "columns": tuple(column.heading for column in table.columns),
    }
    if grows:
        values["growable"] = True
    source = DraftSource(table.where, tables=(table.place,))
    draft.add("achieved", values, *_remarks(table), source=source)
    keys = column_keys(tuple(column.heading for column in table.columns))
    outcomes = _outcomes(draft, section)
    first = _count(draft, section, "rows") + 1
    for number, row in enumerate(rows, first):
        values = {"id": f"{section}-R{number:02}", "table": id}
        if linked := outcomes.get(folded_words(row.text(0))):
            values["outcome"] = linked
        kept = _row_values(row, keys, is_blank=is_blank, keeps_first=not lists_people)
        values |= kept
        if is_blank:
            said = (cell for cell in (*row.cells, *row.beside) if cell and cell.row == row.number)
            filled = sum(bool(cell.said.text.strip()) for cell in said)
            draft.leave_out(
                table.where, filled - sum(bool(str(text).strip()) for text in kept.values())
            )
        doubts = [f"Beside the columns stands {cell.said.text!r}." for cell in row.beside]
        draft.add("rows", values, *([] if is_blank else doubts), source=DraftSource(row.where))


def _count(draft: FormDraft, section: str, name: str) -> int:
    """Return how many tables or rows of this sort a section has; their ids begin with its own."""
    return sum(
        each.name == name and str(each.values["id"]).startswith((f"{section}.", f"{section}-"))
        for each in draft.tables
    )


def _lists_people(table: FoundTable) -> bool:
    """Return whether the first column names people, which no blank form does."""
    first = table.columns[0]
    return first.role is Role.WHO or bool(_PEOPLE & set(folded_words(first.heading).split()))


def _remarks(table: FoundTable) -> list[str]:
    remarks = []
    if not table.has_headings:
        remarks.append("No row of this table was taken for its headings.")
    elif table.is_guessed:
        remarks.append("The first row was taken for the headings; nothing but its place says so.")
    for at, column in enumerate(table.columns):
        offered = {cell.said.choices for row in table.rows if (cell := row.cells[at])} - {()}
        for choices in sorted(offered):
            words = ", ".join(choices)
            remarks.append(f"{column.heading.strip()!r} offers a choice, not kept: {words}.")
    return remarks


def _row_values(
    row: FoundRow, keys: tuple[str, ...], *, is_blank: bool, keeps_first: bool
) -> dict[str, DraftValue]:
    """Return the texts of a row by its table's keys, the school's own left out of a blank form."""
    values: dict[str, DraftValue] = {}
    for at, key in enumerate(keys):
        cell = row.cells[at]
        is_own = cell is not None and cell.row == row.number
        is_kept = not is_blank or (at == 0 and keeps_first)
        values[key] = cell.said.text if cell and is_own and is_kept else ""
    return values


def _outcomes(draft: FormDraft, section: str) -> dict[str, str]:
    """Return the ids of a section's outcomes by their words, by which a row may report on them."""
    return {
        words: str(each.values["id"])
        for each in draft.tables
        if each.name == "outcomes" and each.values["commitment"] == section
        if (words := folded_words(str(each.values["text"])))
    }
