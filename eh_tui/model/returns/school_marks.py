"""What an export says of its school and of its return, so that a partnership knows both again."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.assurance_rows import ReturnStep
from eh_tui.model.core.row_ids import fresh_id
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.paper.facts import FACTS_OF_SCHOOL, RETURN, RETURN_BECAUSE, RETURN_DATE

SchoolMarks = Mapping[str, str]
"""Texts by the names of facts; what is not given is left out."""

_PLACE = re.compile(
    r"(?:Number (?P<number>.+?))?(?:(?:^|, )Phase (?P<phase>.+?))?"
    r"(?:(?:^|, )Locality (?P<locality>.+))?"
)


def school_marks(workbook: Workbook) -> Iterator[tuple[str, str]]:
    """Yield what an export of a workbook says, each with its name."""
    for name, field in FACTS_OF_SCHOOL.items():
        if text := getattr(workbook.school, field):
            yield name, text
    if not workbook.returns:
        return
    step = workbook.returns[-1]
    yield RETURN, step.state
    yield from (
        (name, text)
        for name, text in ((RETURN_DATE, step.date), (RETURN_BECAUSE, step.because))
        if text
    )


def marks_called(kept: Mapping[str, str]) -> SchoolMarks:
    """Return the marks among what is kept of an export under names in small letters."""
    names = (*FACTS_OF_SCHOOL, RETURN, RETURN_DATE, RETURN_BECAUSE)
    return {name: kept[name.lower()] for name in names if name.lower() in kept}


def place_in(text: str) -> SchoolMarks:
    """Return what a line of `in_its_partnership` says, nothing for any other text."""
    found = _PLACE.fullmatch(text)
    said = found.groupdict() if found else {}
    return {name: said[field] for name, field in FACTS_OF_SCHOOL.items() if said.get(field)}


def with_school_marks(workbook: Workbook, marks: SchoolMarks) -> Workbook:
    """Return an audit whose export says this."""
    told = {field: marks[name] for name, field in FACTS_OF_SCHOOL.items() if name in marks}
    marked = replace(workbook, school=replace(workbook.school, **told))
    state = marks.get(RETURN, "")
    if not state:
        return marked
    id = fresh_id(marked, Kind.RETURNS)
    step = ReturnStep(id, state, marks.get(RETURN_DATE, ""), marks.get(RETURN_BECAUSE, ""))
    return replace(marked, returns=(step,))
