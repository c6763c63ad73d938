"""The edits that bring into a workbook what was taken of a return."""

from collections.abc import Sequence

from eh_tui.errors import Conflict, EhError, Refused
from eh_tui.model.core.edits import Add, Edit, apply, remove_with_all_below, set_field
from eh_tui.model.core.rows import Place, siblings
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.returns.finding import FindingState, ReturnFinding, ReturnReview

ALL_FINDINGS = "all"
"""What is said for every finding that needs no decision."""


def named_findings(review: ReturnReview, names: Sequence[str]) -> tuple[ReturnFinding, ...]:
    """Return the findings that some words name: a row's id, "id/field", or `ALL_FINDINGS`.

    `ALL_FINDINGS` is whatever only the return changed, and its new rows: a clash or a row that
    is gone is taken only by its own name. Raises `Refused` for a word that names none, and for
    a field that came back in two ways.
    """
    chosen: dict[ReturnFinding, None] = {}
    for name in names:
        found = [each for each in review.findings if _is_named(each, name)]
        if not found and name != ALL_FINDINGS:
            known = ", ".join(dict.fromkeys(each.id for each in review.findings if each.id))
            raise Refused(
                f"Nothing came back for {name!r}; there is something for: {known or '–'}."
            )
        chosen |= dict.fromkeys(found)
    taken = tuple(chosen)
    for each in taken:
        if not each.can_be_taken:
            raise Refused(f"{each.where} can't be taken: {each.remarks[0]}")
        alike = [o for o in taken if (o.id, o.field, o.state) == (each.id, each.field, each.state)]
        if len(alike) > 1 and each.state is not FindingState.NEW:
            places = " and ".join(other.where for other in alike)
            raise Refused(
                f"{each.id} {each.field} came back in two ways, in {places}; enter the right one "
                "with 'eh-tui set'."
            )
    return taken


def points_taken(number: int) -> str:
    """Return in words how much was taken over."""
    return f"{number} {'point' if number == 1 else 'points'} taken over"


def _is_named(finding: ReturnFinding, name: str) -> bool:
    if name == ALL_FINDINGS:
        return not finding.needs_a_decision
    return name in (finding.id, f"{finding.id}/{finding.field}")


def edits_taking(workbook: Workbook, taken: Sequence[ReturnFinding]) -> tuple[Edit, ...]:
    """Return the edits that take some findings over, to be made as one step.

    Rows are added first and taken out last. Raises `Refused` where one can't be made.
    """
    return _taking(workbook, taken)[1]


def with_taken(workbook: Workbook, taken: Sequence[ReturnFinding]) -> Workbook:
    """Return a workbook with some findings taken over; raises as `edits_taking` does."""
    return _taking(workbook, taken)[0]


def _taking(
    workbook: Workbook, taken: Sequence[ReturnFinding]
) -> tuple[Workbook, tuple[Edit, ...]]:
    edits: list[Edit] = []
    order = (FindingState.NEW, FindingState.CHANGED, FindingState.CLASH, FindingState.GONE)
    for finding in sorted(taken, key=lambda each: order.index(each.state)):
        try:
            for edit in _edits_of_one(workbook, finding):
                workbook = apply(workbook, edit)
                edits.append(edit)
        except EhError as error:
            raise Refused(f"{finding.id or finding.where} can't be taken: {error}") from error
    return workbook, tuple(edits)


def _edits_of_one(workbook: Workbook, finding: ReturnFinding) -> Sequence[Edit]:
    if finding.addition is not None:
        return (_placed(workbook, finding.addition),)
    if finding.state is FindingState.GONE:
        return remove_with_all_below(workbook, finding.kind, finding.id)
    edit = set_field(workbook, finding.kind, finding.id, finding.field, finding.returned)
    if edit.old != finding.now:
        raise Conflict(f"{finding.id} {finding.field} was changed meanwhile.")
    return (edit,)


def _placed(workbook: Workbook, addition: Add) -> Add:
    """Return the addition of a row, behind one that is there."""
    parent, after = addition.place.parent, addition.place.after
    family = [each.id for each in siblings(workbook, addition.kind, parent)]
    if after in ("", *family):
        return addition
    return Add(addition.kind, addition.row, Place(parent, family[-1] if family else ""))
