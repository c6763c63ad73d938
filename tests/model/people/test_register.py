"""A Who cell read by the register: every spelling is somebody, and nobody is guessed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.errors import NotFound, Refused
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.people.register import (
    count_of_role,
    holders,
    person_named,
    read_who,
    register_of,
)
from eh_tui.model.people.who_cell import Sort, has_left
from tests.support.people import ANA, DANA, JO, STAFF, TOMASZ, audit, cells, people

REGISTER = register_of(audit())


def sorts(text: str) -> list[tuple[Sort, str]]:
    """Return each part of a cell with what it is."""
    return [(part.sort, part.text) for part in read_who(text, REGISTER).parts]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Dana Whitfield", DANA),
        ("dana  WHITFIELD", DANA),
        ("DW", DANA),
        ("D.W.", DANA),
        ("d w", DANA),
        ("D Whitfield", DANA),
        ("D.Whitfield", DANA),
        ("D. Whitfield ", DANA),
        ("Mrs Whitfield", DANA),
        ("Mrs. D Whitfield", DANA),
        ("MrsWhitfield", DANA),
        ("MRS WHITFIELD", DANA),
        ("Miss Dana Whitfield", DANA),
        ("Dana\nWhitfield", DANA),
        ("· DW", DANA),
        ("DW (lead)", DANA),
        ("TB", TOMASZ),
        ("Mr Berg", TOMASZ),
        ("JSS", JO),
        ("J.S.", JO),
        ("Mrs Stone-Shaw", JO),
        ("J Stone Shaw", JO),
        ("A de Souza", ANA),
        ("Mrs de Souza", ANA),
        ("AdS", ANA),
    ],
)
def test_one_person_is_known_by_every_spelling(text: str, person: Person) -> None:
    """The guide's school writes one of its staff in five ways (DOMAIN.md 5)."""
    assert read_who(text, REGISTER).people == (person,)


@pytest.mark.parametrize(
    "text", ["QX", "Whitfield", "Dana", "Mr Whitfield", "M Whitfield", "DWX", "AS", "someone"]
)
def test_nobody_is_guessed(text: str) -> None:
    """A wrong name on an action is worse than a question; a Mr is no Mrs."""
    assert sorts(text) == [(Sort.UNKNOWN, text)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("DSL’s", "DSL"),
        ("DSLs", "DSL"),
        ("all DSLs", "DSL"),
        ("10 DSL", "DSL"),
        ("Designated Safeguarding Leads", "DSL"),
        ("FSW", "Family Support Worker"),
        ("Family Support Worker", "Family Support Worker"),
        ("SENCO", "SENCo"),
        ("TAs", "Teaching Assistants"),
        ("all staff", "Staff"),
        ("Phonics and Reading Lead", "Phonics and Reading Lead"),
        ("PRL", "Phonics and Reading Lead"),
    ],
)
def test_a_role_is_no_person(text: str, role: str) -> None:
    """Whoever holds it changes, the cell does not."""
    who = read_who(text, REGISTER)
    assert (who.roles, who.people, who.unknown) == ((role,), (), ())


@pytest.mark.parametrize(
    "text",
    [
        "Newsletter",
        "Newsletter/\nposters",
        "Web site",
        "Newsletter/ website",
        "Via teachers ",
        "Website\nClass Dojo",
        "Posters newsletter \nIn person",
        "Staff meetings/\nphase meetings",
        "Induction/ safeguarding training",
        "Notice boards/\nposters/ folders",
        "Follow up meetings",
        "Assemblies",
        "School Gateway",
        "email to parents",
        "letter home",
    ],
)
def test_a_channel_is_told_from_people(text: str) -> None:
    """Ten of the guide's 25 cells name no person (DOMAIN.md 5)."""
    who = read_who(text, REGISTER)
    assert who.channels
    assert len(who.channels) == len(who.parts)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("DW  / QX", [(Sort.PERSON, "DW"), (Sort.UNKNOWN, "QX")]),
        ("D.Whitfield / DSL’s", [(Sort.PERSON, "D.Whitfield"), (Sort.ROLE, "DSL’s")]),
        ("DW\nTB, AdS", [(Sort.PERSON, "DW"), (Sort.PERSON, "TB"), (Sort.PERSON, "AdS")]),
        ("DW and TB", [(Sort.PERSON, "DW"), (Sort.PERSON, "TB")]),
        ("DW&TB", [(Sort.PERSON, "DW"), (Sort.PERSON, "TB")]),
        ("RF and MC", [(Sort.UNKNOWN, "RF"), (Sort.UNKNOWN, "MC")]),
        ("Smith and Jones plumbers", [(Sort.UNKNOWN, "Smith and Jones plumbers")]),
        ("DW / Newsletter", [(Sort.PERSON, "DW"), (Sort.CHANNEL, "Newsletter")]),
        ("", []),
        (" / ,\n", []),
    ],
)
def test_a_cell_is_parted_only_where_the_whole_means_nothing(
    text: str, parts: list[tuple[Sort, str]]
) -> None:
    """An "and" may stand within a role, or between two people."""
    assert sorts(text) == parts


BESIDE = (
    *("FSW (Dana Whitfield)", "SENCo [D Whitfield]", "FSW – Dana Whitfield", "FSW - DW", "FSW—DW"),
    *("Lead: Dana Whitfield", "Lead = DW", "FSW Dana Whitfield", "Dana Whitfield FSW", "(DW)"),
    *("Dana Whitfield (FSW)", "Dana Whitfield – FSW", "Dana Whitfield (lead, until July)"),
    *("FSW\n(Dana Whitfield)", "Autumn term: DW", "Ask the office (Mrs Whitfield)"),
    *("Family Support Worker (DW)", "DW [PRL]", "Phonics and Reading Lead: DW"),
)


@pytest.mark.parametrize("text", BESIDE)
def test_a_person_beside_a_role_is_that_person(text: str) -> None:
    """Whoever leaves takes their tasks along, whatever else the cell says of them."""
    who = read_who(text, REGISTER)
    assert (who.people, who.roles, who.unknown) == ((DANA,), (), ())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("SENCo (DW), Tomasz Berg", [(Sort.PERSON, "DW"), (Sort.PERSON, "Tomasz Berg")]),
        ("TB, DSLs (DW, AdS)", [(Sort.PERSON, "TB"), (Sort.PERSON, "DW"), (Sort.PERSON, "AdS")]),
        ("Leads: DW and TB", [(Sort.PERSON, "DW"), (Sort.PERSON, "TB")]),
        ("DW (TB)", [(Sort.PERSON, "DW"), (Sort.PERSON, "TB")]),
        ("Newsletter (DW)", [(Sort.CHANNEL, "Newsletter"), (Sort.PERSON, "DW")]),
        ("Newsletter – termly", [(Sort.CHANNEL, "Newsletter")]),
        ("DSLs (trained)", [(Sort.ROLE, "DSLs")]),
        ("DSL (Mia Frost)", [(Sort.ROLE, "DSL"), (Sort.UNKNOWN, "Mia Frost")]),
        ("Attendance Officer: Mia Frost", [(Sort.UNKNOWN, "Mia Frost")]),
        ("Mia Frost (cover)", [(Sort.UNKNOWN, "Mia Frost")]),
        ("Head of the hub (open)", [(Sort.UNKNOWN, "Head of the hub (open)")]),
        ("DSL (DW", [(Sort.PERSON, "DW")]),
    ],
)
def test_what_stands_beside_is_read_too(text: str, parts: list[tuple[Sort, str]]) -> None:
    """Somebody whom nobody knows yet is told, a mere remark is not."""
    assert sorts(text) == parts


ACCENTS = register_of(
    audit(
        people=(
            Person("P1", "Zoë Müller"),
            Person("P2", "Sarah-Jane Smith"),
            Person("P3", "Sarah Patel"),
            Person("P4", "Łukasz Nowak"),
            Person("P5", "Søren Ås"),
            Person("P6", "ગીતા પટેલ"),
            Person("P7", "ગતા પટેલ"),
        )
    )
)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        *(("Zoe Muller", "P1"), ("Zoe Mueller", "P1"), ("ZOË MÜLLER", "P1"), ("Z Muller", "P1")),
        *(("Ms Mueller", "P1"), ("Zoe\u0308 Mu\u0308ller", "P1"), ("Lukasz Nowak", "P4")),
        *(("SJ Smith", "P2"), ("S-J Smith", "P2"), ("S.J. Smith", "P2"), ("S Smith", "P2")),
        *(("Patel, Sarah", "P3"), ("Patel, S", "P3"), ("PATEL, Sarah (lead)", "P3")),
        *(("Soren As", "P5"), ("ગીતા પટેલ", "P6"), ("ગતા પટેલ", "P7")),
    ],
)
def test_a_name_is_known_as_another_keyboard_or_list_writes_it(text: str, id: str) -> None:
    """Without accents, surname first; a vowel sign of Gujarati is no accent."""
    assert [person.id for person in read_who(text, ACCENTS).people] == [id]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Patel, Sarah, Müller, Zoë", ["P3", "P1"]),
        ("Patel, Sarah; Nowak, L", ["P3", "P4"]),
        ("Patel, Sarah and SJ Smith / Z Müller", ["P3", "P2", "P1"]),
        ("Sarah Patel, Sarah-Jane Smith", ["P3", "P2"]),
    ],
)
def test_a_comma_within_a_name_parts_nobody(text: str, ids: list[str]) -> None:
    """As lists from the office have it, beside commas that do."""
    assert [person.id for person in read_who(text, ACCENTS).people] == ids


def test_who_differs_by_an_accent_is_asked_about() -> None:
    """Typed with it, it is that person."""
    register = register_of(audit(people=(Person("P1", "Zoe Muller"), Person("P2", "Zoë Müller"))))
    assert [person.id for person in read_who("Zoë Müller", register).people] == ["P2"]
    assert read_who("Zoe Muller", register).ambiguous


def test_initials_beside_the_full_name_are_no_question() -> None:
    """That is why both were written."""
    twin = Person("P9", "Derek Wood")
    register = register_of(audit(people=(replace(DANA, initials=""), twin)))
    for text in ("Dana Whitfield (DW)", "DW (Dana Whitfield)"):
        who = read_who(text, register)
        assert ([person.id for person in who.people], who.ambiguous) == (["P1"], ())


def test_a_full_name_tells_more_than_initials_of_ones_own() -> None:
    """DW is Dana's in the register; here it was written for Derek."""
    derek = Person("P9", "Derek Wood")
    register = register_of(audit(people=(DANA, derek)))
    assert read_who("DW (Derek Wood)", register).people == (derek,)


def test_initials_beside_an_unknown_name_are_nobody_elses() -> None:
    """The register knows another DW, who has nothing to do with it."""
    for text in ("Dora Wade (DW)", "DW (Dora Wade)"):
        assert sorts(text) == [(Sort.UNKNOWN, "Dora Wade")]


def test_an_alias_that_is_a_full_name_has_its_short_forms() -> None:
    """Whoever married is still found by every spelling of the name before."""
    dana = Person("P1", "Dana Brown", aliases="Dana Whitfield")
    register = register_of(audit(people=(dana,)))
    for text in ("Dana Whitfield", "D Whitfield", "Mrs Whitfield", "DW", "DB", "Mrs D Whitfield"):
        assert read_who(text, register).people == (dana,), text


@pytest.mark.parametrize(
    ("left", "is_gone"),
    [("July 2026", True), ("18/12/2026", True), ("yes", False), ("12/10", False), (" ", False)],
)
def test_only_a_date_of_leaving_counts(left: str, is_gone: bool) -> None:
    """A text that can't be read is asked about, and nobody is gone by it."""
    assert has_left(Person("P1", "Dana Whitfield", left=left)) is is_gone


def test_prose_names_nobody() -> None:
    """A page of text in a Who cell is no list of names, and takes no time to say so."""
    assert read_who("DW / " * 1000, REGISTER).parts == ()


def test_shared_initials_are_asked_about() -> None:
    """Nobody can tell which of the two was meant, not even where one has left."""
    twin = Person("P9", "Derek Wood", left="July 2026")
    who = read_who("DW / TB", register_of(audit(people=(*STAFF, twin))))
    assert who.people == (TOMASZ,)
    assert [part.people for part in who.ambiguous] == [(DANA, twin)]


def test_initials_of_ones_own_end_the_question() -> None:
    """That is how a school tells two people apart."""
    twin = Person("P9", "Derek Wood", initials="DWo")
    assert read_who("DW", register_of(audit(people=(*STAFF, twin)))).people == (DANA,)


def test_an_alias_is_stronger_than_a_rule() -> None:
    """It is the answer to "who is it?", and stays so when somebody of that surname comes."""
    newcomer = Person("P9", "Mia Whitfield")
    register = register_of(audit(people=(*STAFF, newcomer)))
    assert read_who("Mrs Whitfield", register).people == (DANA,)
    assert read_who("Miss Whitfield", register).ambiguous


def test_who_has_left_is_still_known() -> None:
    """An old cell goes on naming them, and is told."""
    gone = replace(DANA, left="July 2026")
    who = read_who("DW / TB", register_of(audit(people=(gone, TOMASZ))))
    assert (who.people, who.left) == ((gone, TOMASZ), (gone,))


def test_initials_are_told_from_other_unknown_words() -> None:
    """Initials that nobody has are a gap in the register; "someone" is not."""
    parts = read_who("Q.X. / someone", REGISTER).unknown
    assert [part.is_initials for part in parts] == [True, False]


def test_two_letters_are_a_persons_before_they_are_a_role() -> None:
    """Where there is a Tom Adams, TA is him; the assistants are TAs."""
    tom = Person("P9", "Tom Adams")
    register = register_of(audit(people=(tom,)))
    assert read_who("TA", register).people == (tom,)
    assert read_who("TAs", register).roles == ("Teaching Assistants",)
    assert read_who("TA", REGISTER).roles == ("Teaching Assistants",)


def test_a_role_counts_those_who_hold_it_and_are_here() -> None:
    """Deputies are trained to the same standard as the lead; a governor is no staff."""
    governor = Person("P5", "Peter Lindqvist", "Chair of Governors")
    gone = Person("P6", "Nia Kaur", "DSL", left="2025")
    register = register_of(audit(people=(*STAFF, governor, gone)))
    assert holders(register, "DSLs") == (TOMASZ, JO)
    assert count_of_role(register, "all staff") == len(STAFF)
    assert count_of_role(register, "Governors") == 1
    assert count_of_role(register, "Deputy Head") == 1
    assert count_of_role(register, "Gardener") == 0


def test_a_person_is_named_by_id_or_by_any_spelling() -> None:
    """As commands take them."""
    assert person_named(REGISTER, "P2") == TOMASZ
    assert person_named(REGISTER, "mrs whitfield") == DANA


def test_a_name_that_names_nobody_or_several_is_refused_with_what_to_do() -> None:
    """Two people may bear one name; their numbers differ."""
    twins = register_of(audit(people=(DANA, replace(DANA, id="P2"))))
    with pytest.raises(Refused, match=r"could be Dana Whitfield \(P1\) or Dana Whitfield \(P2\)"):
        person_named(twins, "DW")
    with pytest.raises(NotFound, match="nobody in the register"):
        person_named(REGISTER, "QX")


@given(st.text() | cells(), people())
def test_any_cell_is_read_and_its_parts_are_its_own_words(
    text: str, everybody: tuple[Person, ...]
) -> None:
    """Who is free text: reading never fails, and each part says where it stands."""
    who = read_who(text, register_of(Workbook(people=everybody)))
    end = 0
    for part in who.parts:
        assert end <= part.start
        assert text[part.start : part.end] == part.text
        assert part.text.strip() == part.text != ""
        assert (part.sort is Sort.PERSON) == (len(part.people) == 1)
        end = part.end


@given(st.text(), st.text(), st.text(), st.text(), st.text())
def test_any_register_can_be_read_by(
    name: str, role: str, initials: str, aliases: str, cell: str
) -> None:
    """A register is typed by hand as well."""
    everybody = (Person("P1", name, role, initials, aliases), Person("P2", cell))
    read_who(cell, register_of(Workbook(people=everybody)))
