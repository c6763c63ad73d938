"""Which actions a filter shows."""

import pytest
from hypothesis import given

from eh_tui.files.toml.read import read_workbook
from eh_tui.model.core.columns import form_rows
from eh_tui.model.core.form_rows import Action, Commitment, Outcome
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Column, Of, Role
from eh_tui.model.form.form import Form
from eh_tui.model.people.filters import Filter, people, rating_filters, word_filters
from eh_tui.model.people.register import register_of
from tests.support.any_form import DrawnFile, drawn_files
from tests.support.forms import example
from tests.support.people import DANA, audit
from tests.support.rag import Rag

NOBODY = register_of(Workbook())


def _action(who: str = "", rag: Rag = Rag.NONE) -> Action:
    return Action("1-01", "1.A", who=who, rag=rag)


def test_without_a_wish_every_action_is_shown() -> None:
    """An empty filter is how the whole sheet comes back."""
    assert Filter().accepts(Workbook(), _action("DW", Rag.RED), NOBODY)
    assert Filter().accepts(Workbook(), _action(), NOBODY)
    assert Filter().words(Form()) == ""


def test_one_rating_is_shown_alone() -> None:
    """Not rated is a rating of its own here (DOMAIN.md 3)."""
    assert Filter(Rag.NONE).accepts(Workbook(), _action(rag=Rag.NONE), NOBODY)
    assert not Filter(Rag.NONE).accepts(Workbook(), _action(rag=Rag.RED), NOBODY)
    assert Filter(Rag.RED).words(Form()) == "only at risk"


@pytest.mark.parametrize("who", ["DW", "D.W.", "dw / TB", "TB,DW", "Newsletter\nD W "])
def test_a_person_is_found_however_they_are_written(who: str) -> None:
    """Case, dots and spaces make no difference; a cell may name several (DOMAIN.md 5)."""
    assert Filter(who="DW").accepts(Workbook(), _action(who), NOBODY)
    assert Filter(who="DW").words(Form()) == "only who has DW"


@pytest.mark.parametrize("who", ["", "DWX", "D Whitfield", "no DW here"])
def test_a_name_within_another_is_somebody_else(who: str) -> None:
    """Initials are short, and occur in many words."""
    assert not Filter(who="DW").accepts(Workbook(), _action(who), NOBODY)


def test_everything_that_a_person_does_is_shown_however_they_are_written() -> None:
    """The register tells that these are one, and one of them another (DOMAIN.md 5)."""
    workbook = audit("DW", "D.Whitfield / DSLs", "Mrs Whitfield", "Mr Whitfield", "TB")
    register = register_of(workbook)
    for spelling in ("Dana Whitfield", "DW", "d. whitfield"):
        shown = [
            a.id for a in workbook.actions if Filter(who=spelling).accepts(workbook, a, register)
        ]
        assert shown == ["1-01", "1-02", "1-03"]


def test_a_role_is_shown_however_it_is_written() -> None:
    """All that the DSLs have to do, as one list."""
    workbook = audit("DSL’s", "DW / all DSLs", "Designated Safeguarding Lead", "DW")
    register = register_of(workbook)
    shown = [a.id for a in workbook.actions if Filter(who="DSLs").accepts(workbook, a, register)]
    assert shown == ["1-01", "1-02", "1-03"]


def test_a_person_of_the_register_is_offered_once_by_name() -> None:
    """Initials say little to whoever is new; what the register does not know is as typed."""
    workbook = audit(
        "DW / QX", "D.Whitfield", "q.x.", "Newsletter", people=(DANA, Person("P2", "A"))
    )
    assert people(workbook) == (("Dana Whitfield", 2), ("QX", 2), ("Newsletter", 1))


def test_people_come_with_the_number_of_their_actions() -> None:
    """Twice in one cell is one action; the busiest come first."""
    workbook = audit("TB", "D.W. / dw", "DW\nTB / ,", "T.B.", "", people=())

    assert people(workbook) == (("TB", 3), ("D.W.", 2))


@given(drawn_files())
def test_each_choice_shows_as_many_rows_as_it_says(drawn: DrawnFile) -> None:
    """Whatever the form rates or offers words for, on its outcomes as on its actions."""
    workbook = read_workbook(drawn.filled).workbook
    register = register_of(workbook)
    for choice in (*rating_filters(workbook), *word_filters(workbook)):
        shown = [
            row for row in form_rows(workbook) if choice.filter.accepts(workbook, row, register)
        ]
        assert len(shown) == choice.number


def test_a_rating_of_outcomes_is_chosen_by_its_name() -> None:
    """And what it shows is said with it, since the same words may be a moderator's."""
    workbook = example("standards-self-assessment")
    filters = [choice.filter for choice in rating_filters(workbook)]
    words = [each.words(workbook.form) for each in filters]
    assert "only Our score: 1 Not met" in words
    assert "only Moderated score: not rated" in words


def test_whoever_leads_an_objective_is_offered_too() -> None:
    """A form may ask for a name beside its outcomes, and not beside its actions."""
    columns = (
        Column("Aim", Role.OUTCOME, of=Of.OUTCOME),
        Column("Lead", Role.WHO, of=Of.OUTCOME),
        Column("Step", Role.ACTION),
    )
    workbook = Workbook(
        form=Form("aims", columns=columns),
        commitments=(Commitment("1"),),
        outcomes=(Outcome("1.A", "1", who="DW"), Outcome("1.B", "1", who="TB")),
        actions=(Action("1-01", "1.A"),),
    )
    assert people(workbook) == (("DW", 1), ("TB", 1))
    register = register_of(workbook)
    shown = [r.id for r in form_rows(workbook) if Filter(who="d.w.").accepts(workbook, r, register)]
    assert shown == ["1.A"]
