"""Rows that only a return has, proposed under the outcome or in the table where they stand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from eh_tui.errors import EhError
from eh_tui.model.core.columns import columns_of
from eh_tui.model.core.edits import Add, apply
from eh_tui.model.core.form_rows import AchievedRow, AchievedTable, Action, Commitment, Outcome
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import Place, cell_keys, siblings, with_value
from eh_tui.model.core.workbook import Row
from eh_tui.model.form.columns import Column, Of
from eh_tui.model.paper.hues import is_strong
from eh_tui.model.returns.finding import FindingState, ReturnFinding
from eh_tui.model.returns.known_rows import KnownRows, MatchedRow
from eh_tui.model.returns.observed import observed_cell
from eh_tui.model.returns.sheet_rows import SheetRow

_Columns = Sequence[tuple[Column, int]]


class NewRows:
    """Makes the rows that came back without being known, each with an id of its own."""

    def __init__(self, known: KnownRows) -> None:
        """Begin with the workbook as it is now."""
        self.known = known
        self.state = known.now
        """The workbook with all that is proposed, so that no two rows get one id."""
        self.untaken: list[SheetRow] = []
        """The rows that are none of the form's and of which nothing can be proposed."""
        self.by_colour: list[str] = []
        """Where the rating of a new row was read from a colour."""
        self._proposed: set[Row] = set()

    def among(self, matched: Sequence[MatchedRow]) -> Iterator[ReturnFinding]:
        """Yield a finding for each row of a sheet that is new.

        The action plan repeats what stands on the audit sheet, so a row that is proposed already
        is not proposed again.
        """
        before: dict[str, str] = {}
        last: Outcome | None = None
        for each in matched:
            row = self.known.rows[each.id][1] if each.id else None
            if isinstance(row, Action):
                before[row.outcome] = row.id
                last = self._outcome(row.outcome)
            elif isinstance(row, AchievedRow):
                before[row.table] = row.id
            elif finding := self._finding(each, row if isinstance(row, Outcome) else last, before):
                yield finding
                if finding.addition is not None:
                    before[finding.addition.place.parent] = finding.id
            elif not each.id and self.known.outcome_named(each.found) is None:
                self.untaken.append(each.found)

    def _finding(
        self, matched: MatchedRow, last: Outcome | None, before: Mapping[str, str]
    ) -> ReturnFinding | None:
        table = matched.found.headings.table
        if table is not None:
            return self._achieved(matched.found, table, before)
        return self._action(matched, last, before)

    def _outcome(self, id: str) -> Outcome | None:
        return next((each for each in self.known.now.outcomes if each.id == id), None)

    def _action(
        self, matched: MatchedRow, last: Outcome | None, before: Mapping[str, str]
    ) -> ReturnFinding | None:
        """Return what is proposed for a row of actions, None where it holds none.

        A row of an outcome without an action is one as soon as something stands below an
        action's heading.
        """
        found = matched.found
        words = found.text(self.known.outcome_column(found)).strip()
        named = self.known.outcome_named(found)
        if named is None and last is not None and (not words or matched.id == last.id):
            named = last
        home = self._home(found, named)
        if home is None:
            return None
        columns = tuple(
            self.known.columns_of_section(found, columns_of(self.known.now, home), Of.ACTION)
        )
        at = next((place for column, place in columns if column.field == "text"), None)
        filled = [each for each in columns if _is_filled(found, each)]
        is_written = any(found.live(place).strip() for _, place in filled)
        if at is None or not (is_written or (matched.id and filled)):
            return None
        reword = self.known.now.form.words.said
        if not matched.id and not found.live(at).strip():
            finding = _with_all_cells(home.id, filled, found)
            return _unplaced(finding, reword("It stands in a row without an action."))
        if named is None or self._outcome(named.id) is None:
            said = f"{reword('Its outcome')} {words!r} is none of the form's."
            its = self.known.columns_of_section(found, columns_of(self.known.now, home), Of.OUTCOME)
            beside = [each for each in its if each[0].field != "text" and _is_filled(found, each)]
            finding = _with_all_cells(home.id, (*filled, *beside), found)
            return _unplaced(finding, said if words else reword("It stands under no outcome."))
        heading = next(column.heading for column, place in columns if place == at)
        finding = _blank(Kind.ACTIONS, home.id, Column(heading, field="text"), found, at)
        blank = self._new(Kind.ACTIONS, named.id, found.ref)
        row, told = self._filled(blank, columns, found)
        finding = self._asked(replace(finding, remarks=told), found)
        if row.id != found.ref and not finding.is_doubtful:
            finding = replace(finding, remarks=(*_copied(matched), *told))
        return self._proposal(finding, row, named.id, before)

    def _home(self, found: SheetRow, outcome: Outcome | None) -> Commitment | None:
        """Return the section in which a row is to stand, the first where nothing tells."""
        if outcome is not None and outcome.commitment in self.known.homes:
            return self.known.homes[outcome.commitment]
        return self.known.section_of(found) or next(iter(self.known.now.commitments), None)

    def _achieved(
        self, found: SheetRow, table: AchievedTable, before: Mapping[str, str]
    ) -> ReturnFinding | None:
        places = found.headings.keys_of(table)
        texts = {key: found.live(at) for key, at in places.items() if found.begins(at)}
        key = next((key for key, text in texts.items() if text.strip()), None)
        if key is None:
            return None
        beside = ((name, text) for name, text in texts.items() if name != key)
        finding = replace(
            _blank(Kind.ROWS, table.commitment, Column(key, field=key), found, places[key]),
            remarks=tuple(_told(beside)),
        )
        if not table.growable:
            return _unplaced(finding, "The form has no room for further rows in this table.")
        row = self._new(Kind.ROWS, table.id, found.ref)
        for name in cell_keys(self.state, row) if isinstance(row, AchievedRow) else ():
            row = with_value(self.state, row, name, texts.get(name, ""))
        return self._proposal(self._asked(finding, found), row, table.id, before)

    def _new(self, kind: Kind, parent: str, ref: str) -> Row:
        """Return an empty row: with the Ref that it came with where no row has or ever had it."""
        row = new_row(self.state, kind, parent)
        there = {*self.known.rows, *self.state.retired, *(x.id for x in self.state.of_kind(kind))}
        prefix = row.id.rstrip("0123456789")
        is_one = ref.startswith(prefix) and ref.removeprefix(prefix).isdecimal()
        return replace(row, id=ref) if is_one and ref not in there else row

    def _asked(self, finding: ReturnFinding, found: SheetRow) -> ReturnFinding:
        """Return a finding as one to decide on where its row may be one that was sent out."""
        ref = found.ref
        if ref in self.known.now.retired:
            said = f"{ref} has been taken out here, and this row may be it."
        elif ref and ref not in self.known.rows and not self.known.base.is_known:
            said = f"Nobody knows whether {ref} was sent, and has been taken out here since."
        else:
            return finding
        return replace(finding, is_doubtful=True, remarks=(said, *finding.remarks))

    def _filled(self, row: Row, columns: _Columns, found: SheetRow) -> tuple[Row, tuple[str, ...]]:
        """Return a new action with all that can be read of it, and what is to be said of it."""
        told: list[str] = []
        for column, at in columns:
            cell = observed_cell(self.state, row, column, at, found) if found.begins(at) else None
            heading = column.heading.strip() or column.key
            if cell is None or not (cell.text or cell.trouble):
                continue
            if cell.trouble:
                told.append(f"{heading}: {cell.trouble}")
            elif cell.is_by_colour:
                row = with_value(self.state, row, column.field, cell.text)
                told += (f"{heading}: {self.state.form.level(cell.text).words}", *cell.remarks)
                self.by_colour.append(cell.where)
            else:
                told += cell.remarks
                row = with_value(self.state, row, column.field, cell.text)
                if column.field != "text":
                    told += _told([(column.heading or column.key, found.live(at))])
        return row, tuple(told)

    def _proposal(
        self, finding: ReturnFinding, row: Row, parent: str, before: Mapping[str, str]
    ) -> ReturnFinding | None:
        """Return a finding with the row that is to be added, None where it is proposed already."""
        alike = replace(row, id="")
        if alike in self._proposed:
            return None
        self._proposed.add(alike)
        family = [each.id for each in siblings(self.state, finding.kind, parent)]
        last = family[-1] if family else ""
        after = before.get(parent, last)
        addition = Add(finding.kind, row, Place(parent, after if after in family else last))
        try:
            self.state = apply(self.state, addition)
        except EhError as error:
            return _unplaced(finding, str(error))
        return replace(finding, id=row.id, addition=addition)


def _blank(kind: Kind, section: str, column: Column, found: SheetRow, at: int) -> ReturnFinding:
    """Return the finding of a new row without the row."""
    return ReturnFinding(
        FindingState.NEW, kind, "", column.field, column.heading, "", found.live(at), "",
        found.where(at), section,
    )  # fmt: skip


def _with_all_cells(section: str, filled: _Columns, found: SheetRow) -> ReturnFinding:
    """Return the finding of the first cell of a row, and beside it what the others say."""
    (first, at), *others = filled
    told = _told((column.heading or column.key, _said(found, place)) for column, place in others)
    return replace(_blank(Kind.ACTIONS, section, first, found, at), remarks=tuple(told))


def _is_filled(found: SheetRow, place: tuple[Column, int]) -> bool:
    """Say whether a cell begins in a row in which something is written, or a rating is coloured."""
    column, at = place
    text, colour = found.live(at), found.said(at).shading
    is_coloured = column.is_level and is_strong(colour) and colour != found.place(at).ground
    return found.begins(at) and (bool(text.strip()) or is_coloured)


def _said(found: SheetRow, at: int) -> str:
    said = found.said(at)
    return said.live if said.live.strip() else f"the cell colour {said.shading}"


def _told(cells: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield what a new row's further cells say, given by their headings and texts."""
    for heading, text in cells:
        if text.strip():
            yield f"{heading.strip()}: {text}"


def _unplaced(finding: ReturnFinding, why: str) -> ReturnFinding:
    """Return the finding of a row that can't be added."""
    return replace(finding, state=FindingState.UNREADABLE, remarks=(why, *finding.remarks))


def _copied(matched: MatchedRow) -> tuple[str, ...]:
    if not matched.copy_of:
        return ()
    return (f"Its Ref says {matched.copy_of}, which is another row's or no longer here.",)
