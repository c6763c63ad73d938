"""A collated round as JSON, for programs; its keys are an interface."""

from collections.abc import Iterable, Mapping
from typing import Any

from eh_tui.model.partnership.changed import Changed
from eh_tui.model.partnership.collated import Collated, RoundLine, State
from eh_tui.model.partnership.questions import SchoolQuestion
from eh_tui.model.partnership.returned import ReturnedSchool


def collated_as_json(
    collated: Collated, changes: Mapping[str, Changed] | None = None
) -> dict[str, Any]:
    """Return a round: who is asked for what, its schools, none yet, and the totals.

    `changes` are by the returns' files; without a round before, "changed" is null. Only what is
    returned is counted.
    """
    known, all_counts = collated.round, collated.counts
    totals: dict[str, Any] = {
        "expected": len(known.schools),
        "returned": collated.number_of(State.RETURNED),
        "problems": collated.number_of(State.PROBLEM),
        "missing": collated.number_of(State.MISSING),
        "superseded": collated.number_of(State.SUPERSEDED),
        "counts": {id: _levels(collated, counts.numbers) for id, counts in all_counts.items()},
        "overdue": collated.overdue,
        "no_date": collated.no_date,
        "changed": None if changes is None else _changed(sum(changes.values(), Changed())),
    }
    return {
        "round": {
            "partnership": known.partnership,
            "name": known.name,
            "form": known.form,
            "version": known.version,
            "year": known.year,
            "asked": known.asked.isoformat() if known.asked else None,
            "due": known.due.isoformat() if known.due else None,
        },
        "schools": [],
        "totals": totals,
    }


def line_as_json(
    collated: Collated,
    line: RoundLine,
    questions: Iterable[SchoolQuestion],
    changes: Mapping[str, Changed] | None,
) -> dict[str, Any]:
    """Return one of the schools: a file, or a school that is missing, with what to ask of it."""
    row = line.returned or ReturnedSchool("")
    change = (changes or {}).get(line.file) if line.state is State.RETURNED else None
    return {
        "school": line.school,
        "number": line.number,
        "phase": line.phase,
        "locality": line.locality,
        "file": line.file,
        "state": line.state.value,
        "why": line.why,
        "counts": {id: _levels(collated, numbers) for id, numbers in row.counts.items()},
        "overdue": sum(row.overdue.values()),
        "no_date": sum(row.no_date.values()),
        "changed": _changed(change) if change else None,
        "questions": [_question(each) for each in questions],
    }


def _question(asked: SchoolQuestion) -> dict[str, str]:
    return {
        "row": asked.row,
        "field": asked.field,
        "check": asked.check,
        "sentence": asked.sentence,
    }


def _levels(collated: Collated, numbers: Mapping[str, int]) -> dict[str, int]:
    """Return how many have each level of the form, also where none has."""
    known = {level.id: 0 for level in collated.form.ratings}
    return known | dict(numbers)


def _changed(found: Changed) -> dict[str, int]:
    return {name: getattr(found, name) for name in ("up", "down", "same", "untouched")}
