"""A school's audit, filled in by chance."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from eh_tui.files.system.paths import form_file
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.edits import Edit, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.submitting import submit, unrated_rows
from tests.partnership.schools import InventedSchool

YEAR = "2026-27"
SHARED_TEXT = "Reviewed by the whole staff in the autumn term and shared with all governors."
"""What several schools return word for word, as where one has sent it to the others."""
_WHO = ("Dana Whitfield", "DSL", "SENCO", "Head", "DW / LM", "Office", "")
_WHEN = ("6/2027", "September 2026", "Termly", "31/10/2026", "ongoing", "March 2027", "")
_NOTES = ("", "", "", "Minuted.", "The trainer comes in {month}.", "Asked {who} on {day}.")
_MONTHS = ("January", "March", "May")


@dataclass(frozen=True, slots=True)
class Filling:
    """How a school fills its audit in."""

    ratings: tuple[str, ...] = ("red", "amber", "amber", "green", "green", "green", "none")
    year: str = YEAR
    note: str = ""
    """A text of every action; by chance where it is empty."""
    is_submitted: bool = True
    has_place: bool = True
    """Whether its number, phase and locality are in it."""
    is_plain: bool = False
    """Whether nothing is written but the ratings."""


DRAFT = Filling(is_submitted=False)


def blank() -> WorkbookText:
    """Return the form that every school is asked to fill in."""
    return WorkbookText.parse(form_file().read_bytes())


def filled(form: WorkbookText, school: InventedSchool, how: Filling, chance: Random) -> bytes:
    """Return a school's workbook; the same chance gives the same bytes."""
    text, _ = form.edited(list(_school_edits(form.workbook, school, how)))
    text, _ = text.edited(list(_action_edits(text.workbook, how, chance)))
    if how.is_submitted:
        because = "The trainer is ill." if unrated_rows(text.workbook) else ""
        day = date(2026, 11, 2) + timedelta(chance.randrange(18))
        said = submit(text.workbook, date=f"{day.day}/{day.month}/{day.year}", because=because)
        text, _ = text.edited([said])
    return text.encode()


def _school_edits(workbook: Workbook, school: InventedSchool, how: Filling) -> Iterable[Edit]:
    said = {"name": school.name, "audit_date": "2 November 2026", "year": how.year}
    if how.has_place:
        said |= {name: getattr(school, name) for name in ("number", "phase", "locality")}
    for name, text in said.items():
        yield set_field(workbook, Kind.SCHOOL, "school", name, text)


def _action_edits(workbook: Workbook, how: Filling, chance: Random) -> Iterable[Edit]:
    for action in workbook.actions:
        said = {"rag": chance.choice(how.ratings)}
        if not how.is_plain:
            said |= {"when": chance.choice(_WHEN), "who": chance.choice(_WHO)}
            said["note"] = how.note or _note(chance)
        for name, text in said.items():
            yield set_field(workbook, Kind.ACTIONS, action.id, name, text)


def _note(chance: Random) -> str:
    words = {
        "month": chance.choice(_MONTHS),
        "who": chance.choice(_WHO[:4]),
        "day": f"{chance.randrange(1, 28)} October",
    }
    return chance.choice(_NOTES).format(**words)
