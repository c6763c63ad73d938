"""A filled Word audit held against its workbook, with the findings that a returned sheet has.

A document has no Ref: rows are known by their words, as where a workbook is made from one. Only
what a column of the document says is compared, so what it has no column for is never cleared.
"""

from collections.abc import Iterator

from eh_tui.errors import Refused
from eh_tui.model.core.columns import column_of_field, columns_of_row, commitment_of
from eh_tui.model.core.edits import Add
from eh_tui.model.core.form_rows import AchievedRow
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import rows_by_id, value
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.drafting.emptied import emptied
from eh_tui.model.drafting.filled.filling import Filling
from eh_tui.model.drafting.filled.reading import filled_from
from eh_tui.model.drafting.filled.struck import struck_notes
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.paper.facts import REQUEST, SCHOOL, facts_in
from eh_tui.model.paper.source import COMMENT_UNREAD, SourceDocument, SourceNote
from eh_tui.model.paper.words import folded_words
from eh_tui.model.returns.exported import ExportBase
from eh_tui.model.returns.finding import (
    BesideRow,
    FindingState,
    ReturnFinding,
    ReturnReview,
    struck_beside,
)
from eh_tui.model.returns.observed import read_by_colour
from eh_tui.model.returns.observed_cell import tidy


def review_document(now: Workbook, base: ExportBase, document: SourceDocument) -> ReturnReview:
    """Return what a document says that the workbook does not, in the form's order.

    Raises `Refused` where it is no audit of this form, or one of another school.
    """
    _stop_if_of_another_school(now, document)
    filling = filled_from(document, emptied(now))
    if not filling.filled:
        no_table = now.form.words.said("has no table with the outcomes of this form")
        raise Refused(
            f"{document.name} {no_table}, so nothing can be read from it; "
            "is it an audit of this form?"
        )
    review = _DocumentReview(now, base, filling)
    findings = tuple(sorted(review.findings(), key=review.place))
    says = (base.says,) if base.says and findings else ()
    beside = (*_requests(now, document), *_noted(document, filling))
    told = {str(SourceNote(each.where, COMMENT_UNREAD)) for each in beside}
    told |= set(map(str, struck_notes(document)))
    left = (line for line in filling.left if line not in told)
    met, own = frozenset(filling.places), tuple(filling.own_outcomes)
    by_colour = tuple(filling.places[field] for field in filling.by_colour)
    return ReturnReview(findings, beside, (*says, *left), met, by_colour, own)


def _requests(now: Workbook, document: SourceDocument) -> Iterator[BesideRow]:
    """Yield what the lead wants changed, with the row whose id it begins with."""
    rows = rows_by_id(now)
    for where, said in document.texts():
        for fact in facts_in(said.live):
            if fact.label == REQUEST:
                id = fact.text.partition(" ")[0].rstrip(":")
                yield BesideRow(id if id in rows else "", f"{REQUEST}: {fact.text}", where)


def _noted(document: SourceDocument, filling: Filling) -> Iterator[BesideRow]:
    """Yield what somebody noted to a text or struck through, with the row that stands there."""
    rows = {_row_at(where): id for (id, _), where in filling.places.items()}
    for where, said in document.texts():
        id = rows.get(_row_at(where), "")
        if said.comment:
            yield BesideRow(id, said.comment, where, is_comment=True)
        if said.struck_at:
            yield struck_beside(id, said, where)


def _row_at(where: str) -> str:
    """Return the row of a cell: "table 2, row 3" of "table 2, row 3, column 1"."""
    return where.rpartition(", column")[0] or where


def _stop_if_of_another_school(now: Workbook, document: SourceDocument) -> None:
    for where, said in document.texts():
        for fact in facts_in(said.live) if now.school.name else ():
            if fact.label == SCHOOL and folded_words(fact.text) != folded_words(now.school.name):
                raise Refused(
                    f"{document.name} is of {fact.text!r} ({where}) and this workbook of "
                    f"{now.school.name!r}; open it with the workbook of that school."
                )


class _DocumentReview:
    def __init__(self, now: Workbook, base: ExportBase, filling: Filling) -> None:
        self.now = now
        self.base = base
        self.filling = filling
        self.here = rows_by_id(now)
        self.said = rows_by_id(filling.workbook)

    def findings(self) -> Iterator[ReturnFinding]:
        """Yield what differs, what is new, and what is gone."""
        for (id, field), where in self.filling.places.items():
            if id in self.here and (finding := self._differing(id, field, where)):
                yield finding
        for id, (kind, row) in self.said.items():
            if id not in self.here:
                yield self._new(kind, row)
        yield from self._gone()

    def place(self, finding: ReturnFinding) -> tuple[int, int, str]:
        """Return where a finding stands in the form; those without a section come last."""
        homes = [home.id for home in self.now.commitments]
        section = homes.index(finding.section) if finding.section in homes else len(homes)
        return section, list(Kind).index(finding.kind), finding.id

    def _differing(self, id: str, field: str, where: str) -> ReturnFinding | None:
        kind, row = self.here[id]
        now = value(self.now, kind, row, field)
        said = value(self.filling.workbook, kind, self.said[id][1], field)
        doubt = self.filling.doubts.get((id, field), "")
        was = self.base.was(id, field)
        known = {now, *self.base.can_have_been(id, field)} | ({was} if was is not None else set())
        column = column_of_field(self.now, row, field)
        blank = NOT_RATED if column and column.is_level else ""
        if not doubt and (tidy(said) or blank) in (tidy(text) or blank for text in known):
            return None
        is_clash = was is None or now != was
        state = FindingState.CLASH if is_clash else FindingState.CHANGED
        remarks = ("Nobody knows what was sent.",) if was is None else ()
        if how := self.filling.by_colour.get((id, field)):
            remarks = (read_by_colour(how.removeprefix("from ")), *remarks)
        if doubt:
            state, remarks = FindingState.UNREADABLE, (f"{doubt}.", *remarks)
        heading = self._heading(row, field)
        section = self._section(row)
        return ReturnFinding(
            state, kind, id, field, heading, now, said, was, where, section, remarks
        )

    def _new(self, kind: Kind, row: Row) -> ReturnFinding:
        """Return the finding of a row that only the document has; it is added as it stands."""
        added = next(
            edit for edit in self.filling.edits if isinstance(edit, Add) and edit.id == row.id
        )
        fields = [field for id, field in self.filling.places if id == row.id]
        texts = {field: value(self.filling.workbook, kind, row, field) for field in fields}
        field = next((field for field in fields if texts[field] not in ("", NOT_RATED)), "text")
        where = self.filling.places.get((row.id, field), "")
        return ReturnFinding(
            FindingState.NEW, kind, row.id, field, self._heading(row, field), "",
            texts.get(field, ""), "", where, self._section(row),
            addition=Add(kind, row, added.place),
        )  # fmt: skip

    def _gone(self) -> Iterator[ReturnFinding]:
        """Yield the actions that were sent and are missing in a section that came back."""
        came = {self._section(self.here[id][1]) for id in self.filling.filled if id in self.here}
        for row in self.now.actions:
            is_sent = self.base.row(row.id) is not None
            if row.id in self.filling.filled or self._section(row) not in came or not is_sent:
                continue
            if row.text.strip():
                yield ReturnFinding(
                    FindingState.GONE, Kind.ACTIONS, row.id, "text", self.now.form.words.action,
                    row.text, "", self.base.was(row.id, "text"), "", self._section(row),
                )  # fmt: skip

    def _heading(self, row: Row, field: str) -> str:
        columns = columns_of_row(self.now, row)
        found = next((each for each in columns if each.field == field), None)
        return (found.heading.strip() or found.key) if found else field

    def _section(self, row: Row) -> str:
        if isinstance(row, AchievedRow):
            return next((each.commitment for each in self.now.achieved if each.id == row.table), "")
        home = commitment_of(self.now, row)
        return home.id if home else ""
