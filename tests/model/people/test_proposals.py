"""The register proposed from the names in an audit: what is certain, and what is asked."""

import pytest
from hypothesis import given

from eh_tui.model.core.edits import apply
from eh_tui.model.core.form_rows import AchievedRow, AchievedTable
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.people.proposals import accepted, proposal_in_words, proposals
from eh_tui.model.people.register import read_who, register_of
from tests.support.people import DANA, audit, audits


def accept_all(workbook: Workbook) -> Workbook:
    """Return a workbook with every proposal accepted."""
    for edit in accepted(workbook, proposals(workbook)):
        workbook = apply(workbook, edit)
    return workbook


def people_of(workbook: Workbook) -> list[tuple[str, str, str]]:
    """Return each person's name, initials and aliases."""
    return [(person.name, person.initials, person.aliases) for person in workbook.people]


def doubts(workbook: Workbook) -> list[str]:
    """Return what is left to people."""
    return [proposal_in_words(proposal) for proposal in proposals(workbook) if proposal.doubt]


@pytest.mark.parametrize(
    ("whos", "expected"),
    [
        (
            ("LC", "L.C.", "L Carter", "Mrs Carter", "Lena Carter / DSL’s"),
            [("Lena Carter", "LC", "L Carter; Mrs Carter")],
        ),
        (("Mrs Carter", "L Carter"), [("L Carter", "", "Mrs Carter")]),
        (("Mr Carter", "Mrs Carter"), [("Mr Carter", "", ""), ("Mrs Carter", "", "")]),
        (("Mrs Anne Dale", "AD"), [("Anne Dale", "AD", "Mrs Anne Dale")]),
        (
            ("Jo Stone-Shaw", "JS", "J Stone Shaw"),
            [("Jo Stone-Shaw", "JS", "J Stone Shaw")],
        ),
        (
            ("Lena Carter", "Luke Carter", "Luke Carter, Lena Carter"),
            [("Lena Carter", "", ""), ("Luke Carter", "", "")],
        ),
        (
            ("DSL (Sarah Jones)", "Head [S Jones]", "SENCo – Sarah Jones", "Lead: Sarah Jones"),
            [("Sarah Jones", "", "S Jones")],
        ),
        (("DSL Sarah Jones", "Sarah Jones (cover)"), [("Sarah Jones", "", "")]),
        (
            ("Zoe Muller", "Zoë Müller", "Muller, Zoe"),
            [("Zoe Muller", "", "Zoë Müller; Muller, Zoe")],
        ),
        (("SJ Smith", "Sarah-Jane Smith"), [("Sarah-Jane Smith", "", "SJ Smith")]),
        (("Newsletter", "Via teachers", "all DSLs", "", "someone else", "Ask the office"), []),
        (("Lunch Club", "Family Support Team", "Mr and Mrs Carter"), []),
    ],
)
def test_spellings_of_one_person_become_one_person(
    whos: tuple[str, ...], expected: list[tuple[str, str, str]]
) -> None:
    """So that nobody has to type a register."""
    assert people_of(accept_all(audit(*whos, people=()))) == expected


@pytest.mark.parametrize(
    ("whos", "people", "doubt"),
    [
        (
            ("Lena Carter / Luke Carter", "L Carter"),
            (),
            "1-02: “L Carter” could be Lena Carter or Luke Carter",
        ),
        (
            ("Lena Carter", "Len Carter"),
            (),
            "1-02: “Len Carter” may be Lena Carter; if so, make it an alias",
        ),
        (("L Carter", "Mr Carter", "Mrs Carter"), (), "1-02: “Mr Carter” could be L Carter"),
        (
            ("SJ Smith",),
            (Person("P1", "Sarah Smith"),),
            "1-01: “SJ Smith” may be Sarah Smith (P1); if so, make it an alias",
        ),
        (("QX",), (), "1-01: “QX” is nobody in the register; who is it?"),
        (("Dana",), (DANA,), "1-01: “Dana” may be Dana Whitfield (P1); if so, make it an alias"),
        (
            ("Lena Carter",),
            (Person("P1", "Mrs Carter"),),
            "1-01: “Lena Carter” may be Mrs Carter (P1); if so, make it an alias",
        ),
        (
            ("DW",),
            (DANA, Person("P2", "Derek Wood")),
            "1-01: “DW” could be Dana Whitfield (P1) or Derek Wood (P2)",
        ),
    ],
)
def test_what_is_not_certain_is_asked_and_never_merged(
    whos: tuple[str, ...], people: tuple[Person, ...], doubt: str
) -> None:
    """Two people taken for one can hardly be told apart again."""
    workbook = audit(*whos, people=people)
    assert doubt in doubts(workbook)
    assert doubts(accept_all(workbook))


def test_somebody_in_the_register_gets_the_spellings_it_lacks() -> None:
    """What is listed already stays as it is written there."""
    tomasz = Person("P2", "Tomasz Berg", "Deputy Head", aliases="Tomek")
    workbook = accept_all(
        audit("T.B.", "T Berg / Tomek", "DW / D.Whitfield", people=(DANA, tomasz))
    )
    assert people_of(workbook) == [
        ("Dana Whitfield", "DW", "Mrs Whitfield; D.Whitfield"),
        ("Tomasz Berg", "TB", "Tomek; T Berg"),
    ]


def test_who_signs_and_who_was_trained_is_looked_at_too() -> None:
    """They are written in full there, and with their role."""
    workbook = audit("LC", people=(), signing=(("Principal", "Lena Carter"), ("Governor", "")))
    table = AchievedTable("1.R1", "1", columns=("Name of staff member", "Date"), growable=True)
    row = AchievedRow("1-R01", "1.R1", cells=("Amy Frost", "5/2024"))
    trained = Workbook(
        actions=workbook.actions, signatories=workbook.signatories, achieved=(table,), rows=(row,)
    )
    after = accept_all(trained)
    assert [(person.name, person.role) for person in after.people] == [
        ("Lena Carter", "Principal"),
        ("Amy Frost", ""),
    ]


def test_the_role_beside_a_name_is_theirs() -> None:
    """As it is for who signs."""
    after = accept_all(audit("SENCo (Amy Frost)", "Head: Lena Carter", people=()))
    assert [(person.name, person.role) for person in after.people] == [
        ("Amy Frost", "SENCo"),
        ("Lena Carter", "Headteacher"),
    ]


def test_one_proposal_can_be_accepted_alone() -> None:
    """The user goes through them one by one."""
    workbook = audit("Lena Carter / Amy Frost", people=())
    (edit,) = accepted(workbook, proposals(workbook)[1:])
    assert people_of(apply(workbook, edit)) == [("Amy Frost", "", "")]


@given(audits())
def test_an_accepted_register_needs_no_more_proposals(workbook: Workbook) -> None:
    """And it is all that has changed: no cell is rewritten."""
    after = accept_all(workbook)
    assert [
        proposal_in_words(proposal) for proposal in proposals(after) if not proposal.doubt
    ] == []
    assert (after.actions, after.rows, after.signatories) == (
        workbook.actions,
        workbook.rows,
        workbook.signatories,
    )


@given(audits())
def test_a_proposal_makes_nobody_somebody_else(workbook: Workbook) -> None:
    """Whoever a cell names is named after as before, or asked about beside a newcomer."""
    register, later = register_of(workbook), register_of(accept_all(workbook))
    for action in workbook.actions:
        after = read_who(action.who, later)
        candidates = {person.id for part in after.parts for person in part.people}
        assert {person.id for person in read_who(action.who, register).people} <= candidates
