"""The minutes: what the meeting wrote down, whatever the audit says by now."""

from dataclasses import replace
from datetime import date

from eh_tui.model.core.edits import apply, remove_row, set_field
from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.register_rows import Person
from eh_tui.model.form.form import Form
from eh_tui.model.meeting.discussion import Snapshot
from eh_tui.model.meeting.lifecycle import discuss, end
from eh_tui.model.meeting.meetings import meeting_called
from eh_tui.model.meeting.minutes.contents import Minutes
from eh_tui.model.meeting.minutes.contents import minutes as minutes_on
from eh_tui.model.meeting.minutes.tasks import Whose
from eh_tui.model.meeting.minutes.wording import (
    block_words,
    due_words,
    in_one_sentence,
    place_words,
    rating_phrase,
    text_of_minute,
    when_words,
    who_words,
)
from tests.support.meetings import AT, audit, begun, made, rated
from tests.support.minutes import held, minutes, over
from tests.support.rag import Rag


def ids(some: tuple[object, ...]) -> list[str]:
    """Return the ids of some minutes."""
    return [str(getattr(one, "id", "")) for one in some]


def told(minutes: Minutes) -> Minutes:
    """Return minutes without what is today's: the wording, and the meeting after it."""
    bare = tuple(replace(one, stop=None) for one in minutes.minutes)
    left = tuple(replace(one, stop=None) for one in minutes.left)
    return replace(minutes, minutes=bare, left=left, next_date="")


def test_each_action_is_told_once_under_what_became_of_it() -> None:
    """In the order in which they came up."""
    written = minutes(*over())
    assert ids(written.discussed) == ["1-04", "1-05", "1-01", "1-06"]
    assert ids(written.added) == ["1-09"]
    assert ids(written.put_off) == ["1-03"]
    assert ids(written.left) == ["1-02", "1-07"]
    assert in_one_sentence(written) == (
        "4 actions were discussed, 1 added, 1 put off until later and 2 not reached."
    )


def test_an_action_goes_from_what_it_was_to_what_the_meeting_left() -> None:
    """Rating, When and Who, with what was decided."""
    first = minutes(*over()).discussed[0]
    assert first.before == Snapshot(Rag.RED, "6/2026", "DW")
    assert first.after == Snapshot(Rag.AMBER, "6/2026", "D. W.")
    assert first.decision == "Ask again"


def test_a_draft_says_the_same_as_the_minutes_will() -> None:
    """It is the same meeting; only its end is missing."""
    draft = minutes(*held(), left=("1-02", "1-07", "1-04", "9-99"))
    final = minutes(*over())
    assert (draft.is_draft, final.is_draft) == (True, False)
    assert draft.minutes == final.minutes
    assert (draft.before, draft.after) == (final.before, final.after)
    assert ids(draft.left) == ids(final.left)
    assert in_one_sentence(draft).endswith("and 2 still to come.")


def test_minutes_of_a_meeting_that_ended_stay_what_they_were() -> None:
    """Whatever is rated, written or taken out afterwards."""
    workbook, meeting = over()
    before = told(minutes(workbook, meeting))
    workbook = apply(workbook, rated(workbook, "1-04", Rag.GREEN))
    workbook = apply(workbook, set_field(workbook, Kind.ACTIONS, "1-05", "who", "Nobody"))
    workbook = apply(workbook, remove_row(workbook, Kind.ACTIONS, "1-01"))
    workbook, _ = begun(workbook)
    assert told(minutes(workbook, meeting)) == before


def test_the_ratings_are_counted_as_found_and_as_left() -> None:
    """What the meeting added was not there before."""
    written = minutes(*over())
    before, after = written.before, written.after
    assert [before.of(rag) for rag in Rag] == [1, 2, 4, 1]
    assert [after.of(rag) for rag in Rag] == [1, 3, 4, 1]


def test_who_does_what_lists_what_is_open_or_decided_by_person() -> None:
    """However the name is spelt; what nobody has comes last, and what is done is left out."""
    blocks = minutes(*over()).tasks
    assert [(block.name, ids(block.tasks)) for block in blocks] == [
        ("D. W.", ["1-04", "1-09"]),
        ("", ["1-05", "1-06"]),
    ]
    assert [block.whose for block in blocks] == [Whose.SOMEBODY, Whose.NOBODY]


def test_an_action_that_was_taken_out_is_still_told() -> None:
    """The meeting spoke of it: in the meeting itself, or since."""
    workbook, meeting = held()
    workbook = apply(workbook, remove_row(workbook, Kind.ACTIONS, "1-04"))
    workbook = made(workbook, end(workbook, meeting, AT))
    first = minutes(workbook, meeting_called(workbook, "")).discussed[0]
    assert (first.id, first.after) == ("1-04", None)
    assert text_of_minute(first) == "(taken out of the workbook since)"
    assert place_words(Form(), first) == ""


def test_what_another_copy_noted_after_the_end_is_told_with_the_rating_at_the_end() -> None:
    """A merge may bring a row that the end did not see."""
    workbook, meeting = held()
    late = discuss(workbook, meeting, "1-02", decision="Late")[1:]
    workbook = made(workbook, end(workbook, meeting, AT))
    workbook = made(workbook, late)
    last = minutes(workbook, meeting_called(workbook, "")).discussed[-1]
    assert (last.id, last.decision) == ("1-02", "Late")
    assert last.after == Snapshot(Rag.AMBER, "6/2027", "")


def test_the_next_meeting_is_named_once_there_is_one() -> None:
    """By its date as typed."""
    workbook, meeting = over()
    assert minutes(workbook, meeting).next_date == ""
    workbook, another = begun(workbook)
    assert minutes(workbook, meeting).next_date == ""  # of the same day, in another copy maybe
    edit = set_field(workbook, Kind.MEETINGS, another.id, "date", "22 January 2027")
    assert minutes(made(workbook, (edit,)), meeting).next_date == "22 January 2027"


def test_a_meeting_that_did_nothing_says_so() -> None:
    """One that was begun by mistake."""
    assert in_one_sentence(minutes(*begun(audit()))) == "0 actions were discussed."


def test_a_rating_is_never_a_bare_letter_or_colour() -> None:
    """The form's words with a letter; what is not rated has none."""
    form = Form()
    assert rating_phrase(form, Rag.AMBER) == "On track (A)"
    assert rating_phrase(form, Rag.NONE) == "Not rated yet"


def test_an_empty_when_or_who_is_said() -> None:
    """A gap could be a slip of the clerk."""
    assert when_words(Snapshot(Rag.RED, " ", "")) == "No date yet"
    assert who_words(Snapshot(Rag.RED, None, None)) == "Nobody yet"
    assert when_words(Snapshot(Rag.RED, " 6/26 ", "")) == " 6/26 "


def test_the_place_names_commitment_and_outcome() -> None:
    """So that a reader finds it in the form."""
    assert place_words(Form(), minutes(*over()).discussed[0]) == "Commitment 1, 1.A"


def discussed(*cells: tuple[str, str, Rag]) -> Minutes:
    """Return the minutes of a meeting that left actions with these When, Who and ratings."""
    people = (
        Person("P1", "Dana Whitfield", "Family Support Worker", "DW"),
        Person("P2", "Tomasz Berg", "Deputy Head", "TB"),
    )
    actions = tuple(
        Action(f"1-{n:02}", "1.A", "x", when, who, rag)
        for n, (when, who, rag) in enumerate(cells, 1)
    )
    workbook, meeting = begun(replace(audit(), actions=actions, people=people))
    for action in actions:
        workbook = made(workbook, discuss(workbook, meeting, action.id))
    workbook = made(workbook, end(workbook, meeting, AT))
    return minutes(workbook, meeting_called(workbook, ""))


def test_every_spelling_of_a_name_is_one_person_by_the_register() -> None:
    """DW, D Whitfield and D.Whitfield are one, and so is what she shares with another."""
    whos = ("DW", "D Whitfield", "TB", "D.Whitfield / TB", "Mrs Whitfield", "dana whitfield")
    told = discussed(*(("6/2027", who, Rag.AMBER) for who in whos))
    assert [(block.name, ids(block.tasks)) for block in told.tasks] == [
        ("Dana Whitfield", ["1-01", "1-02", "1-04", "1-05", "1-06"]),
        ("Tomasz Berg", ["1-03", "1-04"]),
    ]


def test_a_person_beside_a_role_has_one_block() -> None:
    """The role only says what they are; so does a list that has surnames first."""
    whos = ("DSL (Dana Whitfield)", "Lead: D Whitfield", "Whitfield, Dana; TB", "SENCo [TB]")
    told = discussed(*(("6/2027", who, Rag.RED) for who in whos))
    assert [(block.name, ids(block.tasks)) for block in told.tasks] == [
        ("Dana Whitfield", ["1-01", "1-02", "1-03"]),
        ("Tomasz Berg", ["1-03", "1-04"]),
    ]


def test_roles_and_people_whom_the_register_lacks_have_blocks_of_their_own() -> None:
    """One for each, not one for each spelling; nobody's task falls between two."""
    whos = ("all DSLs", "DSL's / DW", "N. Kaur", "N Kaur")
    told = discussed(*(("6/2027", who, Rag.RED) for who in whos))
    assert [(block.name, ids(block.tasks)) for block in told.tasks] == [
        ("DSL", ["1-01", "1-02"]),
        ("Dana Whitfield", ["1-02"]),
        ("N. Kaur", ["1-03", "1-04"]),
    ]


def test_channels_and_nobody_stand_apart_and_last() -> None:
    """A poster does nothing by itself; one beside a person is how that person does it."""
    whos = ("", "Newsletter/\nposters", "–", "DW / newsletter", "Web site")
    told = discussed(*(("6/2027", who, Rag.NONE) for who in whos))
    assert [(block.whose, block.name, ids(block.tasks)) for block in told.tasks] == [
        (Whose.SOMEBODY, "Dana Whitfield", ["1-04"]),
        (Whose.CHANNEL, "", ["1-02", "1-05"]),
        (Whose.NOBODY, "", ["1-01", "1-03"]),
    ]
    assert [block_words(told.form, block) for block in told.tasks] == [
        "Dana Whitfield: 1 action",
        "Nobody named, only ways to tell people: 2 actions",
        "Nobody yet: 2 actions",
    ]


def test_what_is_overdue_comes_first_in_a_block_and_among_people() -> None:
    """On the day of the meeting's end, and in words; what is green never is."""
    told = discussed(
        ("6/2027", "TB", Rag.AMBER),
        ("12/2026", "DW", Rag.AMBER),
        ("10/2026", "DW", Rag.RED),
        ("21/11/2026", "DW", Rag.GREEN),
        ("22/11/2026", "DW", Rag.NONE),
    )
    assert [(block.name, ids(block.tasks)) for block in told.tasks] == [
        ("Dana Whitfield", ["1-03", "1-02", "1-05"]),
        ("Tomasz Berg", ["1-01"]),
    ]
    assert [due_words(one) for one in told.tasks[0].tasks] == [
        "10/2026 (overdue)",
        "12/2026",
        "22/11/2026",
    ]


def test_what_was_overdue_at_the_end_does_not_change_with_the_day() -> None:
    """The minutes of a meeting are the same whenever they are written."""
    workbook, meeting = over()
    early, late = (
        minutes_on(workbook, meeting, today=day) for day in (date(2020, 1, 1), date(2030, 1, 1))
    )
    assert early == late
    draft = held()
    assert minutes_on(*draft, today=date(2020, 1, 1)) != minutes_on(*draft, today=date(2030, 1, 1))


def test_what_changed_is_told_apart_from_what_stayed() -> None:
    """A decision or a note is a change too."""
    told = minutes(*over())
    assert ids(told.changed) == ["1-04", "1-06"]
    assert ids(told.unchanged) == ["1-05", "1-01"]


def test_a_note_that_was_written_in_the_meeting_is_told() -> None:
    """As the meeting left it, whatever becomes of it; one from before is not the meeting's."""
    workbook, meeting = begun(audit())
    before = set_field(workbook, Kind.ACTIONS, "1-01", "note", "Old")
    workbook = apply(workbook, before)
    for text in ("Ring first", "Ring the\noffice"):
        note = set_field(workbook, Kind.ACTIONS, "1-02", "note", text)
        workbook = made(workbook, discuss(workbook, meeting, "1-02", note))
    workbook = made(workbook, discuss(workbook, meeting, "1-02", decision="Yes"))
    workbook = made(workbook, discuss(workbook, meeting, "1-01"))
    workbook = made(workbook, end(workbook, meeting, AT))
    workbook = apply(workbook, set_field(workbook, Kind.ACTIONS, "1-02", "note", "Later"))
    told = minutes(workbook, meeting_called(workbook, ""))
    assert [(one.id, one.note, one.decision) for one in told.changed] == [
        ("1-02", "Ring the\noffice", "Yes")
    ]
    assert [(one.id, one.note) for one in told.unchanged] == [("1-01", "")]


def test_the_notes_of_two_people_are_both_told() -> None:
    """A merge keeps both rows of an action."""
    workbook, meeting = begun(audit())
    rows = []
    for text in ("Ours", "Theirs"):
        note = set_field(workbook, Kind.ACTIONS, "1-02", "note", text)
        once = made(workbook, discuss(workbook, meeting, "1-02", note))
        rows.append(replace(once.discussed[-1], id=f"M1-{text}"))
    told = minutes(replace(workbook, discussed=tuple(rows)), meeting)
    assert [one.note for one in told.changed] == ["Ours\nTheirs"]
