"""What in an audit deserves a second look: the checks suggest, never change, never block.

The rules are DOMAIN.md 7. A finding that the school knows of can be marked as known, with a
reason; it is then still found, and told apart.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from eh_tui.model.assumed_dates import terms_missing
from eh_tui.model.checks.actions import action_findings
from eh_tui.model.checks.finding import Check, Finding
from eh_tui.model.checks.people import people_findings
from eh_tui.model.checks.pupils import pupil_findings
from eh_tui.model.checks.rated import rated_findings
from eh_tui.model.checks.reports import report_findings
from eh_tui.model.core.edits import Edit, remove_row
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.offer import schema as offer_schema
from eh_tui.model.core.placing import add_last
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.sections import sections
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.when.readable import unreadable


def _unreadable_values(workbook: Workbook, _: date) -> Iterator[Finding]:
    for kind, id, field, why in unreadable(workbook):
        yield Finding(Check.UNREADABLE, kind, id, field, why)


def _missing_terms(workbook: Workbook, today: date) -> Iterator[Finding]:
    if missing := terms_missing(workbook, today):
        yield Finding(Check.TERMS_MISSING, Kind.SCHOOL, workbook.school.id, "year", f"{missing}.")


def _offer_findings(workbook: Workbook, today: date) -> Iterator[Finding]:
    if workbook.offer:
        from eh_tui.model.checks.offer import offer_findings

        yield from offer_findings(workbook, today)


_RULES: tuple[Callable[[Workbook, date], Iterator[Finding]], ...] = (
    action_findings,
    rated_findings,
    report_findings,
    people_findings,
    _unreadable_values,
    _missing_terms,
    _offer_findings,
    pupil_findings,
)


class Checked(NamedTuple):
    """A finding, and why the school lets it stand."""

    finding: Finding
    known: str = ""
    """The id of the row that marks it as known, "" where nothing does."""
    reason: str = ""


def check(workbook: Workbook, today: date, more: Iterable[Finding] = ()) -> tuple[Checked, ...]:
    """Return all findings in the order of the form, each with the reason if it is known.

    `more` are findings that others made of the same workbook.
    """
    found = [finding for rule in _RULES for finding in rule(workbook, today)]
    found += more
    known = {(row.check, row.row): row for row in workbook.known}
    order = _form_order(workbook)
    found.sort(key=lambda finding: order.get(finding.id, len(order)))
    checked = []
    for finding in found:
        mark = known.get((finding.check.value, finding.id))
        checked.append(Checked(finding, mark.id, mark.reason) if mark else Checked(finding))
    return tuple(checked)


def open_findings(workbook: Workbook, today: date) -> tuple[Finding, ...]:
    """Return the findings that are not known."""
    return tuple(each.finding for each in check(workbook, today) if not each.known)


def mark_known(workbook: Workbook, finding: Finding, reason: str) -> Edit:
    """Return the edit that marks a finding as known, with a reason."""
    row = new_row(workbook, Kind.KNOWN, check=finding.check.value, row=finding.id, reason=reason)
    return add_last(workbook, Kind.KNOWN, row)


def forget_known(workbook: Workbook, checked: Checked) -> Edit:
    """Return the edit that lets a known finding be told again."""
    return remove_row(workbook, Kind.KNOWN, checked.known)


def _form_order(workbook: Workbook) -> dict[str, int]:
    ids: list[str] = []
    for section in sections(workbook):
        for group in section.outcomes:
            ids += [group.outcome.id, *(action.id for action in group.actions)]
        for achieved in section.achieved:
            ids += [row.id for row in achieved.rows]
    for kind in offer_schema.OFFER_FIELDS:
        ids += [row.id for row in workbook.of_kind(kind)]
    return {id: at for at, id in reversed(list(enumerate(ids)))}
