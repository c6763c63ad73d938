"""Forms of any shape, drawn with rows that are filled in, as the tables of a file."""

from dataclasses import dataclass
from typing import Any

import tomlkit
from hypothesis import assume
from hypothesis import strategies as st

from eh_tui.files.toml.form import form_faults
from eh_tui.model.core.form_rows import Action, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import ONCE, ColumnType, Of, Role
from eh_tui.model.form.levels import COLOURS

Table = dict[str, Any]

_SIGNS = "abcdeXYZ 0123456789,.:;!?-–'\"\\#[]{}=\n\té→"
_typed = st.text(_SIGNS, max_size=30).filter(lambda text: text != "-")
"""A dash alone has a command read what is piped into it."""
_heading = st.text("abcdeWHO ?/é\n", max_size=12)
_number = st.sampled_from(("12", "£1,200.50", "-3", "40 %"))


@dataclass(frozen=True)
class DrawnFile:
    """A file's tables, with and without what its rows say."""

    filled: str
    blank: str


@st.composite
def _levels(draw: st.DrawFn) -> list[Table]:
    ids = draw(st.lists(st.sampled_from("0123456789"), max_size=7, unique=True))
    return [
        {
            "id": id,
            "label": f"{draw(st.sampled_from(('', f'{id} ')))}Level {'x' * at}",
            "colour": draw(st.sampled_from(COLOURS)),
            "score": at,
            "done": draw(st.booleans()),
            "counts": draw(st.booleans()),
            "meaning": draw(_typed),
        }
        for at, id in enumerate(ids)
    ]


@st.composite
def _column(draw: st.DrawFn, number: int) -> Table:
    column: Table = {"heading": draw(_heading), "role": draw(st.sampled_from(list(Role))).value}
    if column["role"] not in (Role.OUTCOME, Role.ACTION):
        column["of"] = draw(st.sampled_from(list(Of))).value
    if column["role"] not in (Role.RATING, Role.OUTCOME, Role.ACTION):
        column["type"] = draw(st.sampled_from(list(ColumnType))).value
    if column.get("type") == ColumnType.CHOICE:
        column["choices"] = ["High", "A, B\nor C", "Low"]
    if column["role"] == Role.RATING:
        column["ticks"] = draw(st.booleans())
    if not column["heading"].strip() or draw(st.booleans()):
        column["key"] = f"k{number}"
    return column


def _cell(column: Table, levels: list[Table]) -> st.SearchStrategy[str]:
    kind = "level" if column["role"] == Role.RATING else column.get("type", "text")
    ids = [level["id"] for level in levels] or ["red", "amber", "green"]
    of_kind: dict[str, st.SearchStrategy[str]] = {
        "level": st.sampled_from(["", *ids]),
        "choice": st.sampled_from(["", *column.get("choices", [""])]),
        "number": _number,
    }
    return of_kind.get(kind, _typed)


@st.composite
def drawn_files(draw: st.DrawFn) -> DrawnFile:
    """Draw a file of a form with 1 to 12 columns and up to seven levels, and what fills it."""
    levels = draw(_levels())
    columns = [draw(_column(number)) for number in range(draw(st.integers(1, 12)))]
    met: set[tuple[str, str]] = set()
    for column in columns:
        once = (column["role"], column.get("of", ""))
        if column["role"] in ONCE and once in met:
            column["role"] = Role.PLAIN.value
        met.add(once)
    head: Table = {"schema": 2, "form": "drawn"}
    head |= {"levels": levels} if levels else {}
    head["columns"] = columns
    assume(not form_faults(head))
    head["commitments"] = [{"id": "1", "title": "One"}]
    blank = head | {
        "outcomes": [{"id": "1.A", "commitment": "1"}, {"id": "1.B", "commitment": "1"}],
        "actions": [{"id": "1-01", "outcome": "1.A"}, {"id": "1-02", "outcome": "1.B"}],
    }
    filled = head | {
        "outcomes": [row | _cells(draw, columns, levels, Of.OUTCOME) for row in blank["outcomes"]],
        "actions": [row | _cells(draw, columns, levels, Of.ACTION) for row in blank["actions"]],
    }
    return DrawnFile(tomlkit.dumps(filled), tomlkit.dumps(blank))


def _cells(draw: st.DrawFn, columns: list[Table], levels: list[Table], of: Of) -> Table:
    """Return what a row says, under the key by which each column stores it."""
    own = {
        Of.ACTION: {"action": "text", "when": "when", "who": "who", "note": "note"},
        Of.OUTCOME: {"outcome": "text", "when": "when", "who": "who", "note": "note"},
    }[of]
    has_actions = any(column["role"] == Role.ACTION for column in columns)
    usual = Of.ACTION if has_actions else Of.OUTCOME
    row: Table = {}
    rated = False
    for column in columns:
        fixed = {"outcome": Of.OUTCOME, "action": Of.ACTION}.get(column["role"])
        if (fixed or column.get("of", usual)) != of:
            continue
        name = own.get(column["role"], "")
        if column["role"] == Role.RATING and not rated:
            name, rated = "rag", True
        row[column.get("key") or name or column["heading"]] = draw(_cell(column, levels))
    return row


def rows_with_columns(workbook: Workbook) -> list[tuple[Kind, Action | Outcome]]:
    """Return the rows that a form's columns are of."""
    outcomes = [(Kind.OUTCOMES, row) for row in workbook.outcomes]
    return [*outcomes, *((Kind.ACTIONS, row) for row in workbook.actions)]
