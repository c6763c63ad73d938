"""Workbooks of any content, and the edits that fit them."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from eh_tui.model.core.edits import (
    Add,
    Edit,
    Move,
    apply,
    remove_row,
    set_field,
)
from eh_tui.model.core.form_rows import (
    AchievedRow,
    AchievedTable,
    Action,
    Commitment,
    Outcome,
    Signatory,
)
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Course, Person, Term, Training
from eh_tui.model.core.review.assurance_rows import Known, Received, ReturnStep, Signature
from eh_tui.model.core.review.meeting_rows import Discussed, Meeting
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import Place, fields, parent_id, place_of, siblings
from eh_tui.model.core.schema import GROWABLE, PARENTS
from eh_tui.model.core.workbook import Workbook
from tests.support.rag import Rag

TEXT = st.text(max_size=8)

UNKNOWN = "9.Z"
"""A parent that no workbook here has: its rows are unassigned."""


@st.composite
def workbooks(draw: st.DrawFn) -> Workbook:
    """Any workbook, its rows in the order of the form, some without a known parent."""
    commitments = tuple(Commitment(str(n + 1)) for n in range(draw(st.integers(1, 3))))
    outcomes = tuple(
        Outcome(f"{commitment.id}.{letter}", commitment.id)
        for commitment in commitments
        for letter in "ABC"[: draw(st.integers(0, 3))]
    )
    homes = [*(outcome.id for outcome in outcomes), UNKNOWN]
    actions = tuple(
        Action(
            f"{home[0]}-{number:02}",
            home,
            draw(TEXT),
            draw(TEXT),
            draw(TEXT),
            draw(st.sampled_from(Rag)),
            draw(TEXT),
        )
        for number, home in enumerate(sorted(draw(st.lists(st.sampled_from(homes), max_size=8))), 1)
    )
    tables = tuple(
        AchievedTable(f"{commitment.id}.R1", commitment.id, columns=("", "Date"), growable=True)
        for commitment in commitments
    )
    rows = tuple(
        AchievedRow(f"{table.commitment}-R0{number}", table.id, cells=(draw(TEXT), draw(TEXT)))
        for table in tables
        for number in range(1, draw(st.integers(1, 4)))
    )
    return Workbook(
        commitments=commitments,
        outcomes=outcomes,
        actions=actions,
        achieved=tables,
        rows=rows,
        signatories=tuple(Signatory(f"S{n}", draw(TEXT)) for n in range(1, 3)),
        people=tuple(Person(f"P{n}", draw(TEXT)) for n in range(1, draw(st.integers(1, 4)))),
    )


@st.composite
def whole_workbooks(draw: st.DrawFn) -> Workbook:
    """Any workbook with rows of every kind, as after some meetings."""
    workbook = draw(workbooks())
    actions = tuple(action.id for action in workbook.actions)
    return replace(workbook, **draw(registers(actions)))


@st.composite
def registers(draw: st.DrawFn, actions: tuple[str, ...]) -> dict[str, Any]:
    """Any rows of the kinds that are no part of the form: meetings, training, signatures."""
    some = st.integers(0, 2)
    meetings = tuple(Meeting(f"M{n}", draw(TEXT)) for n in range(1, draw(some) + 1))
    return {
        "terms": tuple(Term(f"T{n}", draw(TEXT)) for n in range(1, draw(some) + 1)),
        "courses": tuple(Course(f"C{n}", draw(TEXT)) for n in range(1, draw(some) + 1)),
        "training": tuple(Training(f"TR{n}", "P1", "C1") for n in range(1, draw(some) + 1)),
        "meetings": meetings,
        "discussed": tuple(
            Discussed(f"{meeting.id}-{action}", meeting.id, action, decision=draw(TEXT))
            for meeting in meetings
            for action in actions[: draw(some)]
        ),
        "signatures": tuple(Signature(f"SG{n}", "S1", draw(TEXT)) for n in range(1, draw(some))),
        "received": tuple(Received(f"RC{n}", draw(TEXT)) for n in range(1, draw(some))),
        "known": tuple(Known(f"K{n}", "pupil", "P1", draw(TEXT)) for n in range(1, draw(some))),
        "returns": tuple(
            ReturnStep(f"RE{n}", "submitted", draw(TEXT)) for n in range(1, draw(some))
        ),
    }


@st.composite
def edits(
    draw: st.DrawFn,
    workbook: Workbook,
    among: Collection[Kind] = (Kind.SCHOOL, Kind.OUTCOMES, *GROWABLE),
) -> Edit:
    """Any edit that a person could make of a workbook, of a row of some kinds."""
    growable = [kind for kind in GROWABLE if kind in among and workbook.of_kind(kind)]
    verb = draw(st.sampled_from(["set", "add", "remove", "move"] if growable else ["set"]))
    if verb == "set":
        kind = draw(st.sampled_from([kind for kind in among if workbook.of_kind(kind)]))
        row = draw(st.sampled_from(workbook.of_kind(kind)))
        name = draw(st.sampled_from(fields(workbook, kind, row)))
        new = draw(st.sampled_from(Rag) if name == "rag" else TEXT)
        return set_field(workbook, kind, row.id, name, str(new))
    kind = draw(st.sampled_from(growable))
    row = draw(st.sampled_from(workbook.of_kind(kind)))
    parent = draw(st.sampled_from(parents(workbook, kind)))
    if verb == "add":
        return Add(kind, new_row(workbook, kind, parent), draw(places(workbook, kind, parent)))
    if verb == "remove":
        return remove_row(workbook, kind, row.id)
    here = place_of(workbook, kind, row.id)
    if here.parent not in parents(
        workbook, kind
    ):  # what is unassigned can be given a home, not moved there
        return remove_row(workbook, kind, row.id)
    return Move(kind, row.id, here, draw(places(workbook, kind, parent, without=row.id)))


def parents(workbook: Workbook, kind: Kind) -> list[str]:
    """Return the ids that a row of a kind may have as its parent."""
    if kind is Kind.ACTIONS:
        return [outcome.id for outcome in workbook.outcomes] or [""]
    if kind is Kind.DISCUSSED:
        return [meeting.id for meeting in workbook.meetings] or [""]
    return [table.id for table in workbook.achieved] if kind is Kind.ROWS else [""]


def places(
    workbook: Workbook, kind: Kind, parent: str, without: str = ""
) -> st.SearchStrategy[Place]:
    """Any place among the rows of a parent."""
    family = [row.id for row in siblings(workbook, kind, parent) if row.id != without]
    return st.sampled_from(["", *family]).map(lambda after: Place(parent, after))


WORKBOOK = Workbook(
    commitments=(Commitment("1"),),
    outcomes=(Outcome("1.A", "1"),),
    actions=(Action("1-01", "1.A", who="DW"), Action("1-02", "1.A")),
    achieved=(
        AchievedTable("1.R1", "1", columns=("Outcomes Achieved",)),
        AchievedTable("1.R2", "1", columns=("Name",), growable=True),
    ),
    rows=(AchievedRow("1-R01", "1.R1", cells=("",)), AchievedRow("1-R02", "1.R2", cells=("",))),
)


@st.composite
def later(draw: st.DrawFn, workbook: Workbook, most: int = 6) -> Workbook:
    """Any state that a person could have brought a workbook to.

    A row goes with what it belongs to, as in every verb: without it it stands in any order.
    """
    for _ in range(draw(st.integers(0, most))):
        workbook = apply(workbook, draw(edits(workbook)))
    for kind in (kind for kind in GROWABLE if kind in PARENTS):
        homes = {row.id for row in workbook.of_kind(PARENTS[kind][1])}
        for row in reversed(workbook.of_kind(kind)):
            if parent_id(kind, row) not in homes:
                workbook = apply(workbook, remove_row(workbook, kind, row.id))
    return workbook
