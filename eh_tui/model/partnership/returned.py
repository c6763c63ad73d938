"""What a partnership keeps of one workbook that came back: a small row, never the whole audit."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from eh_tui.model.audit.achieved import Report, reports
from eh_tui.model.audit.rated import rated_in
from eh_tui.model.audit.signed_content import content_hash
from eh_tui.model.audit.summary import count
from eh_tui.model.core.columns import evidence_of
from eh_tui.model.core.form_rows import Action, FormRow
from eh_tui.model.core.sections import sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import DueState, dues
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.partnership.marks import (
    RowMark,
    TextMark,
    as_lines,
    every_mark,
    mark_of,
    other_marks,
    own_text_marks,
    short_digest,
)
from eh_tui.model.submitting import state_of_return
from eh_tui.model.when.calendar import Calendar
from eh_tui.model.when.read import read
from eh_tui.model.when.uk_dates import school_year_name


@dataclass(frozen=True, slots=True)
class ReturnedOffer:
    """How a school's offer stands."""

    is_published: bool
    review_overdue: bool
    sentence: str
    """All of it in one line."""


@dataclass(frozen=True, slots=True)
class ReturnedSchool:
    """One file of the folder: whose audit it is, and what it adds up to on the day it was read."""

    file: str
    """Its path below the round's folder, with "/" between folders."""
    came: int = 0
    """When it was written last, in nanoseconds since 1970."""
    digest: str = ""
    """The SHA-256 of its content, by which two copies are known to be one."""
    school: str = ""
    number: str = ""
    phase: str = ""
    locality: str = ""
    year: str = ""
    form: str = ""
    version: str = ""
    title: str = ""
    """What stands above the form, of another one than was asked for."""
    shape: str = ""
    """What of the form decides whether two returns can be added up: `form_shape`."""
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """How many rows have each rating, by commitment and level, `NOT_RATED` for none."""
    overdue: Mapping[str, int] = field(default_factory=dict)
    """How many dates have passed, of actions and reviews, by commitment."""
    no_date: Mapping[str, int] = field(default_factory=dict)
    """How many rows need a date, by commitment."""
    at_risk: Mapping[str, int] = field(default_factory=dict)
    """How many rows have the worst rating, by outcome; outcomes without any are left out."""
    done_with_evidence: int = 0
    """How many rows are completed and say what shows it."""
    is_empty: bool = False
    """Whether nobody has rated or written anything in it."""
    marks: str = ""
    """Each row that a school fills on a line: what tells a change, between rounds or since one was
    asked for."""
    texts: str = ""
    """Each longer text of the school's own on a line, as `own_texts` reads them."""
    standing: str = ""
    """How far its school is by itself, in the words of `ReturnState`; "" where it says nothing."""
    because: str = ""
    """The reason that the school gave when it submitted, "" for none."""
    is_changed: bool = False
    """Whether the file says that it was changed since its last step."""
    offer: ReturnedOffer | None = None
    """How the offer stands where the file is one, None for an audit."""
    remark: str = ""
    """What is to be known of how it was read, a sentence."""
    trouble: str = ""
    """Why it can't be read, a sentence; "" where it can."""
    mend: str = ""
    """What to do about that, a sentence, where it is not asking again."""

    def number_of(self, level: str) -> int:
        """Return how many of its rows have a rating."""
        return sum(levels.get(level, 0) for levels in self.counts.values())


_NO_FORM = Workbook()
BY_ITS_DATE = "by its audit date"
"""What is said of a year that no field of the audit says."""
_YEAR = re.compile(r"\b20\d\d\b|\d[/.-]\d{1,2}[/.-]\d\d\b")


def returned_from(
    workbook: Workbook, file: str, today: date, blank: Workbook = _NO_FORM, **known: object
) -> ReturnedSchool:
    """Return the row of a workbook that was read; `known` are fields that the file itself tells.

    `today` decides what is overdue, so a row is as old as that day. What the `blank` form prints
    in a row is nothing that a school wrote.
    """
    fields = (
        _offer_fields(workbook, today) if workbook.offer else _audit_fields(workbook, today, blank)
    )
    told = {
        "file": file,
        "form": workbook.form.id,
        "version": workbook.form.version,
        **_school_fields(workbook, today),
        **_own_standing(workbook),
        **fields,
        **known,
    }
    return ReturnedSchool(**told)  # type: ignore[arg-type]  # names are fields


def _school_fields(workbook: Workbook, today: date) -> dict[str, object]:
    school = workbook.school
    return {
        "school": school.name.strip(),
        "year": school.year.strip() or _year_by_date(school.audit_date, today),
        "number": school.number.strip(),
        "phase": school.phase.strip(),
        "locality": school.locality.strip(),
    }


def _offer_fields(workbook: Workbook, today: date) -> dict[str, object]:
    from eh_tui.model.offer.standing import standing_of_offer

    standing = standing_of_offer(workbook, today)
    offer = ReturnedOffer(standing.is_published, standing.review_overdue, standing.sentence)
    return {"offer": offer}


def _audit_fields(workbook: Workbook, today: date, blank: Workbook) -> dict[str, object]:
    """Return what an audit adds up to, and its rows and texts by their digests."""
    rated = {
        section.commitment.id: tuple(rated_in(workbook, section)) for section in sections(workbook)
    }
    rated_rows = [row for rows in rated.values() for row in rows]
    marks = tuple(map(mark_of, rated_rows))
    reported = tuple(reports(workbook))
    texts = tuple(own_text_marks(workbook, reported))
    overdue, no_date = _due_counts(workbook, today)
    return {
        "shape": form_shape(workbook),
        "counts": {
            home: dict(count(workbook.form, [row.rag for row in rows]).numbers)
            for home, rows in rated.items()
        },
        "overdue": overdue,
        "no_date": no_date,
        "at_risk": _at_risk(workbook.form, marks),
        "done_with_evidence": _done_with_evidence(workbook, rated_rows, reported),
        "is_empty": all(mark.rating in ("", NOT_RATED) for mark in marks)
        and not _own_words(workbook) - _own_words(blank),
        "marks": as_lines((*marks, *other_marks(workbook, {mark.id for mark in marks}))),
        "texts": as_lines(texts),
    }


def _year_by_date(audit_date: str, today: date) -> str:
    """Return the school year of an audit's date, "2025-26 by its audit date"; "" where none tells.

    A date without its year does not, nor one of the summer, when the next year's may be begun.
    """
    found = read(audit_date, today)
    if not _YEAR.search(audit_date) or not found.start or not found.end:
        return ""
    years = {Calendar().year_of(day) for day in (found.start, found.end)}
    if len(years) > 1 or any(5 <= day.month <= 8 for day in (found.start, found.end)):
        return ""
    return f"{school_year_name(years.pop())} {BY_ITS_DATE}"


def form_shape(workbook: Workbook) -> str:
    """Return a digest of what must be the same for returns to be added up.

    Which levels there are and what they count as, and which commitments; wording may differ.
    """
    levels = [(x.id, x.scale, x.done, x.counts, x.best) for x in workbook.form.every_level]
    return short_digest([levels, sorted(home.id for home in workbook.commitments)])


def marks_in(row: ReturnedSchool) -> tuple[RowMark, ...]:
    """Return the rated rows of a return, in the order of the form."""
    return tuple(mark for mark in every_mark(row.marks) if mark.rating)


def row_digests(row: ReturnedSchool) -> dict[str, str]:
    """Return what tells whether a row was left as it was, by the row's id."""
    every = every_mark(row.marks)
    return {mark.id: short_digest([mark.rating, mark.digest]) for mark in every}


def own_texts(row: ReturnedSchool) -> tuple[TextMark, ...]:
    """Return the longer texts that a school wrote itself, in the order of the form."""
    return tuple(TextMark(*json.loads(line)) for line in row.texts.splitlines())


def _own_standing(workbook: Workbook) -> dict[str, object]:
    """Return what a file says of itself: how far it is, why, and whether it was changed since."""
    step = workbook.returns[-1] if workbook.returns else None
    return {
        "standing": state_of_return(workbook).value,
        "because": step.because.strip() if step else "",
        "is_changed": bool(step and step.hash and step.hash != content_hash(workbook)),
    }


def _due_counts(workbook: Workbook, today: date) -> tuple[dict[str, int], dict[str, int]]:
    from eh_tui.model.due import counts_by_state

    overdue, no_date = Counter[str](), Counter[str]()
    for home, states in counts_by_state(workbook, dues(workbook, today)).items():
        overdue[home] += states[DueState.OVERDUE] + states[DueState.REVIEW_OVERDUE]
        no_date[home] += states[DueState.NEEDS_A_DATE]
    return dict(+overdue), dict(+no_date)


def _at_risk(form: Form, marks: tuple[RowMark, ...]) -> dict[str, int]:
    ratings = {mark.rating for mark in marks}
    worst = {id for id in ratings if id != NOT_RATED and form.is_at_risk(id)}
    return dict(Counter(mark.outcome for mark in marks if mark.rating in worst))


def _done_with_evidence(
    workbook: Workbook, rated: Sequence[FormRow], told: Sequence[Report]
) -> int:
    beside: dict[str, list[Report]] = {}
    for report in told:
        beside.setdefault(report.row.outcome, []).append(report)
    found, shown = 0, {row.of for row in workbook.evidence}
    done = {id for id in {row.rag for row in rated} if workbook.form.is_done(id)}
    for row in rated:
        if row.rag in done:
            texts = _evidence(workbook, row, beside)
            found += row.id in shown or any(text.strip() for text in texts)
    return found


def _evidence(
    workbook: Workbook, row: FormRow, beside: Mapping[str, list[Report]]
) -> Iterator[str]:
    yield from evidence_of(workbook, row)
    if isinstance(row, Action):
        yield row.note
    outcome = row.outcome if isinstance(row, Action) else row.id
    for report in beside.get(outcome, []) if outcome else []:
        yield report.details


def _own_words(workbook: Workbook) -> set[tuple[str, str]]:
    """Return what stands where a school writes, each with its row."""
    rows: tuple[FormRow, ...] = (*workbook.actions, *workbook.outcomes)
    texts = [(row.id, text) for row in rows for _, text in row.cells]
    for row in workbook.actions:
        texts += [(row.id, text) for text in (row.when, row.who, row.note)]
    for told in reports(workbook):
        texts += [(told.row.id, text) for text in (told.details, told.complete, told.done)]
    return {(id, text) for id, text in texts if text.strip()}
