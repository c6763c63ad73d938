"""An audit as it will be in another version of its form, and what that changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from eh_tui.errors import Refused
from eh_tui.model.core.form_rows import AchievedRow, Action
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.row_ids import fresh_id
from eh_tui.model.core.rows import in_form_order, parent_id
from eh_tui.model.core.schema import PARENTS
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.merge.references import renamed
from eh_tui.model.upgrade.carrying import (
    CarriedRow,
    Carrier,
    Loss,
    RowOfForm,
    carried_cells,
    holds_text,
    is_all_the_schools,
)
from eh_tui.model.upgrade.matching import PRINTED, pairs_of, printed_words
from eh_tui.model.upgrade.notes import UpgradeNote, What, notes_on_the_whole
from eh_tui.model.upgrade.past import with_past

RowName = tuple[Kind, str]
"""A row by its kind and its id."""


@dataclass(frozen=True, slots=True)
class Upgrade:
    """An audit in another version of its form."""

    workbook: Workbook
    notes: tuple[UpgradeNote, ...]
    ours: Mapping[RowName, str]
    """The id that a row had in the audit, by what it is called now."""
    theirs: Mapping[RowName, str]
    """The id that a row has in the form, likewise; what both have stands in both."""
    homeless: Mapping[RowName, tuple[Loss, ...]]
    """Texts that no column has a place for, likewise."""

    @property
    def going_on(self) -> tuple[tuple[Kind, Row], ...]:
        """The audit's rows of which nothing is noted, in their order."""
        noted = {note.id for note in self.notes}
        return tuple(
            (kind, row)
            for kind in PRINTED
            for row in self.workbook.of_kind(kind)
            if (kind, row.id) in self.ours and row.id not in noted
        )


def upgrade(ours: Workbook, form: Workbook) -> Upgrade:
    """Return an audit in another version of its form.

    Ratings, texts, people, meetings and signatures go on; a row that the form lost stays where
    anything was written in it or below it. Raises `Refused` where the form is another one, or
    the audit is of that version already.
    """
    if ours.offer or form.offer:
        raise Refused("An offer has no versions of its form; only an audit can be moved.")
    if form.form.id != ours.form.id:
        raise Refused(
            f"That is the form {form.form.id!r}, and this audit is of {ours.form.id!r}: another "
            "form, and no other version of it."
        )
    if form.form.version == ours.form.version:
        has = f"is of version {form.form.version} of" if form.form.version else "has"
        raise Refused(f"This audit {has} this form already; nothing is to be moved.")
    return _Mover(ours, form).moved()


class _Mover:
    """Goes through the rows that a form prints, parents first."""

    def __init__(self, ours: Workbook, form: Workbook) -> None:
        self.ours, self.form = ours, form
        self.same = pairs_of(ours, form)
        self.carrier = Carrier(ours, form)
        self.notes: list[UpgradeNote] = []
        self.homeless: dict[RowName, tuple[Loss, ...]] = {}
        self.theirs: dict[RowName, str] = {}
        self.kept = {kind: [*self._kept(kind)] for kind in PRINTED}
        """Our rows that the form has not, and that stay all the same."""
        self.names = dict(self._names())
        """The new ids of our rows that get one, by their old ones."""
        self.before = {
            (kind, self.names.get(row.id, row.id)): row
            for kind in PRINTED
            for row in (*(mine for mine, _ in self.same[kind].both), *self.kept[kind])
        }
        """Our rows that go on, by what they are called now."""

    def moved(self) -> Upgrade:
        """Return the audit as it will be."""
        self.notes += notes_on_the_whole(self.ours, self.form)
        going_on = renamed(self.ours, self.names)
        going_on = with_past(going_on, self.ours, self.form, self.same[Kind.COMMITMENTS])
        rows: dict[str, Any] = {}
        state = replace(going_on, form=self.form.form, commitments=self.form.commitments)
        for kind in PRINTED:
            rows[kind.value] = tuple(self._rows(kind, going_on, state))
            state = replace(state, **rows)
        known = {course.name for course in going_on.courses}
        for course in self.form.courses:
            if course.name not in known:
                id = fresh_id(state, Kind.COURSES)
                state = replace(state, courses=(*state.courses, replace(course, id=id)))
                self.theirs[Kind.COURSES, id] = course.id
                self.notes.append(UpgradeNote(What.NEW, id, now=course.name))
        for guidance in self.form.guidance:
            self.theirs[Kind.GUIDANCE, guidance.id] = guidance.id
        workbook = replace(
            state,
            schema=max(self.ours.schema, self.form.schema),
            title=self.form.title,
            intro=self.form.intro,
            sign_off=self.form.sign_off,
            guidance=self.form.guidance,
        )
        workbook = in_form_order(replace(workbook, retired=self._retired(workbook)))
        ours = {name: row.id for name, row in self.before.items()}
        return Upgrade(workbook, tuple(self.notes), ours, self.theirs, self.homeless)

    def _retired(self, workbook: Workbook) -> tuple[str, ...]:
        """Return the ids that no new row may get, those of our rows that are no more included."""
        standing = {row.id for kind in PRINTED for row in workbook.of_kind(kind)}
        had = (row.id for kind in PRINTED for row in self.ours.of_kind(kind))
        return tuple(dict.fromkeys((*self.ours.retired, *(id for id in had if id not in standing))))

    # Which of ours go on

    def _kept(self, kind: Kind) -> Iterator[Row]:
        """Yield our rows that the form has not, and that stay all the same."""
        for row in self.same[kind].gone:
            if self._is_written(kind, row):
                yield row

    def _is_written(self, kind: Kind, row: Any) -> bool:
        """Say whether a school wrote anything in a row or below it."""
        if is_all_the_schools(self.ours, row):
            return any(map(str.strip, row.cells))
        return holds_text(kind, row, self.carrier.printed) or any(
            self._is_written(lower, child)
            for lower in PRINTED
            if lower in PARENTS and PARENTS[lower][1] is kind
            for child in self.ours.of_kind(lower)
            if parent_id(lower, child) == row.id
        )

    def _names(self) -> Iterator[tuple[str, str]]:
        """Yield the new id of each of our rows that gets one."""
        for kind in PRINTED:
            if kind is Kind.ACTIONS:
                continue  # theirs step aside, since people know ours by their numbers
            for mine, its in self.same[kind].both:
                if mine.id != its.id:
                    self.notes.append(UpgradeNote(What.RENUMBERED, its.id, mine.id))
                    yield mine.id, its.id
            taken = self.form
            for row in self.kept[kind]:
                if any(its.id == row.id for its in self.form.of_kind(kind)):
                    id = _free_id(kind, row, taken, self.ours)
                    self.notes.append(UpgradeNote(What.RENUMBERED, id, row.id))
                    taken = replace(taken, retired=(*taken.retired, id))
                    yield row.id, id

    # What becomes of each

    def _rows(self, kind: Kind, going_on: Workbook, state: Workbook) -> Iterator[Row]:
        """Yield the rows of a kind: the form's in its order, and what stays of ours."""
        if kind is Kind.ACTIONS:
            yield from self._actions(going_on, state)
            return
        mine = {its.id: mine for mine, its in self.same[kind].both}
        for its in self.form.of_kind(kind):
            self.theirs[kind, its.id] = its.id
            if its.id not in mine:
                if printed_words(kind, its).strip():
                    self._note(What.NEW, kind, its, its)
                    yield its
                continue
            words, own = printed_words(kind, its), is_all_the_schools(self.ours, mine[its.id])
            if words.strip() and words != printed_words(kind, mine[its.id]) and not own:
                self._note(What.REWORDED, kind, mine[its.id], its)
            yield self._filled(kind, mine[its.id], its, state)
        now = {row.id: row for row in going_on.of_kind(kind)}
        for row in self.same[kind].gone:
            stays = row in self.kept[kind]
            id = self.names.get(row.id, row.id)
            self.notes.append(
                UpgradeNote(What.KEPT if stays else What.GONE, id, printed_words(kind, row))
            )
            if stays:
                yield self._filled(kind, row, self._unprinted(now[id]), state)

    def _filled(self, kind: Kind, mine: Any, its: Any, state: Workbook) -> Any:
        """Return a row as the form prints it, with what the school wrote in it."""
        match kind:
            case Kind.OUTCOMES:
                homes = [one for one in state.commitments if one.id == its.commitment]
                if not homes:
                    return its
                return self._told(kind, self.carrier.outcome(mine, homes[0], its))
            case Kind.ROWS if its.table in self._tables:
                lines, losses = carried_cells(self.ours, mine, self.form, its)
                self._lose(kind, lines, losses)
                for was, now in zip(lines.cells, its.cells, strict=False):
                    if now and now != was:
                        self.notes.append(UpgradeNote(What.OTHER_WORDS, its.id, was, now))
                return lines
            case Kind.SIGNATORIES:
                return replace(its, name=mine.name, signed=mine.signed)
        return its

    @property
    def _tables(self) -> set[str]:
        return {table.id for table in self.form.achieved}

    def _unprinted(self, row: Row) -> Row:
        """Return a row that the form does not print, as it stands in a table that it prints."""
        if isinstance(row, AchievedRow) and row.table in self._tables:
            return replace(row, cells=())
        return row

    def _actions(self, going_on: Workbook, state: Workbook) -> Iterator[Action]:
        """Yield our actions in the form's columns, then those that only the form has."""
        sections = {one.id: one for one in state.commitments}
        homes = {one.id: one for one in state.outcomes}
        now = {row.id: row for row in going_on.actions}
        same = {mine.id: its for mine, its in self.same[Kind.ACTIONS].both}
        for action in self.ours.actions:
            home = homes.get(now[action.id].outcome)
            if home is None and any(one.id == action.outcome for one in self.ours.outcomes):
                self.notes.append(UpgradeNote(What.GONE, action.id, action.text))
                continue
            section = sections.get(home.commitment) if home else None
            if home is None or section is None:
                yield now[action.id]
                continue
            carried = self.carrier.action(action, section, same.get(action.id))
            row = replace(carried.row, id=action.id, outcome=home.id)
            yield self._told(Kind.ACTIONS, carried._replace(row=row))
        yield from self._new_actions(state)

    def _new_actions(self, state: Workbook) -> Iterator[Action]:
        """Yield the form's actions that are none of ours, with ids that none of ours ever had."""
        same = {its.id: mine for mine, its in self.same[Kind.ACTIONS].both}
        kept_outcomes = {its.id for _, its in self.same[Kind.OUTCOMES].both}
        for its in self.form.actions:
            if its.id in same and its.text != same[its.id].text and its.text.strip():
                self._note(What.OTHER_WORDS, Kind.ACTIONS, same[its.id], its)
        taken = replace(state, actions=(*self.ours.actions, *self.form.actions))
        for its in self.same[Kind.ACTIONS].new:
            is_taken_out = not its.text.strip() or its.id in self.ours.retired
            if is_taken_out and its.outcome in kept_outcomes:
                if its.text.strip():  # and may be another one than was taken out here
                    self.notes.append(UpgradeNote(What.LEFT_OUT, its.id, now=its.text))
                continue  # the school took it out, or has rows of its own there
            id = its.id
            if id in self.ours.retired or any(row.id == id for row in self.ours.actions):
                id = fresh_id(taken, Kind.ACTIONS, its.outcome)
                taken = replace(taken, retired=(*taken.retired, id))
            self.theirs[Kind.ACTIONS, id] = its.id
            self.notes.append(UpgradeNote(What.NEW, id, now=its.text))
            yield replace(its, id=id)

    def _told(self, kind: Kind, carried: CarriedRow[RowOfForm]) -> RowOfForm:
        """Return a row after telling what becomes of its cells."""
        id = carried.row.id
        for each in carried.reprinted:
            was, now = (f"{each.heading}: {text}" for text in (each.was, each.now))
            self.notes.append(UpgradeNote(What.REWORDED, id, was, now))
        self._lose(kind, carried.row, carried.losses)
        return carried.row

    def _lose(self, kind: Kind, row: Row, losses: tuple[Loss, ...]) -> None:
        for loss in losses:
            what = What.NO_LEVEL if loss.is_rating else What.NO_COLUMN
            self.notes.append(UpgradeNote(what, row.id, loss.text, loss.heading))
        if losses:
            self.homeless[kind, row.id] = losses

    def _note(self, what: What, kind: Kind, mine: Row, its: Row) -> None:
        id = mine.id if what is What.OTHER_WORDS else its.id
        was, now = printed_words(kind, mine), printed_words(kind, its)
        self.notes.append(UpgradeNote(what, id, was, now))


def _free_id(kind: Kind, row: Row, form: Workbook, ours: Workbook) -> str:
    taken = tuple(one.id for one in ours.of_kind(kind))
    return fresh_id(
        replace(form, retired=(*form.retired, *ours.retired, *taken)), kind, parent_id(kind, row)
    )
