"""The columns of a drafted form, from the headings of a section's rated tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from eh_tui.model.drafting.corrections import ColumnName, column_names
from eh_tui.model.drafting.meant import Corrections
from eh_tui.model.form.columns import (
    ITEM_KEYS,
    ONCE,
    OWN_FIELDS,
    ROW_KEYS,
    Column,
    ColumnType,
    Of,
    Role,
)
from eh_tui.model.form.levels import plain_words
from eh_tui.model.paper.found import FoundColumn, FoundTable
from eh_tui.model.paper.level_words import is_scale
from eh_tui.model.paper.words import folded_words, heading_role, other_roles


@dataclass(frozen=True, slots=True)
class DraftColumn:
    """A column of the drafted form and the columns of the document that it is made of."""

    column: Column
    sources: tuple[int, ...]
    """Of a table with these headings; more than one where levels are tick columns."""
    doubts: tuple[str, ...] = ()
    """What a person should look at, a sentence each."""
    names: tuple[ColumnName, ...] = ()
    """How the sources are called when a person corrects them."""


def drafted_columns(
    tables: Sequence[FoundTable], corrections: Corrections, rated: Sequence[FoundTable]
) -> tuple[DraftColumn, ...]:
    """Return the columns of a section by its tables, which have the same headings.

    Of all the `rated` tables of the form those with these headings tell whose a column is: a
    section of one row does not.
    """
    made: list[DraftColumn] = []
    table = tables[0]
    names = column_names(table)
    alike = [each for each in rated if column_names(each) == names]
    has_action = table.has(Role.ACTION)
    groups = list(table.runs())
    headings = [_heading(table, sources) for sources in groups]
    for nth, sources in enumerate(groups):
        first = table.columns[sources[0]]
        role, doubts = _role(table, first, sources[0])
        doubts = [*doubts, *_two_storeys(first, sources)]
        if role in ONCE and any(known.column.role is role for known in made):
            doubts.append(f"A second column of the role {role}; it is kept as a plain one.")
            role = Role.PLAIN
        of = _of(role, sources[0], alike) if has_action else Of.OUTCOME
        said = corrections.ofs.get(names[sources[0]])
        if said and has_action and role not in (Role.OUTCOME, Role.ACTION):
            of = said
        elif of is Of.ACTION and _stands_with_outcome(role, sources, tables):
            of, heading = Of.OUTCOME, headings[nth].strip()
            doubts.append(
                f"Is {heading!r} of the outcome? It stands before the action; "
                "if it is the action's, take its line with of out."
            )
        meant = corrections.types.get(names[sources[0]])
        kind, choices = _type(role, sources[0], tables, meant)
        others = [*headings[:nth], *headings[nth + 1 :]]
        column = _with_key(
            Column(headings[nth], role, kind, "", choices, of=of, ticks=len(sources) > 1),
            made,
            others,
        )
        called = tuple(names[at] for at in sources)
        made.append(DraftColumn(column, sources, tuple(doubts), called))
    return tuple(made)


def _type(
    role: Role, at: int, tables: Sequence[FoundTable], meant: ColumnType | None
) -> tuple[ColumnType, tuple[str, ...]]:
    """Return the type of a column and what it offers: as a person said, else by role and cells."""
    if role is Role.RATING:
        return ColumnType.LEVEL, ()
    offered = () if role is Role.WHEN and meant is None else _choices(at, tables)
    if meant is ColumnType.CHOICE:
        offered = offered or said_below(at, tables)
    elif meant is not None:
        offered = ()
    usual = ColumnType.DATE if role is Role.WHEN else ColumnType.TEXT
    kind = usual if meant in (None, ColumnType.CHOICE) else meant
    return (ColumnType.CHOICE, offered) if offered else (kind, ())


def said_below(at: int, tables: Sequence[FoundTable]) -> tuple[str, ...]:
    """Return the different texts in a column, each once, in their order."""
    cells = (row.text(at).strip() for table in tables for row in table.rows)
    return tuple({folded_words(text): text for text in cells if text}.values())


def _role(table: FoundTable, column: FoundColumn, at: int) -> tuple[Role, list[str]]:
    """Return the role of a column, and what is not sure about it."""
    heading = column.heading.strip()
    if column.is_given:
        return column.role, []
    if not table.has(Role.OUTCOME, Role.ACTION) and at == _first_wording(table):
        return Role.OUTCOME, [f"Is {heading!r} what is rated? It stands first."]
    doubts = []
    if not column.is_sure:
        by_cells = heading_role(heading).role is not column.role
        by = "its cells say" if by_cells else "a part of its heading says"
        doubts.append(f"Is {heading!r} {_A[column.role]}? Only {by} so.")
    if several := other_roles(column.name, column.role) if column.role is not Role.PLAIN else ():
        words = ", ".join((column.role, *several))
        doubts.append(f"{heading!r} holds several things in one cell: {words}.")
    return column.role, doubts


def _first_wording(table: FoundTable) -> int | None:
    """Return the first plain column with a heading; one that only numbers the rows is none."""
    plain = [
        nth
        for nth, each in enumerate(table.columns)
        if each.role is Role.PLAIN and each.heading.strip()
    ]
    worded = [nth for nth in plain if not all(map(_is_number, _said(table, nth)))]
    return next(iter([*worded, *plain]), None)


def _said(table: FoundTable, at: int) -> list[str]:
    return [text for row in table.rows if (text := row.text(at).strip())]


def _is_number(text: str) -> bool:
    """Return whether a text is the number of a row: "3", "2.1", "(b)", "A4"."""
    return len(text) <= _LONGEST_NUMBER and " " not in text


_LONGEST_NUMBER = 4
_A = {
    Role.OUTCOME: "the outcome",
    Role.ACTION: "the action",
    Role.WHEN: "when",
    Role.WHO: "who",
    Role.RATING: "a rating",
    Role.NOTE: "a note",
    Role.EVIDENCE: "evidence",
    Role.SUCCESS: "success",
    Role.COST: "cost",
    Role.PRIORITY: "priority",
    Role.PLAIN: "plain",
}


def _two_storeys(column: FoundColumn, sources: tuple[int, ...]) -> Iterator[str]:
    if column.storeys and len(sources) == 1:
        upper, lower = column.storeys[0], column.storeys[-1]
        yield f"Put together of two headings: {upper!r} above {lower!r}."


def _of(role: Role, at: int, tables: Sequence[FoundTable]) -> Of:
    """Return whose column it is: the outcome's where its cells are merged like the outcome's."""
    if role in (Role.OUTCOME, Role.ACTION):
        return Of(role.value)
    merged = alone = 0
    for table in tables:
        outcome = table.column(Role.OUTCOME)
        for row in table.rows if outcome is not None else ():
            first, own = row.cells[outcome or 0], row.cells[at]
            if first and own and first.rows > 1:
                merged += own.rows == first.rows
                alone += own.rows < first.rows
    return Of.OUTCOME if merged and not alone else Of.ACTION


def _stands_with_outcome(
    role: Role, sources: tuple[int, ...], tables: Sequence[FoundTable]
) -> bool:
    """Say whether a rating, or the evidence beside one, is of what stands before it.

    That is so where a rating comes between outcome and action, and no row without an outcome of
    its own says anything here.
    """
    if role not in (Role.RATING, Role.EVIDENCE):
        return False
    for table in tables:
        outcome, action = table.column(Role.OUTCOME), table.column(Role.ACTION)
        if outcome is None or action is None or not outcome < sources[0] < action:
            return False
        if not any(each.role is Role.RATING for each in table.columns[outcome + 1 : action]):
            return False
        for row in table.rows:
            if not row.text(outcome).strip() and any(row.text(at).strip() for at in sources):
                return False
    return True


def _heading(table: FoundTable, sources: tuple[int, ...]) -> str:
    """Return the heading of a column; of tick columns what stands above all, or all of theirs."""
    first = table.columns[sources[0]]
    if len(sources) == 1:
        return first.heading
    return first.group or " / ".join(table.columns[at].name.strip() for at in sources)


def _with_key(column: Column, made: Sequence[DraftColumn], headings: Sequence[str]) -> Column:
    """Return a column with a key, unless a field of the row holds it.

    The key is none of the other columns' headings, by which they are called too.
    """
    others = [known.column for known in made if known.column.of is column.of]
    own = OWN_FIELDS[column.of].get(column.role, "")
    is_first = not any(known.role is column.role for known in others)
    if own and is_first and own not in map(plain_words, headings):
        return column
    return replace(column, key=_key(column, others, headings))


def _choices(at: int, tables: Sequence[FoundTable]) -> tuple[str, ...]:
    """Return what a column's cells offer, where it is no scale."""
    offered = {
        tuple(dict.fromkeys(cell.said.choices))
        for table in tables
        for row in table.rows
        if (cell := row.cells[at]) and len(set(map(folded_words, cell.said.choices))) > 1
    }
    return next(iter(offered)) if len(offered) == 1 and not is_scale(next(iter(offered))) else ()


def _key(column: Column, others: Sequence[Column], headings: Sequence[str]) -> str:
    """Return a key of its own: the heading's words, or its role's word where there are none."""
    words = "".join(sign for sign in folded_words(column.heading) if sign.isascii())
    name = "_".join(words.replace("&", " ").split()[:4]) or ("ref" if not others else column.role)
    taken = {*ROW_KEYS[column.of], *ITEM_KEYS, *(each.key for each in others)}
    taken |= {plain_words(heading) for heading in headings}
    key, number = str(name), 2
    while key in taken:
        key, number = f"{name}_{number}", number + 1
    return key
