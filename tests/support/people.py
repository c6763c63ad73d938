"""Audits with invented people in them, for the tests of the register."""

from hypothesis import strategies as st

from eh_tui.model.core.form_rows import (
    AchievedRow,
    AchievedTable,
    Action,
    Commitment,
    Outcome,
    Signatory,
)
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.workbook import Workbook
from tests.support.rag import Rag

DANA = Person("P1", "Dana Whitfield", "Family Support Worker", "DW", "Mrs Whitfield")
TOMASZ = Person("P2", "Tomasz Berg", "Deputy Head / Deputy DSL")
JO = Person("P3", "Jo Stone-Shaw", "Designated Safeguarding Lead")
ANA = Person("P4", "Ana de Souza", "Phonics and Reading Lead", "AdS")
STAFF = (DANA, TOMASZ, JO, ANA)


def audit(
    *whos: str, people: tuple[Person, ...] = STAFF, signing: tuple[tuple[str, str], ...] = ()
) -> Workbook:
    """Return an audit with an action for each Who cell, "1-01" first."""
    return Workbook(
        commitments=(Commitment("1"),),
        outcomes=(Outcome("1.A", "1"),),
        actions=tuple(
            Action(f"1-{number:02}", "1.A", who=who) for number, who in enumerate(whos, 1)
        ),
        people=people,
        signatories=tuple(
            Signatory(f"S{number}", role, name) for number, (role, name) in enumerate(signing, 1)
        ),
    )


_NAMES = st.sampled_from(
    (
        *("Dana Whitfield", "Derek Whitfield", "Mrs Whitfield", "D Whitfield", "Mr Wade"),
        *("Dora Wade", "Ana de Souza", "Jo Stone-Shaw", "Tomasz Berg", "Tom Berg", ""),
    )
)
_SPELLINGS = st.sampled_from(
    (
        *("DW", "D.W.", "d w", "D Whitfield", "D.Whitfield", "Mrs Whitfield", "Mr Whitfield"),
        *("Dana Whitfield", "Derek Whitfield", "Dora Wade", "TB", "T. Berg", "Tom Berg", "AdS"),
        *("A de Souza", "JSS", "JS", "Dana", "DSL’s", "all staff", "Newsletter", "QX", "Ask them"),
        *("Dana Whitfield (lead)", "Mr Wade", "Tomasz Berg", "DSL (Dana Whitfield)", "DSL [DW]"),
        *("Lead: Dana Whitfield", "SENCo – TB", "DSL Dana Whitfield", "Berg, Tomasz"),
        *("Dana Whitfield (DW)", "DW (TB)", "DSLs (DW, TB)", "Head (Mia Frost)"),
    )
)
_SEPARATORS = st.sampled_from((" / ", "/", ", ", "\n", " and ", " & ", "; ", "\n· "))


@st.composite
def cells(draw: st.DrawFn) -> str:
    """Any Who cell of some names, known and unknown."""
    cell = draw(st.sampled_from(("", " ", "· ")))
    for number, spelling in enumerate(draw(st.lists(_SPELLINGS, max_size=4))):
        cell += (draw(_SEPARATORS) if number else "") + spelling
    return cell + draw(st.sampled_from(("", " ", "\n")))


@st.composite
def people(draw: st.DrawFn) -> tuple[Person, ...]:
    """Any register, in which people may share a name or initials."""
    return tuple(
        Person(
            f"P{number}",
            draw(_NAMES),
            draw(st.sampled_from(("", "DSL", "Deputy Head", "Governor"))),
            draw(st.sampled_from(("", "DW", "D.W.", "TB"))),
            draw(st.sampled_from(("", "Mrs Whitfield", "D Whitfield; Mr Berg", "AdS"))),
            draw(st.sampled_from(("", "July 2026"))),
        )
        for number in range(1, draw(st.integers(3, 6)))
    )


@st.composite
def audits(draw: st.DrawFn) -> Workbook:
    """Any audit whose cells name any of its people, in any state."""
    workbook = audit(people=draw(people()))
    return Workbook(
        commitments=workbook.commitments,
        outcomes=workbook.outcomes,
        people=workbook.people,
        actions=tuple(
            Action(
                f"1-{number:02}",
                "1.A",
                when=draw(st.sampled_from(("", "ongoing", "6/2024"))),
                who=draw(cells()),
                rag=draw(st.sampled_from(Rag)),
            )
            for number in range(draw(st.integers(0, 4)))
        ),
        achieved=(
            AchievedTable("1.R1", "1", columns=("", "Complete?", "Details", "Review Date")),
            AchievedTable("1.R2", "1", columns=("Name of staff member", "Date"), growable=True),
        ),
        rows=(
            AchievedRow(
                "1-R01", "1.R1", cells=("", draw(st.sampled_from(("Yes", ""))), draw(cells()), "")
            ),
            AchievedRow("1-R02", "1.R2", cells=(draw(_SPELLINGS), "5/2024")),
        ),
        signatories=(Signatory("S1", "Principal", draw(_NAMES)),),
    )
