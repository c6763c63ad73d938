"""An audit read from what came back alone, where the workbook that it was sent out of is not here.

All that came back is held against the blank form, so whatever it says is taken.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from eh_tui.errors import Refused
from eh_tui.model.audit.rated import every_rated
from eh_tui.model.core.form_rows import School
from eh_tui.model.core.rows import in_form_order
from eh_tui.model.core.sections import sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.paper.facts import FORM, SCHOOL, facts_of
from eh_tui.model.paper.source import SourceDocument
from eh_tui.model.returns.document_review import review_document
from eh_tui.model.returns.exported import base_of_state
from eh_tui.model.returns.finding import BesideRow, FindingState, ReturnFinding, ReturnReview
from eh_tui.model.returns.known_rows import KnownRows
from eh_tui.model.returns.of_form import (
    OwnOutcomes,
    bare_outcomes,
    called_as_in,
    own_outcomes,
    with_outcomes,
    without_bare_outcomes,
)
from eh_tui.model.returns.preflight import school_name
from eh_tui.model.returns.returned_audit import ReturnedAudit
from eh_tui.model.returns.review import review_contents
from eh_tui.model.returns.school_marks import SchoolMarks, with_school_marks
from eh_tui.model.returns.sheet_rows import SheetContent
from eh_tui.model.returns.taking import with_taken


def audit_on_sheets(
    blank: Workbook, contents: Sequence[SheetContent], school: SchoolMarks, today: date
) -> ReturnedAudit:
    """Return the audit that the sheets of a return hold.

    The audit sheet is the form. The action plan was made from it, and is read where it has a
    column that the audit sheet has not; where the two differ, that is told.
    """
    blank = _without_blank_actions(blank)
    main = [each for each in contents if each.has_sections] or list(contents)
    first = called_as_in(blank, main)
    form = with_outcomes(blank, own_outcomes(blank, first))
    review = review_contents(form, base_of_state(form, form), first, today)
    try:
        audit = without_bare_outcomes(_moved(form, _taken(form, review), first), blank)
    except Refused as error:
        return _of_school(school_name(contents), school, str(error))
    others = called_as_in(audit, [each for each in contents if each not in main])
    more = review_contents(audit, base_of_state(audit, audit), others, today)
    only_there = [
        each
        for each in more.findings
        if each.state is FindingState.CHANGED and (each.id, each.field) not in review.met
    ]
    audit = with_taken(audit, only_there)
    differing = [each for each in more.findings if each not in only_there]
    beside = dict.fromkeys(map(_beside, (*review.beside, *more.beside)))
    there = (each.where for each in only_there if each.where in more.by_colour)
    by_colour = _told_of_colours((*review.by_colour, *there))
    said = (_told(blank, differing), by_colour, _told_of_old(audit, first))
    remark = " ".join(filter(None, said))
    return ReturnedAudit(with_school_marks(audit, school), remark, tuple(beside))


def audit_in_document(blank: Workbook, document: SourceDocument) -> ReturnedAudit:
    """Return the audit that a document holds."""
    facts = facts_of(document)
    name = facts.get(SCHOOL, "")
    named = with_school_marks(_without_blank_actions(blank), facts)
    named = replace(named, school=replace(named.school, name=name))
    try:
        review = review_document(named, base_of_state(named, named), document)
        audit = _taken(named, review)
        # In a document that is not ours, a table without the form's title may be anything.
        own = tuple(each for each in review.own_outcomes if each[0] or FORM in facts)
        if own:
            review, audit = _with_own(named, document, own, (review, audit))
    except Refused as error:
        return _of_school(name, facts, str(error))
    beside = dict.fromkeys(map(_beside, review.beside))
    told = (*beside, *(("", remark) for remark in review.remarks))
    return ReturnedAudit(audit, _told_of_colours(review.by_colour), told)


def _with_own(
    form: Workbook,
    document: SourceDocument,
    own: OwnOutcomes,
    without: tuple[ReturnReview, Workbook],
) -> tuple[ReturnReview, Workbook]:
    """Return the same with outcomes that only the document has.

    One below which nothing is written, or can be read, is none: it may be a line of totals.
    """
    wider = with_outcomes(form, own)
    with suppress(Refused):
        review = review_document(wider, base_of_state(wider, wider), document)
        audit = _taken(wider, review)
        bare = {(row.commitment, row.text) for row in bare_outcomes(audit, form)}
        left = tuple(each for each in own if each not in bare)
        if not bare:
            return review, audit
        return _with_own(form, document, left, without) if left else without
    return without


def _beside(found: BesideRow) -> tuple[str, str]:
    what = ", comment" if found.is_comment else ""
    return found.id, f"{found.where}{what}: {found.text}"


def _of_school(name: str, school: SchoolMarks, trouble: str) -> ReturnedAudit:
    nothing = Workbook(school=School(name=name))
    return ReturnedAudit(with_school_marks(nothing, school), trouble=trouble)


def _taken(blank: Workbook, review: ReturnReview) -> Workbook:
    """Return the form as a return fills it in, without the rows that did not come back."""
    doubtful = [
        each
        for each in review.findings
        if each.state in (FindingState.CLASH, FindingState.UNREADABLE)
    ]
    if doubtful:
        raise Refused(_why_not(doubtful))
    met = {id for id, _ in review.met}
    _stop_if_a_section_is_missing(blank, met)
    return with_taken(blank, review.findings)


def _moved(form: Workbook, audit: Workbook, contents: Sequence[SheetContent]) -> Workbook:
    """Return an audit with each action of the form below the outcome beside which it came back."""
    known = KnownRows(audit, base_of_state(audit, audit))
    of_form = {row.id for row in form.actions}
    beside = {
        found.ref: outcome.id
        for content in contents
        for found in content.rows
        if found.headings.table is None
        and found.ref in of_form
        and (outcome := known.outcome_named(found))
    }
    actions = (replace(row, outcome=beside.get(row.id, row.outcome)) for row in audit.actions)
    return in_form_order(replace(audit, actions=tuple(actions)))


def _without_blank_actions(blank: Workbook) -> Workbook:
    """Return a form without the unrated rows to be written in: whichever came back is new."""
    rated = {row.id for row in every_rated(blank)}
    kept = (row for row in blank.actions if row.text.strip() or row.id in rated)
    return replace(blank, actions=tuple(kept))


def _stop_if_a_section_is_missing(blank: Workbook, met: set[str]) -> None:
    """Raise `Refused` where nothing of a section came back: its rows would be counted as none."""
    for section in sections(blank):
        its = {group.outcome.id for group in section.outcomes}
        its |= {action.id for group in section.outcomes for action in group.actions}
        if its and met.isdisjoint(its):
            home = section.commitment
            title = f"{home.id}. {home.title}".strip()
            raise Refused(
                f"Nothing of the section {title!r} is in it: its title or table is gone, or it is "
                "of another version of the form."
            )


def _why_not(doubtful: Sequence[ReturnFinding]) -> str:
    first, more = doubtful[0], len(doubtful) - 1
    said = f"{first.where}: {' '.join(first.remarks)}"
    return f"{said} {more} more can't be read either." if more else said


def _told(blank: Workbook, differing: Sequence[ReturnFinding]) -> str:
    """Return where another sheet says what the audit sheet does not, in sentences.

    That it lacks what stands there is none: it is a copy, and whoever fills in the audit sheet
    leaves it behind. What only the other sheet says was written in the wrong place.
    """
    form = base_of_state(blank, blank)
    told: dict[str, list[ReturnFinding]] = {_ONLY_THERE: [], _OTHERWISE: []}
    for each in differing:
        nothing = ("", NOT_RATED, form.was(each.id, each.field))
        if each.state is FindingState.GONE:
            continue
        if each.state is FindingState.NEW or (each.now in nothing and each.returned not in nothing):
            told[_ONLY_THERE].append(each)
        elif each.returned not in nothing or each.state is not FindingState.CHANGED:
            told[_OTHERWISE].append(each)
    said = (f"{words} {_places(found)}." for words, found in told.items() if found)
    return " ".join(said)


_ONLY_THERE = "The audit sheet counts, and lacks what another sheet says in"
_OTHERWISE = "The audit sheet counts; another sheet, which may only be older, says otherwise in"


def _told_of_colours(places: Sequence[str]) -> str:
    """Return in a sentence which ratings were read from colours, "" for none."""
    if not places:
        return ""
    ratings, their = (
        ("1 rating is", "its") if len(places) == 1 else (f"{len(places)} ratings are", "their")
    )
    said = f"{ratings} read from {their} colour, with nothing written there"
    return f"{said}: {_first_of(places)}."


def _told_of_old(audit: Workbook, contents: Sequence[SheetContent]) -> str:
    """Return in a sentence what an .xls can't tell of a row that is not rated, "" for nothing."""
    is_old = any(not row.has_sure_blanks for content in contents for row in content.rows)
    if not is_old or all(row.rag != NOT_RATED for row in every_rated(audit)):
        return ""
    return "Colours are not read in an .xls; if it is rated by colour, ask for an .xlsx."


def _places(found: Sequence[ReturnFinding]) -> str:
    return _first_of([each.where or each.id for each in found])


def _first_of(found: Sequence[str]) -> str:
    places = ", ".join(dict.fromkeys(found[:3]))
    more = len(found) - 3
    return f"{places} and {more} more" if more > 0 else places
