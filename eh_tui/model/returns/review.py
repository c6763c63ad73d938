"""A returned workbook held against what was sent and what stands now, cell by cell."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from eh_tui.model.core.columns import commitment_of
from eh_tui.model.core.form_rows import AchievedRow, Action, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import cell_keys, fields, value
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.form.columns import Column
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.returns.beside import beside_rows, untaken_cells, used_columns
from eh_tui.model.returns.exported import ExportBase
from eh_tui.model.returns.finding import BesideRow, FindingState, ReturnFinding, ReturnReview
from eh_tui.model.returns.known_rows import KnownRows, MatchedRow
from eh_tui.model.returns.new_rows import NewRows
from eh_tui.model.returns.observed import observed_cell
from eh_tui.model.returns.observed_cell import ObservedCell
from eh_tui.model.returns.sheet_rows import SheetContent, SheetRow
from eh_tui.model.returns.sign_off import signed_cells

_BY_TEXT = "It came back without its Ref and is known by its text."


def review_contents(
    now: Workbook, base: ExportBase, contents: Sequence[SheetContent], today: date
) -> ReturnReview:
    """Return what the sheets of a return say that the workbook does not, in the form's order."""
    return _Review(now, base, contents, today).reviewed()


@dataclass(frozen=True)
class _Seen:
    """A cell that came back, with the row of the workbook and the column that it is of."""

    column: Column
    cell: ObservedCell
    is_by_text: bool = False


@dataclass(frozen=True)
class _Stands:
    """How a field stands here, and what was sent of it."""

    kind: Kind
    row: Row
    now: str
    was: str | None
    is_gone: bool


@dataclass
class _Review:
    now: Workbook
    base: ExportBase
    contents: Sequence[SheetContent]
    today: date
    seen: dict[tuple[str, str], list[_Seen]] = field(default_factory=lambda: defaultdict(list))
    findings: list[ReturnFinding] = field(default_factory=list)
    beside: list[BesideRow] = field(default_factory=list)
    by_text: set[str] = field(default_factory=set)

    def reviewed(self) -> ReturnReview:
        self.known = KnownRows(self.now, self.base)
        new = NewRows(self.known)
        met: list[tuple[SheetContent, set[str]]] = []
        for content in self.contents:
            matched = self.known.matched(content)
            met.append((content, {each.id for each in matched if each.id}))
            self.by_text |= {each.id for each in matched if each.is_by_text}
            for each in matched:
                self._see(each)
            self.findings += new.among(matched)
            self.beside += beside_rows(self.known, content, matched)
            self.beside += (cell for row in new.untaken for cell in untaken_cells(self.known, row))
            for id, column, cell in signed_cells(self.now, content):
                self.seen[id, column.field].append(_Seen(column, cell))
        for (id, _), cells in self.seen.items():
            self.findings += self._differing(id, cells)
        self.findings += self._gone(met)
        return ReturnReview(
            tuple(sorted(self.findings, key=self._place)),
            tuple(dict.fromkeys(self.beside)),
            tuple(self._remarks()),
            frozenset(self.seen),
            by_colour=tuple(dict.fromkeys((*self._by_colour(), *new.by_colour))),
        )

    def _by_colour(self) -> Iterator[str]:
        """Yield where a rating was read from a colour."""
        for cells in self.seen.values():
            yield from (each.cell.where for each in cells if each.cell.is_by_colour)

    def _see(self, matched: MatchedRow) -> None:
        """Note every cell of a row that came back, its outcome's with it."""
        found = matched.found
        if matched.id:
            self._see_columns(matched.id, found, matched.is_by_text)
            _, row = self.known.rows[matched.id]
            if not isinstance(row, Action):
                return
            its = self.known.outcome_named(found) or self.known.rows.get(row.outcome, (0, None))[1]
        else:
            its = self.known.outcome_named(found) if found.headings.table is None else None
        if isinstance(its, Outcome):
            self._see_columns(its.id, found, False)

    def _see_columns(self, id: str, found: SheetRow, is_by_text: bool) -> None:
        workbook = self.known.workbook_of(id)
        _, row = self.known.rows[id]
        for column, at in self.known.columns(id, found):
            is_shared = isinstance(row, Outcome)
            if is_shared and not found.begins(at):
                continue
            cell = observed_cell(workbook, row, column, at, found)
            if cell is not None:
                self.seen[id, column.field].append(_Seen(column, cell, is_by_text))
                if cell.aside:
                    self.beside.append(BesideRow(id, cell.aside, cell.where))

    def _differing(self, id: str, cells: Sequence[_Seen]) -> Iterator[ReturnFinding]:
        """Yield what the cells of one field say that neither was sent nor stands here."""
        kind, row = self.known.rows[id] if id in self.known.rows else self._other(id)
        here = self._here(kind, id)
        name = cells[0].column.field
        was = self.base.was(id, name)
        now = value(self.now, kind, here, name) if here else ""
        if kind is Kind.OUTCOMES and any(each.cell.says_something for each in cells):
            # An outcome's cell that is no longer merged stands in its first row only.
            cells = [each for each in cells if each.cell.says_something]
        other: dict[str, _Seen] = {}
        for each in cells:
            if each.cell.is_struck_out:
                continue
            known = (*((was,) if was is not None else ()), *self.base.can_have_been(id, name))
            if here is not None:
                known = (*known, now)
            if not any(each.cell.says(text, each.column, self.today) for text in known):
                other.setdefault(each.cell.text, each)
        stands = _Stands(kind, here or row, now, was, is_gone=here is None)
        for each in other.values():
            yield self._finding(stands, each, is_twofold=len(other) > 1)

    def _finding(self, stands: "_Stands", seen: _Seen, *, is_twofold: bool) -> ReturnFinding:
        cell, id = seen.cell, stands.row.id
        doubts = {
            f"{id} has been taken out here since.": stands.is_gone,
            "It came back in two ways.": is_twofold,
            "Nobody knows what was sent.": stands.was is None and not stands.is_gone,
        }
        remarks = [*cell.remarks, *([_BY_TEXT] if seen.is_by_text else [])]
        remarks += [sentence for sentence, holds in doubts.items() if holds]
        if cell.trouble:
            state, remarks = FindingState.UNREADABLE, [cell.trouble, *remarks]
        elif any(doubts.values()) or stands.now != stands.was:
            state = FindingState.CLASH
        else:
            state = FindingState.CHANGED
        heading = seen.column.heading.strip() or seen.column.key
        return ReturnFinding(
            state, stands.kind, id, seen.column.field, heading, stands.now, cell.text, stands.was,
            cell.where, self._section(stands.row), tuple(remarks),
        )  # fmt: skip

    def _gone(self, met: Sequence[tuple[SheetContent, set[str]]]) -> Iterator[ReturnFinding]:
        """Yield the rows that were sent and are missing on a sheet that had them."""
        told: set[str] = set()
        whole = [pair for pair in met if pair[0].has_sections]
        for content, ids in (*whole, *(pair for pair in met if not pair[0].has_sections)):
            kinds = (Kind.ACTIONS, Kind.ROWS) if content.has_sections else (Kind.ACTIONS,)
            for id, (kind, _) in self.known.rows.items():
                if kind not in kinds or id in ids | told or self.base.row(id) is None:
                    continue
                here = self._here(kind, id)
                if here is not None and not _is_blank(self.now, kind, here):
                    told.add(id)
                    yield self._missing(kind, id, here, content.sheet)

    def _missing(self, kind: Kind, id: str, here: Row, sheet: str) -> ReturnFinding:
        name = "text" if kind is Kind.ACTIONS else cell_keys(self.now, here)[0]  # type: ignore[arg-type]  # a row of another kind is one of what was achieved
        was = self.base.was(id, name)
        since = (f"{id} has been changed here since.",) if self.base.rows[id][1] != here else ()
        heading = "Action" if kind is Kind.ACTIONS else name
        if kind is Kind.ACTIONS:
            heading = self.now.form.words.action
        return ReturnFinding(
            FindingState.GONE, kind, id, name, heading, value(self.now, kind, here, name), "",
            was, sheet, self._section(here), since,
        )  # fmt: skip

    def _other(self, id: str) -> tuple[Kind, Row]:
        """Return a row that stands beside the tables: the school, or somebody who signs."""
        if id == self.now.school.id:
            return Kind.SCHOOL, self.now.school
        return Kind.SIGNATORIES, next(each for each in self.now.signatories if each.id == id)

    def _here(self, kind: Kind, id: str) -> Row | None:
        return next((row for row in self.now.of_kind(kind) if row.id == id), None)

    def _section(self, row: Row) -> str:
        workbook = self.now
        if isinstance(row, AchievedRow):
            tables = (*workbook.achieved, *self.base.workbook.achieved)
            return next((each.commitment for each in tables if each.id == row.table), "")
        home = commitment_of(workbook, row)
        return home.id if home else ""

    def _place(self, finding: ReturnFinding) -> tuple[int, int, str]:
        """Return where a finding stands in the form; those without a section come last."""
        homes = [home.id for home in self.now.commitments]
        section = homes.index(finding.section) if finding.section in homes else len(homes)
        kinds = (Kind.OUTCOMES, Kind.ACTIONS, Kind.ROWS)
        kind = kinds.index(finding.kind) if finding.kind in kinds else len(kinds)
        return section, kind, finding.id

    def _remarks(self) -> Iterator[str]:
        is_unsure = any(each.was is None for each in self.findings)
        if self.base.says and (is_unsure or self.base.workbook != self.now):
            yield self.base.says
        if self.by_text:
            number = len(self.by_text)
            rows, are = ("1 row", "is") if number == 1 else (f"{number} rows", "are")
            yield f"{rows} came back without a Ref and {are} known by the text alone."
        if any(not found.has_sure_blanks for each in self.contents for found in each.rows):
            yield (
                "In an .xls nobody can tell a cell that was cleared from one that shows an error, "
                "so what was cleared is not told, nor are colours read; ask for an .xlsx where "
                "that matters."
            )
        for content in self.contents:
            yield from unread_headings(self.known, content)


def unread_headings(known: KnownRows, content: SheetContent) -> Iterator[str]:
    """Yield which columns of a sheet have headings that are none of the form's."""
    unread: dict[str, None] = {}
    for found in content.rows:
        free = found.headings.columns.keys() - used_columns(known, found)
        unread |= dict.fromkeys(found.headings.columns[at] for at in free if found.text(at).strip())
    for heading in unread:
        yield (
            f"The column {heading!r} of {content.sheet} is none of the form's; what stands in it "
            "is told beside the rows."
        )


def _is_blank(workbook: Workbook, kind: Kind, row: Row) -> bool:
    """Say whether a row holds nothing that could be missed."""
    return all(
        value(workbook, kind, row, name) in ("", NOT_RATED) for name in fields(workbook, kind, row)
    )
