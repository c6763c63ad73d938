"""A small form, invented schools and what they return, for tests of the partnership's model."""

from dataclasses import replace
from datetime import date
from typing import Any

from eh_tui.model.core.form_rows import Action, Commitment, Outcome, School
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import TRAFFIC_LIGHTS, Level
from eh_tui.model.partnership.returned import ReturnedSchool, returned_from
from eh_tui.model.partnership.round import ExpectedSchool, Round

TODAY = date(2026, 11, 28)

OAK = ExpectedSchool("Oakfield Primary School", "100001", "primary", "north")
ELM = ExpectedSchool("Elm Street School", "100002", "secondary", "south")
ASH = ExpectedSchool("St. Ash's R.C. School", "100003", "primary", "south")

ROUND = Round("Invented partnership", "small", name="Autumn 2026", schools=(OAK, ELM, ASH))

NOT_APPLICABLE = Level("na", "Not applicable", "X", counts=False)


def blank(*levels: Level) -> Workbook:
    """Return a form of two commitments with two actions each, of Leicester's levels or others."""
    return Workbook(
        form=Form("small", every_level=levels or TRAFFIC_LIGHTS),
        commitments=(Commitment("1", "One"), Commitment("2", "Two")),
        outcomes=(Outcome("1.A", "1", "First"), Outcome("2.A", "2", "Second")),
        actions=tuple(
            Action(f"{number}-0{at}", f"{number}.A", f"Task {at}")
            for number in (1, 2)
            for at in (1, 2)
        ),
    )


def filled(
    school: ExpectedSchool,
    *ratings: str,
    note: str = "",
    when: str = "",
    form: Workbook | None = None,
) -> Workbook:
    """Return a school's audit whose actions have these ratings, in the order of the form."""
    book = form or blank()
    rated = [
        replace(action, rag=rating, note=note, when=when)
        for action, rating in zip(book.actions, ratings, strict=True)
    ]
    return replace(book, school=School(name=school.name), actions=tuple(rated))


def row(school: ExpectedSchool, *ratings: str, came: int = 1, **more: str) -> ReturnedSchool:
    """Return the row of such an audit; `more` are fields of the row."""
    given = ratings or ("red", "amber", "green", "none")
    known: dict[str, Any] = {
        "file": f"{school.name}.toml",
        "digest": f"{school.name} {came} {given}",
        **more,
    }
    return returned_from(filled(school, *given), today=TODAY, came=came, **known)
