"""The agenda pack: what the people who come to a meeting should have read.

It can be made at any time; before a meeting has begun, its agenda is that of the template.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from eh_tui.model.audit.subject import meeting_about
from eh_tui.model.core.columns import form_rows, kind_of
from eh_tui.model.core.days import day_in_words
from eh_tui.model.core.form_rows import FormRow
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.names import heading_of, level_told
from eh_tui.model.core.review.meeting_rows import Matter, Meeting
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import Due, DueState, due_in_words, due_state, dues, urgency
from eh_tui.model.form.columns import Role
from eh_tui.model.journal.record import Record, folded
from eh_tui.model.meeting.agenda import Point
from eh_tui.model.meeting.agenda_tree import agenda_tree, items_sent_round, planned_minutes
from eh_tui.model.meeting.changes_between import since_last
from eh_tui.model.meeting.discussion import discussed_in
from eh_tui.model.meeting.from_decision import came_of_decision
from eh_tui.model.meeting.lifecycle import agenda_of
from eh_tui.model.meeting.matters import items_of, matters_of, standing_items
from eh_tui.model.meeting.meetings import last_meeting, meeting_in_words, open_meeting
from eh_tui.model.meeting.minutes.tasks import Whose, named_in
from eh_tui.model.meeting.minutes.wording import (
    BY_CHANNEL,
    NO_DATE,
    NOBODY,
    item_words,
    rating_phrase,
    row_heading,
    status_words,
)
from eh_tui.model.meeting.papers.paper import (
    Paper,
    PaperFacts,
    PaperHeading,
    PaperList,
    PaperPart,
    PaperTable,
    PaperText,
)
from eh_tui.model.people.register import register_of
from eh_tui.model.when.calendar import calendar_of


def agenda_pack(workbook: Workbook, records: Sequence[Record], today: date) -> Paper:
    """Return the agenda of the next meeting, or of the one that goes on, with what it needs.

    Internal items stand in it nowhere. The history tells what was changed since the last one.
    """
    return _Pack(workbook, records, today).paper()


@dataclass(frozen=True)
class _Pack:
    workbook: Workbook
    records: Sequence[Record]
    today: date

    def paper(self) -> Paper:
        """Return all of it."""
        meeting = open_meeting(self.workbook)
        last = last_meeting(self.workbook, meeting)
        held = (meeting.date if meeting else "") or (last.next_date if last else "")
        parts = (
            PaperFacts(
                (
                    ("School", self.workbook.school.name),
                    ("Date", held),
                    ("Meeting", meeting.kind if meeting else ""),
                    ("Apologies", meeting.apologies if meeting else ""),
                    ("Made on", day_in_words(self.today)),
                )
            ),
            *self._agenda(meeting),
            *self._due(),
            *self._changed(last, meeting),
            *self._undated(),
            *self._decided(last),
        )
        return Paper(
            f"Agenda of the {meeting_about(self.workbook)}", self.workbook.school.name, held, parts
        )

    def _agenda(self, meeting: Meeting | None) -> Iterator[PaperPart]:
        planned = items_of(standing_items(self.workbook), "M")
        matters = tuple(edit.row for edit in planned if isinstance(edit.row, Matter))
        points: tuple[Point, ...] = agenda_of(
            self.workbook, self.records, meeting or Meeting(""), self.today
        )
        if meeting:
            matters = matters_of(self.workbook, meeting)
        tree = agenda_tree(matters, points, self.workbook.form.words, with_internal=False)
        minutes = planned_minutes(tree)
        yield PaperHeading("Agenda")
        if minutes:
            yield PaperText(f"{minutes} minutes are planned in all.")
        entries = []
        for item in tree:
            number, _, words = item_words(item).partition(" ")
            ids = ", ".join(point.action.id for point in item.points)
            entries.append((number, f"{words}: {ids}" if ids else words))
        yield PaperList(tuple(entries))

    def _due(self) -> Iterator[PaperPart]:
        """Yield what is overdue or due soon, by person; what is nobody's comes last."""
        register = register_of(self.workbook)
        found: dict[tuple[Whose, str], list[Due]] = {}
        names: dict[tuple[Whose, str], str] = {}
        reviews: list[Due] = []
        for due in sorted(dues(self.workbook, self.today), key=urgency):
            if due.state is DueState.NEEDS_A_DATE:
                continue
            if due.kind is not Kind.ACTIONS:
                reviews.append(due)
            else:
                for whose, key, name in named_in(due.who, register):
                    names.setdefault((whose, key), name)
                    found.setdefault((whose, key), []).append(due)
        rows: list[tuple[str, ...]] = []
        for place, some in sorted(found.items(), key=lambda item: item[0][0]):
            fixed = {Whose.CHANNEL: BY_CHANNEL, Whose.NOBODY: NOBODY}
            rows.append((fixed.get(place[0], names[place]),))
            rows += [self._due_row(due) for due in some]
        words = self.workbook.form.words
        if reviews:
            rows += [(words.said("Outcomes to be reviewed"),), *map(self._due_row, reviews)]
        yield PaperHeading("What is due, by person")
        if rows:
            form = self.workbook.form
            when, rating = (
                form.heading_of(Role.WHEN, "When"),
                form.counted_by or form.heading_of(Role.RATING, "Rating"),
            )
            yield PaperTable((words.action, when, rating), (10, 5, 4), tuple(rows))
        else:
            yield PaperText("Nothing is overdue, and nothing is due soon.")

    def _due_row(self, due: Due) -> tuple[str, ...]:
        rating = "" if due.rag is None else rating_phrase(self.workbook.form, due.rag)
        state = due_in_words(due, self.today)
        return f"{due.id}  {due.text}", f"{due.when or NO_DATE} ({state})", rating or "–"

    def _changed(self, last: Meeting | None, meeting: Meeting | None) -> Iterator[PaperPart]:
        if last is None:
            return
        form = self.workbook.form
        yield PaperHeading(f"Changed since {meeting_in_words(last)}")
        since = since_last(self.records, last, meeting or Meeting(""))
        actions = {row.id: row for row in form_rows(self.workbook)}
        rows = []
        for change in folded(since):
            action = actions.get(change.id)
            if action and change.kind == kind_of(action):
                what = heading_of(self.workbook, kind_of(action), action, change.field)
                texts = (change.old, change.new)
                old, new = (self._said(action, change.field, text) for text in texts)
                rows.append((f"{action.id}  {action.text}", f"{what}: {old} → {new}", change.by))
        if rows:
            yield PaperTable((row_heading(form), "Change", "By"), (9, 7, 3), tuple(rows))
        else:
            yield PaperText(form.words.said("No action was changed."))

    def _said(self, row: FormRow, field: str, text: str) -> str:
        if level := level_told(self.workbook, row, field, text):
            return rating_phrase(self.workbook.form, level)
        return text or "(empty)"

    def _undated(self) -> Iterator[PaperPart]:
        some = tuple(
            (due.id, due.text)
            for due in dues(self.workbook, self.today)
            if due.state is DueState.NEEDS_A_DATE and due.kind is not Kind.ROWS
        )
        if some:
            yield PaperHeading("No date yet")
            yield PaperList(some)

    def _decided(self, last: Meeting | None) -> Iterator[PaperPart]:
        """Yield what the last meeting decided, and how what it is seen by stands now."""
        if last is None:
            return
        actions = {row.id: row for row in form_rows(self.workbook)}
        rows = [
            (
                row.decision,
                f"{id}  {actions[id].text}" if id in actions else id,
                self._seen_by(last, id),
            )
            for id, row in discussed_in(self.workbook, last).items()
            if row.decision
        ]
        rows += [
            (item.matter.decision, item.title, self._seen_by(last, item.matter.id))
            for item in items_sent_round(matters_of(self.workbook, last))
            if item.matter and item.matter.decision
        ]
        if rows:
            yield PaperHeading(f"Decided on {last.date or last.id}, and how it stands now")
            yield PaperTable(("Decision", "About", "Now"), (8, 7, 4), tuple(rows))

    def _seen_by(self, meeting: Meeting, on: str) -> str:
        """Return how that stands by which it is seen what came of a decision, "–" for nothing."""
        calendar, form = calendar_of(self.workbook), self.workbook.form
        lines = [
            f"{part}: {status_words(form, row.rag, due_state(form, row, self.today, calendar))}"
            if row
            else f"{part}: taken out since"
            for part, row in came_of_decision(self.workbook, meeting, on)
        ]
        return "\n".join(lines) or "–"
