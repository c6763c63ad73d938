"""What the history is asked: what can be undone, what changed since, who did it."""

from datetime import timedelta, timezone

import pytest

from eh_tui.model.core.edits import Add, Edit, Move, Remove, Set
from eh_tui.model.core.form_rows import AchievedRow, Action
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.rows import Place
from eh_tui.model.journal.log import log_entries, log_in_words, moment, summed_up
from eh_tui.model.journal.record import Event, Record, changes, folded, since, steps_of
from tests.support.rag import Rag

ROW = Action("4-16", "4.B", "Ask parents", who="TB", rag=Rag.RED)
PLACE = Place("4.B", "4-15")


def who(old: str, new: str, id: str = "4-07") -> Set:
    """Return an edit of who does an action."""
    return Set(Kind.ACTIONS, id, "who", old, new)


def change(n: int, *edits: Edit, reverts: int = 0, by: str = "rf") -> Record:
    """Return the record of a change, made on a day of its number."""
    at = f"2026-09-{n:02}T10:00:00.000Z"
    return Record(Event.CHANGE, n, at, by, edits=edits, reverts=reverts)


class TestSteps:
    def test_what_is_undone_can_be_made_again_and_undone_again(self) -> None:
        """Undo and redo are found from the records alone, so they survive the session."""
        records = [change(1, who("", "A")), change(2, who("A", "B"))]
        records += [change(3, who("B", "A"), reverts=2)]
        done, undone = steps_of(records)
        assert ([step.n for step in done], [step.n for step in undone]) == ([1], [3])
        records += [change(4, who("A", "B"), reverts=3)]
        done, undone = steps_of(records)
        assert ([step.n for step in done], undone) == ([1, 4], [])

    def test_a_new_change_leaves_nothing_to_be_made_again(self) -> None:
        """What was undone belongs to a past that is no more."""
        records = [change(1, who("", "A")), change(2, who("A", ""), reverts=1)]
        assert steps_of([*records, change(3, who("", "C"))])[1] == []

    def test_only_changes_are_steps(self) -> None:
        """A mark, a conflict or somebody's editor is nothing to be undone."""
        others = [
            Record(event, n, edits=(who("", "A"),))
            for n, event in enumerate(Event)
            if event is not Event.CHANGE
        ]
        assert steps_of(others) == ([], [])


class TestSince:
    RECORDS = (
        change(1, who("", "A")),
        Record(Event.MARK, 2, "2026-09-02T10:00:00.000Z", "rf", label="Governors"),
        change(3, who("A", "B")),
        Record(Event.MARK, 4, "2026-09-04T10:00:00.000Z", "rf", label="Governors"),
        change(5, who("B", "C")),
    )

    def test_the_last_mark_of_a_name_counts(self) -> None:
        """The governors meet more than once; capitals are not asked for."""
        assert [record.n for record in since(self.RECORDS, "governors")] == [5]

    def test_a_date_counts_from_its_first_moment(self) -> None:
        """A meeting's day is a date as well as a mark."""
        assert [record.n for record in since(self.RECORDS, "2026-09-03")] == [3, 4, 5]


class TestSummary:
    def test_a_field_is_named_once_with_its_first_and_last_value(self) -> None:
        """A governor asks what is different, not how often it was typed."""
        records = [change(1, who("A", "B")), change(2, who("B", "C"), by="dw")]
        (told,) = folded(records)
        assert (told.old, told.new, told.by, told.n) == ("A", "C", "dw", 2)

    def test_a_field_that_is_back_at_its_value_is_left_out(self) -> None:
        """An edit and its undo are no news."""
        assert folded([change(1, who("A", "B")), change(2, who("B", "A"), reverts=1)]) == ()

    def test_a_change_that_was_not_made_is_left_out(self) -> None:
        """A conflict changed nothing."""
        conflict = Record(Event.CONFLICT, 1, by="rf", edits=(who("A", "B"),))
        assert folded([conflict]) == ()
        assert [record.event for record, _ in changes([conflict])] == [Event.CONFLICT]

    def test_rows_that_came_or_went_are_named_once(self) -> None:
        """Fields of a row that is gone, and a row that came and went, are no news."""
        gone = Action("3-02", "3.A", "List")
        records = [
            change(1, Add(Kind.ACTIONS, ROW, PLACE)),
            change(2, who("", "X", "3-02"), Remove(Kind.ACTIONS, gone, Place("3.A"))),
            change(3, Add(Kind.PEOPLE, Person("P9"), Place())),
            change(4, Remove(Kind.PEOPLE, Person("P9"), Place())),
        ]
        assert [(entry.id, entry.verb) for entry in summed_up(records)] == [
            ("4-16", "added"),
            ("3-02", "removed"),
        ]
        assert [entry.id for entry in summed_up(records, "4-16")] == ["4-16"]


class TestWords:
    @pytest.mark.parametrize(
        ("edit", "words"),
        [
            (who("", "TB"), '4-07 who: "" -> "TB"'),
            (Add(Kind.ACTIONS, ROW, PLACE), '4-16 added: "Ask parents; TB; red"'),
            (Remove(Kind.ACTIONS, ROW, PLACE), '4-16 removed: "Ask parents; TB; red"'),
            (
                Add(Kind.ROWS, AchievedRow("2-R01", "2.R1", cells=("NK", "")), Place("2.R1")),
                '2-R01 added: "NK"',
            ),
            (
                Move(Kind.ACTIONS, "4-16", PLACE, Place("4.C")),
                '4-16 moved: "4.B after 4-15" -> "4.C first"',
            ),
        ],
    )
    def test_every_edit_can_be_said(self, edit: Edit, words: str) -> None:
        """A line a change, the row first, the old value before the new one."""
        (entry,) = log_entries([change(1, edit)])
        assert log_in_words(entry) == words

    def test_an_undo_and_its_repeal_are_said_to_be_such(self) -> None:
        """Otherwise the log looks as if somebody could not decide."""
        records = [change(1, who("", "A")), change(2, who("A", ""), reverts=1)]
        records += [change(3, who("", "A"), reverts=2), change(4, who("A", ""), reverts=3)]
        assert [entry.turned for entry in log_entries(records)] == [
            "",
            "undone",
            "made again",
            "undone",
        ]

    def test_conflicts_marks_and_beginnings_are_named_as_such(self) -> None:
        """A change that was not made must never read like one that was."""
        told = log_entries(
            [
                Record(Event.BASE, 1),
                Record(Event.MARK, 2, label="Governors"),
                Record(Event.CONFLICT, 3, edits=(who("A", "B"),)),
                Record(Event.OUTSIDE, 4),
            ]
        )
        assert [log_in_words(entry) for entry in told] == [
            "the history begins",
            'mark "Governors"',
            'conflict, not written: 4-07 who: "A" -> "B"',
            "changed something that is no field: a comment, or the form's own wording",
        ]

    def test_a_row_alone_is_told_without_marks(self) -> None:
        """Whoever asks for 4-07 wants 4-07."""
        records = [Record(Event.MARK, 1, label="Governors"), change(2, who("", "A"))]
        assert [entry.n for entry in log_entries(records, "4-07")] == [2]

    def test_a_time_is_told_as_people_write_it(self) -> None:
        """In the zone of whoever reads it."""
        summer = timezone(timedelta(hours=1))
        assert moment("2026-09-12T13:03:22.123Z", summer) == "12 Sept 2026 14:03"
        assert moment("yesterday") == "yesterday"
