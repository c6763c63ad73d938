"""Two people each do a term's work in a copy of one workbook, and find it in the merged file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from eh_tui.files.merge.three_way import merged_text
from eh_tui.files.store.replay import text_at
from eh_tui.files.store.store import Store
from eh_tui.files.system.paths import form_file
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.edits import Add, Edit, remove_row, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import Place, siblings
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.agenda import AgendaPart
from eh_tui.model.meeting.lifecycle import discuss, end, start
from eh_tui.model.meeting.minutes.contents import minutes
from eh_tui.model.meeting.trend import counts_over_meetings
from eh_tui.model.merge.merge import merge
from eh_tui.model.signing import How, sign, standing_of_signatures
from eh_tui.model.training.table import training_table
from tests.support.forms import example_file

EXAMPLE = example_file().read_bytes()
TODAY = date(2026, 11, 28)
Step = Callable[[Workbook], tuple[Edit, ...]]


def after(*steps: Step, base: bytes = EXAMPLE) -> bytes:
    """Return a workbook's bytes after steps, each made on what the one before it left."""
    text = WorkbookText.parse(base)
    for step in steps:
        text, _ = text.edited(step(text.workbook))
    return text.encode()


def book(data: bytes) -> Workbook:
    """Return the workbook in a file's bytes."""
    return WorkbookText.parse(data).workbook


def put(id: str, field: str, new: str, kind: Kind = Kind.ACTIONS) -> Step:
    """Change a field."""
    return lambda workbook: (set_field(workbook, kind, id, field, new),)


def added(kind: Kind, parent: str = "", **values: str) -> Step:
    """Add a row as the last of its parent."""

    def step(workbook: Workbook) -> tuple[Edit, ...]:
        family = siblings(workbook, kind, parent)
        place = Place(parent, family[-1].id if family else "")
        return (Add(kind, new_row(workbook, kind, parent, **values), place),)

    return step


def trained(name: str, course: str = "") -> tuple[Step, ...]:
    """Add a person who attended a course, their own one or the first."""

    def attended(workbook: Workbook) -> tuple[Edit, ...]:
        person, its = workbook.people[-1].id, workbook.courses[-1 if course else 0].id
        done = f"{name}'s day"
        return added(Kind.TRAINING, person=person, course=its, done=done)(workbook)

    courses = (added(Kind.COURSES, name=course),) if course else ()
    return (added(Kind.PEOPLE, name=name), *courses, attended)


def met(day: str, action: str, decision: str) -> tuple[Step, ...]:
    """Hold a meeting that discusses one action."""
    return (
        lambda workbook: start(
            workbook, date=day, kind="Review", present="", parts=tuple(AgendaPart)
        ),
        lambda workbook: discuss(workbook, workbook.meetings[-1], action, decision=decision),
        lambda workbook: end(workbook, workbook.meetings[-1], f"{day}T15:00:00.000Z"),
    )


def signed(role: str) -> tuple[Step, ...]:
    """Add somebody who signs, and let them."""
    return (
        added(Kind.SIGNATORIES, role=role),
        lambda workbook: sign(
            workbook, workbook.signatories[-1].id, name=f"{role}'s name", date="1/9/26", how=How.INK
        ),
    )


def test_a_rating_here_and_a_meeting_there_are_both_kept_without_a_word() -> None:
    """Different fields never conflict, and a meeting is lost to nobody."""
    merged = merged_text(
        EXAMPLE, after(put("4-01", "rag", "red")), after(*met("2026-10-05", "4-07", "Ask again"))
    )
    workbook = book(merged.data)
    assert merged.sentences == ()
    assert b"# merge:" not in merged.data
    (discussed,) = minutes(workbook, workbook.meetings[0], today=TODAY).discussed
    assert (discussed.id, discussed.decision) == ("4-07", "Ask again")


@pytest.mark.parametrize("ours_first", [True, False])
def test_a_meeting_on_each_side_is_two_meetings_by_their_dates(ours_first: bool) -> None:
    """Each with its own decisions; what comes next and how it went is told in their order."""
    sides = (
        after(*met("2026-11-12", "4-07", "In November")),
        after(*met("2026-10-05", "4-08", "In October"), put("4-08", "rag", "green")),
    )
    merged = merged_text(EXAMPLE, *(sides if ours_first else sides[::-1]))
    workbook = book(merged.data)
    assert merged.sentences == ()
    october, november, now = counts_over_meetings(workbook)
    assert now.meeting is None
    assert october.meeting
    assert november.meeting
    told = [minutes(workbook, held, today=TODAY) for held in (october.meeting, november.meeting)]
    assert [[one.decision for one in each.discussed] for each in told] == [
        ["In October"],
        ["In November"],
    ]
    assert [each.next_date for each in told] == ["2026-11-12", ""]


def test_each_signature_stays_with_whoever_gave_it() -> None:
    """Both added a signatory under the next number."""
    merged = merged_text(EXAMPLE, after(*signed("Governor")), after(*signed("Nurse")))
    assert merged.sentences == ()
    found = {
        each.signatory.role: each.signature.name
        for each in standing_of_signatures(book(merged.data))
        if each.signature
    }
    assert found == {"Governor": "Governor's name", "Nurse": "Nurse's name"}


@pytest.mark.parametrize("course", ["", "A course of theirs"])
def test_each_training_stays_with_whoever_attended_it(course: str) -> None:
    """And with its course, where both added one."""
    ours = after(*trained("Our Person", "A course of ours"))
    merged = merged_text(EXAMPLE, ours, after(*trained("Their Person", course)))
    workbook = book(merged.data)
    assert merged.sentences == ()
    courses = {row.id: row.name for row in workbook.courses}
    found = {
        line.person.name: (courses[cell.course.id], cell.done)
        for line in training_table(workbook, TODAY)
        for cell in line.cells
        if cell.done in ("Our Person's day", "Their Person's day")
    }
    assert found == {
        "Our Person": ("A course of ours", "Our Person's day"),
        "Their Person": (course or workbook.courses[0].name, "Their Person's day"),
    }


class TestLater:
    """Both added an action 4-16; theirs is 4-17 in what ours merged."""

    ours = after(added(Kind.ACTIONS, "4.B", text="Ours"))
    theirs = after(added(Kind.ACTIONS, "4.B", text="Theirs"))
    merged = merged_text(EXAMPLE, ours, theirs).data

    def who(self, data: bytes) -> dict[str, tuple[str, str]]:
        """Return the id and Who of each of the two actions, by its text."""
        return {
            row.text: (row.id, row.who)
            for row in book(data).actions
            if row.text.startswith(("Ours", "Theirs"))
        }

    def test_the_same_merge_again_changes_nothing(self) -> None:
        """Also where git knows less than we do, and gives the old base."""
        assert self.who(self.merged) == {"Ours": ("4-16", ""), "Theirs": ("4-17", "")}
        assert merged_text(EXAMPLE, self.merged, self.theirs).data == self.merged
        assert merged_text(self.theirs, self.merged, self.theirs).data == self.merged
        assert merged_text(self.ours, self.ours, self.merged).data == self.merged

    def test_what_they_go_on_to_change_is_changed_in_their_row(self) -> None:
        """They know it as 4-16, which is ours here; also after several merges."""
        theirs = after(put("4-16", "who", "NK"), base=self.theirs)
        merged = merged_text(self.theirs, self.merged, theirs)
        assert merged.sentences == ()
        assert self.who(merged.data) == {"Ours": ("4-16", ""), "Theirs": ("4-17", "NK")}
        later = after(put("4-16", "text", "Theirs, reworded"), base=theirs)
        again = merged_text(theirs, merged.data, later)
        assert again.sentences == ()
        assert self.who(again.data) == {"Ours": ("4-16", ""), "Theirs, reworded": ("4-17", "NK")}

    def test_whoever_takes_what_was_merged_goes_on_with_its_numbers(self) -> None:
        """A pull on their side: what they did since is with their row, under its new number."""
        theirs = after(put("4-16", "who", "NK"), *met("2026-11-12", "4-16", "Do it"),
                       base=self.theirs)  # fmt: skip
        pulled = merged_text(self.theirs, theirs, self.merged)
        workbook = book(pulled.data)
        assert pulled.sentences == ()
        assert self.who(pulled.data) == {"Ours": ("4-16", ""), "Theirs": ("4-17", "NK")}
        assert [(row.id, row.action) for row in workbook.discussed] == [("M1-4-17", "4-17")]
        assert "4-17" in workbook.meetings[0].ratings
        then = merged_text(self.merged, after(put("4-16", "who", "TB"), base=self.merged),
                           pulled.data)  # fmt: skip
        assert self.who(then.data) == {"Ours": ("4-16", "TB"), "Theirs": ("4-17", "NK")}

    def test_where_nobody_can_tell_the_row_nothing_is_written_and_all_is_told(self) -> None:
        """Ours reworded both since, so neither is known to be theirs."""
        ours = after(put("4-16", "text", "Other"), put("4-17", "text", "Words"), base=self.merged)
        merged = merged_text(self.theirs, ours, after(put("4-16", "who", "NK"), base=self.theirs))
        assert [row.who for row in book(merged.data).actions if row.id in ("4-16", "4-17")] == [
            "",
            "",
        ]
        assert b'# merge: another version has who = "NK"' in merged.data
        assert len(merged.sentences) == 1


class TestTakenOut:
    going_on = after(*met("2026-10-05", "4-07", "Ask again")[:2])

    @staticmethod
    def cancelled(workbook: Workbook) -> tuple[Edit, ...]:
        """Take the meeting out with its rows."""
        row = workbook.discussed[0]
        return (
            remove_row(workbook, Kind.DISCUSSED, row.id),
            remove_row(workbook, Kind.MEETINGS, "M1"),
        )

    def test_a_meeting_that_one_cancels_while_the_other_holds_it_stays_whole(self) -> None:
        """A person decides; half a meeting would be worse than either."""
        held = after(
            lambda workbook: discuss(workbook, workbook.meetings[0], "4-08", decision="More"),
            base=self.going_on,
        )
        merged = merged_text(self.going_on, held, after(self.cancelled, base=self.going_on))
        assert book(merged.data).discussed == book(held).discussed
        assert len(merged.sentences) == 1
        other = merged_text(self.going_on, after(self.cancelled, base=self.going_on), held)
        assert book(other.data).meetings == ()
        assert b'decision = "More"' in other.data

    def test_a_person_whom_one_takes_out_stays_with_a_training_of_the_other(self) -> None:
        """A training of nobody says nothing."""
        known = after(added(Kind.PEOPLE, name="Sam Patel"))
        person = book(known).people[-1].id
        trained = after(added(Kind.TRAINING, person=person, course="C1", done="1/9/26"), base=known)
        gone = after(lambda workbook: (remove_row(workbook, Kind.PEOPLE, person),), base=known)
        merged = merged_text(known, trained, gone)
        assert book(merged.data) == book(trained)
        assert len(merged.sentences) == 1
        other = merged_text(known, gone, trained)
        assert book(other.data) == book(gone)
        assert b'done = "1/9/26"' in other.data

    def test_a_number_of_one_who_is_gone_is_not_given_to_a_signature_of_theirs(self) -> None:
        """The signature outlived its signatory; ours has somebody else under the number."""

        def gone(workbook: Workbook) -> tuple[Edit, ...]:
            return (remove_row(workbook, Kind.SIGNATORIES, workbook.signatories[-1].id),)

        merged = merged_text(EXAMPLE, after(*signed("Governor")), after(*signed("Nurse"), gone))
        found = {each.who for each in standing_of_signatures(book(merged.data)) if each.signature}
        assert found == {"Governor, Governor's name", "Nurse's name"}

    def test_our_comment_on_a_row_that_they_took_out_is_kept(self) -> None:
        """What somebody wrote is never lost, whoever takes out what it was about."""
        header = b'[[actions]]\nid = "3-02"'
        ours = EXAMPLE.replace(header, b"# ask the governors\n" + header)
        gone = after(lambda workbook: (remove_row(workbook, Kind.ACTIONS, "3-02"),))
        merged = merged_text(EXAMPLE, ours, gone)
        assert b"# ask the governors" in merged.data
        assert len(merged.sentences) == 1


def test_without_a_base_a_meeting_on_each_side_is_two_meetings() -> None:
    """Two people made the school's workbook from one form, and each held a meeting."""
    merged = merged_text(
        b"", after(*met("2026-11-12", "4-07", "Ours")), after(*met("2026-10-05", "4-08", "Theirs"))
    )
    workbook = book(merged.data)
    assert merged.sentences == ()
    assert {row.id: row.date for row in workbook.meetings} == {
        "M1": "2026-11-12",
        "M2": "2026-10-05",
    }
    assert {(row.meeting, row.decision) for row in workbook.discussed} == {
        ("M1", "Ours"),
        ("M2", "Theirs"),
    }


def test_rows_of_theirs_get_the_line_endings_of_our_file() -> None:
    """A file that Notepad wrote takes rows from one that it did not; and the other way round."""
    windows = EXAMPLE.replace(b"\n", b"\r\n")
    row = (added(Kind.ACTIONS, "4.B", text="Two\nlines"), *met("2026-10-05", "4-07", "Ask\nagain"))
    merged = merged_text(windows, after(put("4-01", "rag", "red"), base=windows), after(*row))
    assert merged.data.count(b"\n") == merged.data.count(b"\r\n")
    assert book(merged.data).actions == book(after(put("4-01", "rag", "red"), *row)).actions
    other = merged_text(EXAMPLE, after(put("4-01", "rag", "red")), after(*row, base=windows))
    assert b"\r" not in other.data
    assert book(other.data) == book(merged.data)


def test_an_outcome_that_they_wrote_by_hand_is_told_with_its_actions() -> None:
    """It is part of the form, so a person decides; nothing of it is passed over."""
    more = b'\n[[outcomes]]\nid = "4.Z"\ncommitment = "4"\ntext = "By hand"\n'
    more += b'\n[[actions]]\nid = "4-90"\noutcome = "4.Z"\ntext = "Under it"\n'
    merged = merged_text(EXAMPLE, after(put("4-01", "rag", "red")), EXAMPLE + more)
    assert merged.data.count(b'text = "By hand"') == 1
    assert merged.data.count(b'text = "Under it"') == 1
    assert len(merged.sentences) == 2


def test_a_merge_into_an_open_workbook_is_remembered_by_its_file_and_its_history(
    tmp_path: Path,
) -> None:
    """As with a copy that a sync tool left: it comes again, changed, and finds its rows."""
    path = tmp_path / "school.toml"
    path.write_bytes(TestLater.ours)
    theirs = after(*trained("Their Person"), base=TestLater.theirs)
    store = Store(path)
    store.commit(merge(book(EXAMPLE), store.workbook, book(theirs)).edits, "merged a copy")
    assert [line.rpartition(" ")[0] for line in store.workbook.renumbered] == ["4-16 -> 4-17"]
    records = Store(path).records
    replayed = text_at(records, records[-1].n)
    assert replayed
    assert replayed.encode() == path.read_bytes()
    assert merge(book(EXAMPLE), store.workbook, book(theirs)).edits == ()
    later = book(after(put("4-16", "who", "NK"), base=theirs))
    (edit,) = merge(book(theirs), store.workbook, later).edits
    assert (edit.id, getattr(edit, "new", "")) == ("4-17", "NK")


STANDARDS = form_file("example-standards-self-assessment").read_bytes()


def reworded(old: str, new: str) -> bytes:
    """Return the standards' example with one wording of its form changed by hand."""
    assert STANDARDS.count(old.encode()) == 1
    return STANDARDS.replace(old.encode(), new.encode())


@pytest.mark.parametrize(
    ("old", "ours", "theirs", "told"),
    [
        (
            'heading = "Lead"',
            "Who leads",
            "Led by",
            'columns 6 heading: "Who leads" stays; "Led by"',
        ),
        ('action = "Improvement"', "Step", "Next step", 'words action: "Step" stays; "Next step"'),
        (
            'label = "2 Partly met"',
            "2 Partly",
            "2 Half",
            'levels 3 label: "2 Partly" stays; "2 Half"',
        ),
        (
            'title = "Leadership"',
            "Leading",
            "Heads",
            'commitments 1 title: "Leading" stays; "Heads"',
        ),
        ('version = "2026"', "2027", "2028", 'the form version: "2027" stays; "2028"'),
    ],
)
def test_a_wording_of_the_form_that_both_changed_is_a_clash_like_any_other(
    old: str, ours: str, theirs: str, told: str
) -> None:
    """One stays, the other stands above it, and a sentence names both."""
    key, _, _ = old.partition(" = ")
    ours_text, theirs_text = (reworded(old, f'{key} = "{new}"') for new in (ours, theirs))
    merged = merged_text(STANDARDS, ours_text, theirs_text)
    assert merged.sentences == (f"{told} is left out.",)
    comment = f'# merge: another version has {key} = "{theirs}"\n{key} = "{ours}"\n'
    assert comment.encode() in merged.data
    assert book(merged.data) == book(ours_text)
    assert merged_text(STANDARDS, merged.data, theirs_text).data == merged.data


def test_a_wording_of_the_form_that_one_changed_is_shown_and_not_taken() -> None:
    """A form is changed by whoever answers for it, so that a merge never words it anew."""
    merged = merged_text(STANDARDS, STANDARDS, reworded('heading = "Lead"', 'heading = "Led by"'))
    assert merged.sentences == ('columns 6 heading: "Lead" stays; "Led by" is left out.',)
    assert book(merged.data) == book(STANDARDS)


def test_both_add_evidence_to_one_action_and_both_are_there() -> None:
    """Two files that got one number are two, and neither is lost."""
    dana = after(added(Kind.EVIDENCE, "1-01", what="list.pdf"))
    tom = after(added(Kind.EVIDENCE, "1-01", what="minutes.pdf", seen="1/9/2026"))
    merged = merged_text(EXAMPLE, dana, tom)
    assert merged.sentences == ()
    rows = book(merged.data).evidence
    assert [(row.of, row.what) for row in rows] == [("1-01", "list.pdf"), ("1-01", "minutes.pdf")]
    assert len({row.id for row in rows}) == 2


def test_evidence_follows_its_action_to_another_number() -> None:
    """Two actions got one number apart; each keeps what shows that it was done."""

    def side(text: str, what: str) -> bytes:
        outcome = book(EXAMPLE).outcomes[0].id
        action = added(Kind.ACTIONS, outcome, text=text)
        return after(action, lambda now: added(Kind.EVIDENCE, _newest(now), what=what)(now))

    merged = merged_text(EXAMPLE, side("Ring the nurse.", "a.pdf"), side("Buy a safe.", "b.pdf"))
    assert merged.sentences == ()
    workbook = book(merged.data)
    texts = {row.id: row.text for row in workbook.actions}
    shown = {(texts[row.of], row.what) for row in workbook.evidence}
    assert shown == {("Ring the nurse.", "a.pdf"), ("Buy a safe.", "b.pdf")}


def _newest(workbook: Workbook) -> str:
    known = {row.id for row in book(EXAMPLE).actions}
    return next(row.id for row in workbook.actions if row.id not in known)
