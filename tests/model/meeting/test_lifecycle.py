"""A meeting: its agenda holds still, its steps can be taken back, and it remembers how it ended."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.errors import Conflict, NotFound, Refused
from eh_tui.model.core.edits import Add, Set, apply, inverse, set_field
from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.placing import add_below
from eh_tui.model.core.review.meeting_rows import Discussed, Meeting
from eh_tui.model.core.rows import Place
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Event, Record
from eh_tui.model.meeting.agenda import (
    PARTS,
    AgendaPart,
    Point,
    agenda,
    agenda_parts,
    next_open,
    what_is_left,
)
from eh_tui.model.meeting.changes_between import changed_in, changes_of, since_last
from eh_tui.model.meeting.discussion import Snapshot, at_last_meeting, discussed_in
from eh_tui.model.meeting.lifecycle import add_action, discuss, end, ending, put_off
from eh_tui.model.meeting.meetings import (
    last_meeting,
    meeting_called,
    meeting_in_words,
)
from eh_tui.model.meeting.trend import counts_over_meetings
from eh_tui.model.merge.merge import merge
from tests.support.meetings import AT, TODAY, audit, begun, ended, made, rated
from tests.support.rag import Rag
from tests.support.workbooks import workbooks


def listed(points: tuple[Point, ...]) -> list[tuple[str, str]]:
    """Return each point of an agenda as its part and its action."""
    return [(point.part.value, point.action.id) for point in points]


class TestStart:
    def test_only_one_meeting_goes_on_at_a_time(self) -> None:
        """Two would write on each other's agenda; the sentence says which one, and what to do."""
        workbook, _ = begun(audit())
        with pytest.raises(Refused, match=r"M1 \(Review, 22 November 2026\) .* end it first"):
            begun(workbook)

    def test_another_one_begins_once_it_has_ended(self) -> None:
        """Its number follows."""
        workbook, meeting = begun(ended(*begun(audit()))[0])
        assert meeting.id == "M2"
        first = last_meeting(workbook, meeting)
        assert first is not None
        assert first.id == "M1"
        assert last_meeting(workbook, first) is None
        assert last_meeting(workbook) == first

    def test_the_row_says_which_parts_it_goes_through_in_their_order(self) -> None:
        """It goes on tomorrow, on another machine, with the same agenda."""
        _, meeting = begun(audit(), (AgendaPart.OVERDUE, AgendaPart.AT_RISK))
        assert meeting.agenda == "at risk, overdue"
        assert agenda_parts(meeting) == (AgendaPart.AT_RISK, AgendaPart.OVERDUE)

    def test_an_agenda_without_parts_is_refused(self) -> None:
        """There would be nothing to discuss."""
        with pytest.raises(Refused, match="leave at least one in"):
            begun(audit(), ())

    def test_a_meeting_goes_by_its_number_or_its_id(self) -> None:
        """Nothing else is one, and the sentence says which there are."""
        workbook, meeting = begun(ended(*begun(audit()))[0])
        assert meeting_called(workbook, "") == meeting_called(workbook, "m2") == meeting
        assert meeting_called(workbook, "1").id == "M1"
        with pytest.raises(NotFound, match=r"no meeting '3'; there are: M1 \(Review, .*\), M2"):
            meeting_called(workbook, "3")
        with pytest.raises(NotFound, match="no meeting yet"):
            meeting_called(audit(), "")

    def test_a_meeting_is_named_without_what_it_does_not_say(self) -> None:
        """A row written by hand may say nothing."""
        assert meeting_in_words(Meeting("M1")) == "M1"
        assert meeting_in_words(Meeting("M1", kind="Review")) == "M1 (Review)"


class TestAgenda:
    def test_each_action_comes_under_the_first_part_that_it_belongs_to(self) -> None:
        """What nobody has rated comes before what is late, and that before what goes well."""
        workbook, meeting = begun(audit())
        assert listed(agenda(workbook, meeting, TODAY, frozenset({"1-02", "1-06"}))) == [
            ("not rated", "1-05"),
            ("at risk", "1-04"),
            ("overdue", "1-03"),
            ("review due", "1-08"),
            ("on track", "1-02"),
            ("changed since the last meeting", "1-06"),
            ("the rest", "1-01"),
            ("the rest", "1-07"),
        ]

    def test_a_part_left_out_leaves_its_actions_to_other_parts_but_not_to_the_rest(self) -> None:
        """Who leaves out what is at risk still wants to see what is overdue."""
        parts = (AgendaPart.OVERDUE, AgendaPart.CHANGED, AgendaPart.REST)
        workbook, meeting = begun(audit(), parts)
        assert listed(agenda(workbook, meeting, TODAY, frozenset({"1-02"}))) == [
            ("overdue", "1-03"),
            ("overdue", "1-04"),
            ("changed since the last meeting", "1-02"),
            ("the rest", "1-01"),
            ("the rest", "1-06"),
            ("the rest", "1-07"),
        ]

    @pytest.mark.parametrize(
        ("review", "part"),
        [
            ("", AgendaPart.REVIEW_DUE),
            ("12/12/26", AgendaPart.REVIEW_DUE),
            ("6/2027", AgendaPart.REST),
        ],
    )
    def test_what_is_ongoing_is_due_for_review_unless_one_is_planned(
        self, review: str, part: AgendaPart
    ) -> None:
        """Nothing else would ever bring it up again."""
        workbook = audit()
        action = Action("1-01", "1.B", when="ongoing", rag=Rag.GREEN)
        row = replace(workbook.rows[0], cells=("", "", review))
        workbook, meeting = begun(replace(workbook, actions=(action,), rows=(row,)))
        assert listed(agenda(workbook, meeting, TODAY)) == [(part.value, "1-01")]

    def test_a_row_that_names_no_part_has_them_all(self) -> None:
        """It was written by hand."""
        assert agenda_parts(Meeting("M1", agenda="everything")) == PARTS

    @given(workbooks(), st.data())
    def test_it_holds_each_action_once_and_keeps_its_order_whatever_is_done(
        self, workbook: Workbook, data: st.DataObject
    ) -> None:
        """Who chairs must find the next action where it was."""
        workbook, meeting = begun(workbook)
        before = listed(agenda(workbook, meeting, TODAY))
        assert sorted(id for _, id in before) == sorted(action.id for action in workbook.actions)
        added: list[str] = []
        for _ in range(data.draw(st.integers(0, 6)) if before else 0):
            id = data.draw(st.sampled_from([id for _, id in before]))
            name, new = data.draw(
                st.one_of(
                    st.tuples(st.just("rag"), st.sampled_from(Rag)),
                    st.tuples(
                        st.sampled_from(("when", "who")), st.sampled_from(("ongoing", "6/2020", ""))
                    ),
                )
            )
            edit = set_field(workbook, Kind.ACTIONS, id, name, new)
            workbook = made(workbook, discuss(workbook, meeting, id, edit))
            home = next(action for action in workbook.actions if action.id == id).outcome
            if data.draw(st.booleans()) and any(one.id == home for one in workbook.outcomes):
                addition = add_below(workbook, Kind.ACTIONS, id)
                workbook = made(workbook, add_action(workbook, meeting, addition))
                added.append(addition.id)
        now = listed(agenda(workbook, meeting, TODAY))
        assert now == [*before, *((AgendaPart.NEW.value, id) for id in added)]


class TestDiscuss:
    def test_the_row_keeps_what_was_before_the_first_step(self) -> None:
        """Rated twice in one meeting, it went from red to green, not from amber."""
        workbook, meeting = begun(audit())
        for rag in (Rag.AMBER, Rag.GREEN):
            edit = rated(workbook, "1-04", rag)
            workbook = made(workbook, discuss(workbook, meeting, "1-04", edit))
        row = discussed_in(workbook, meeting)["1-04"]
        assert (row.rag_before, row.when_before, row.who_before) == ("red", "6/2026", "DW")
        assert len(workbook.discussed) == 1

    def test_the_same_rating_again_counts_as_discussed(self) -> None:
        """It was looked at, and it holds."""
        workbook, meeting = begun(audit())
        edit = rated(workbook, "1-04", Rag.RED)
        workbook = made(workbook, discuss(workbook, meeting, "1-04", edit))
        assert discussed_in(workbook, meeting)["1-04"].state == "discussed"

    def test_a_decision_stays_until_another_one_is_given(self) -> None:
        """Rating once more must not lose it; an empty one takes it back."""
        workbook, meeting = begun(audit())
        decisions: list[str] = []
        for decision in ("Ask again", None, ""):
            workbook = made(workbook, discuss(workbook, meeting, "1-04", decision=decision))
            decisions.append(discussed_in(workbook, meeting)["1-04"].decision)
        assert decisions == ["Ask again", "Ask again", ""]

    def test_what_was_put_off_comes_last_and_is_discussed_then(self) -> None:
        """Put off is not forgotten."""
        workbook, meeting = begun(
            audit(), (AgendaPart.NOT_RATED, AgendaPart.AT_RISK, AgendaPart.OVERDUE)
        )
        workbook = made(workbook, put_off(workbook, meeting, "1-05"))
        points = agenda(workbook, meeting, TODAY)
        assert [point.action.id for point in what_is_left(points)] == ["1-04", "1-03", "1-05"]
        workbook = made(workbook, discuss(workbook, meeting, "1-05"))
        assert discussed_in(workbook, meeting)["1-05"].state == "discussed"

    @pytest.mark.parametrize(
        ("done", "put_aside", "after", "comes"),
        [
            ((), (), "", "1-05"),
            ((), (), "1-04", "1-03"),
            (("1-03",), (), "1-04", "1-05"),
            (("1-03", "1-05"), ("1-04",), "1-03", "1-04"),
            (("1-03",), ("1-04",), "1-04", "1-05"),
            (("1-03", "1-04", "1-05"), (), "1-03", None),
            ((), (), "unknown", "1-05"),
        ],
    )
    def test_a_meeting_goes_on_at_what_is_still_open(
        self, done: tuple[str, ...], put_aside: tuple[str, ...], after: str, comes: str | None
    ) -> None:
        """Beyond the action it is at, else from the top, else at what was put off."""
        workbook, meeting = begun(
            audit(), (AgendaPart.NOT_RATED, AgendaPart.AT_RISK, AgendaPart.OVERDUE)
        )
        for id in done:
            workbook = made(workbook, discuss(workbook, meeting, id))
        for id in put_aside:
            workbook = made(workbook, put_off(workbook, meeting, id))
        point = next_open(agenda(workbook, meeting, TODAY), after)
        assert (point and point.action.id) == comes

    @given(workbooks(), st.sampled_from(Rag), st.none() | st.text(max_size=5), st.booleans())
    def test_a_step_undone_leaves_no_trace(
        self, workbook: Workbook, rag: Rag, decision: str | None, again: bool
    ) -> None:
        """The first step as well as one that changes what was noted already."""
        if not workbook.actions:
            return
        workbook, meeting = begun(workbook)
        id = workbook.actions[-1].id
        if again:
            workbook = made(workbook, put_off(workbook, meeting, id))
        step = discuss(workbook, meeting, id, rated(workbook, id, rag), decision=decision)
        after = made(workbook, step)
        assert discussed_in(after, meeting)[id].state == "discussed"
        assert made(after, tuple(inverse(edit) for edit in reversed(step))) == workbook

    def test_two_people_may_discuss_two_actions_at_the_same_moment(self) -> None:
        """Neither has seen the other's row; both are kept."""
        workbook, meeting = begun(audit())
        ours = discuss(workbook, meeting, "1-04", decision="ours")
        theirs = discuss(workbook, meeting, "1-05", decision="theirs")
        rows = discussed_in(made(made(workbook, ours), theirs), meeting)
        assert {id: row.decision for id, row in rows.items()} == {"1-04": "ours", "1-05": "theirs"}

    def test_of_two_copies_that_discussed_one_action_the_later_wins_and_no_decision_is_lost(
        self,
    ) -> None:
        """Each wrote its own row, and a merge keeps both."""
        workbook, meeting = begun(audit())
        ours = made(workbook, discuss(workbook, meeting, "1-04", decision="ours"))
        theirs = made(workbook, put_off(workbook, meeting, "1-04"))
        theirs = made(theirs, discuss(theirs, meeting, "1-04", decision="theirs"))
        theirs = made(theirs, put_off(theirs, meeting, "1-04"))
        both = made(ours, merge(workbook, ours, theirs).edits)
        assert len(both.discussed) == 2
        row = discussed_in(both, meeting)["1-04"]
        assert (row.state, row.decision, row.rag_before) == ("later", "ours\ntheirs", "red")

        both = made(both, discuss(both, meeting, "1-04", decision="ours and theirs"))
        row = discussed_in(both, meeting)["1-04"]
        assert (row.state, row.decision) == ("discussed", "ours and theirs")

    def test_nothing_is_added_to_a_meeting_that_somebody_ended_meanwhile(self) -> None:
        """Its minutes are written; whoever is late is told."""
        workbook, meeting = begun(audit())
        step = discuss(workbook, meeting, "1-04", decision="late")
        over, its_end = ended(workbook, meeting)
        with pytest.raises(Conflict):
            made(over, step)
        for late in (discuss, put_off):
            with pytest.raises(Refused, match=r"M1 .* has ended"):
                late(over, its_end, "1-04")

    def test_an_id_that_something_else_has_is_not_taken(self) -> None:
        """Somebody may have numbered rows by hand."""
        workbook, meeting = begun(audit())
        row = Discussed("M1-1-04", meeting.id, "1-05", "later", rag_before="none")
        workbook = apply(workbook, Add(Kind.DISCUSSED, row, Place(meeting.id, "")))
        workbook = made(workbook, discuss(workbook, meeting, "1-04"))
        assert discussed_in(workbook, meeting)["1-04"].id == "M1-01"


class TestEnd:
    def test_it_keeps_how_every_action_was_left(self) -> None:
        """The next meeting asks what was said the last time."""
        workbook, meeting = begun(audit(), (AgendaPart.AT_RISK, AgendaPart.NOT_RATED))
        edits = (
            rated(workbook, "1-04", Rag.AMBER),
            set_field(workbook, Kind.ACTIONS, "1-04", "when", "6/2027"),
        )
        workbook = made(workbook, discuss(workbook, meeting, "1-04", *edits))
        workbook, meeting = ended(workbook, meeting)
        workbook = apply(workbook, rated(workbook, "1-04", Rag.GREEN))
        workbook = apply(workbook, rated(workbook, "1-01", Rag.RED))

        def last(id: str) -> Snapshot | None:
            return at_last_meeting(workbook, meeting, id)

        assert last("1-04") == Snapshot(Rag.AMBER, "6/2027", "DW")
        assert last("1-05") == Snapshot(Rag.NONE, "", "")
        assert last("1-01") == Snapshot(Rag.GREEN)
        assert last("9-99") is None
        assert discussed_in(workbook, meeting)["1-05"].state == "not reached"
        assert meeting.ended == AT

    def test_it_is_one_step_that_can_be_taken_back(self) -> None:
        """Undo opens the meeting again, as it was."""
        workbook, meeting = begun(audit())
        workbook = made(workbook, discuss(workbook, meeting, "1-04"))
        step = end(workbook, meeting, AT, ["1-05"])
        back = tuple(inverse(edit) for edit in reversed(step))
        assert made(made(workbook, step), back) == workbook

    def test_an_action_taken_out_in_the_meeting_is_no_hindrance(self) -> None:
        """It has no rating any more."""
        workbook, meeting = begun(audit())
        workbook = made(workbook, discuss(workbook, meeting, "1-04"))
        actions = tuple(action for action in workbook.actions if action.id != "1-04")
        workbook, meeting = ended(replace(workbook, actions=actions), meeting)
        assert at_last_meeting(workbook, meeting, "1-04") is None

    def test_a_meeting_ends_once(self) -> None:
        """The second would overwrite how it was left."""
        workbook, meeting = ended(*begun(audit()))
        with pytest.raises(Refused, match="has ended"):
            end(workbook, meeting, AT)

    def test_the_history_says_how_it_went(self) -> None:
        """In one line."""
        workbook, meeting = begun(
            audit(), (AgendaPart.AT_RISK, AgendaPart.NOT_RATED, AgendaPart.OVERDUE)
        )
        workbook = made(workbook, discuss(workbook, meeting, "1-04"))
        workbook = made(workbook, put_off(workbook, meeting, "1-05"))
        label, _ = ending(workbook, meeting, agenda(workbook, meeting, TODAY), AT)
        assert label == "Meeting M1 ended: 1 discussed, 1 put off, 1 not reached"

    def test_rows_written_by_hand_are_read_as_far_as_they_go(self) -> None:
        """A word that is no rating is none, and stops nothing."""
        meeting = Meeting("M1", ended=AT, ratings="1-01 Green\n1-02 yellow\n\n1-03")
        workbook = replace(audit(), meetings=(meeting,))
        assert at_last_meeting(workbook, meeting, "1-01") == Snapshot(Rag.GREEN)
        assert at_last_meeting(workbook, meeting, "1-02") is None


class TestChanged:
    RECORDS = (
        Record(Event.CHANGE, 1, "2026-09-01T10:00:00.000Z", "rf", edits=(
            Set(Kind.ACTIONS, "1-01", "who", "", "A"),)),
        Record(Event.CHANGE, 2, "2026-09-03T10:00:00.000Z", "rf", edits=(
            Set(Kind.ACTIONS, "1-02", "who", "", "A"),
            Set(Kind.ACTIONS, "1-02", "when", "", "6/26"),
            Set(Kind.ACTIONS, "1-03", "rag", "red", "amber"))),
        Record(Event.OUTSIDE, 3, "2026-09-04T10:00:00.000Z", "outside", edits=(
            Set(Kind.ACTIONS, "1-03", "rag", "amber", "red"),
            Add(Kind.ACTIONS, Action("1-04", "1.A"), Place("1.A", "")))),
        Record(Event.CONFLICT, 4, "2026-09-05T10:00:00.000Z", "rf", edits=(
            Add(Kind.ACTIONS, Action("1-05", "1.A"), Place("1.A", "")),)),
        Record(Event.CHANGE, 5, "2026-09-06T10:00:00.000Z", "rf", edits=(
            Add(Kind.MEETINGS, Meeting("M2"), Place()),)),
        Record(Event.CHANGE, 6, "2026-09-06T11:00:00.000Z", "dw", edits=(
            Set(Kind.ACTIONS, "1-02", "who", "A", "B"), Set(Kind.ACTIONS, "1-06", "who", "", "B"))),
    )  # fmt: skip
    LAST = Meeting("M1", ended="2026-09-02T00:00:00.000Z")

    def test_what_changed_and_stayed_changed_is_told(self) -> None:
        """Back where it was is not changed, and what was refused neither."""
        changed = changed_in(since_last(self.RECORDS, self.LAST, Meeting("")))
        assert changed == {"1-02", "1-04", "M2", "1-06"}

    def test_what_the_meeting_itself_does_is_no_change_since_the_last(self) -> None:
        """Or its agenda would change under its hands."""
        since = since_last(self.RECORDS, self.LAST, Meeting("M2"))
        assert changed_in(since) == {"1-02", "1-04"}

    def test_without_a_last_meeting_or_a_start_in_the_history_nothing_is_known(self) -> None:
        """A first meeting, and a history that was put together since."""
        assert since_last(self.RECORDS, None, Meeting("M2")) == ()
        assert since_last(self.RECORDS, self.LAST, Meeting("M3")) == ()

    def test_a_field_goes_from_its_first_value_to_its_last_with_who_did_it(self) -> None:
        """What is said of an action in the meeting."""
        told = changes_of(since_last(self.RECORDS, self.LAST, Meeting("")), "1-02")
        assert [(one.field, one.old, one.new, one.by) for one in told] == [
            ("who", "", "B", "dw"),
            ("when", "", "6/26", "rf"),
        ]


class TestTrend:
    def test_each_meeting_that_ended_is_a_moment_and_so_is_now(self) -> None:
        """A commitment's ratings as each meeting left them."""
        workbook, meeting = begun(audit())
        assert [moment.meeting for moment in counts_over_meetings(workbook)] == [None]
        edit = rated(workbook, "1-04", Rag.GREEN)
        workbook, meeting = ended(made(workbook, discuss(workbook, meeting, "1-04", edit)), meeting)
        workbook = apply(workbook, rated(workbook, "1-01", Rag.RED))
        then, now = counts_over_meetings(workbook)
        assert then.meeting == meeting
        assert [
            (one.id, counts.of("green"), counts.of("red")) for one, counts in then.commitments
        ] == [("1", 5, 0)]
        assert (now.total.of("green"), now.total.of("red"), now.total.total) == (4, 1, 8)

    def test_what_was_taken_out_since_still_counts_where_it_was(self) -> None:
        """The past doesn't change; what has no home is unassigned."""
        meeting = Meeting("M1", ended=AT, ratings="1-99 red\n7-01 green")
        then, _ = counts_over_meetings(replace(audit(), meetings=(meeting,)))
        assert [(one.title, counts.total) for one, counts in then.commitments] == [
            ("", 1),
            ("Unassigned", 1),
        ]
