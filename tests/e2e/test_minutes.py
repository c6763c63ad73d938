"""A meeting from the command line: begun, gone through, ended, and its minutes."""

from datetime import date
from pathlib import Path

import docx

from eh_tui.files.store.store import Store
from eh_tui.model.core.days import day_in_words
from eh_tui.model.core.review.meeting_rows import Discussed, Meeting
from eh_tui.model.meeting.discussion import discussed_in
from eh_tui.model.meeting.lifecycle import discuss
from eh_tui.model.meeting.meetings import meeting_called
from tests.e2e.conftest import Said


def meeting(path: Path, name: str = "") -> Meeting:
    """Return a meeting as the file has it, the last one unless named."""
    return meeting_called(Store(path).workbook, name)


def row(path: Path, id: str) -> Discussed:
    """Return what the last meeting made of an action."""
    return discussed_in(Store(path).workbook, meeting(path))[id]


def steps(path: Path) -> list[str]:
    """Return the labels of the history's steps."""
    return [record.label for record in Store(path).records if record.edits]


class TestMeeting:
    def test_it_is_begun_with_who_is_there_and_what_is_left_out(
        self, path: Path, said: Said
    ) -> None:
        """All in the file, one name a line."""
        out = said(
            *("meeting", "start", path, "--date", "12/1/27", "--kind", "Spring review"),
            *("--present", "D Whitfield", "--present", "A Okafor"),
            *("--leave-out", "on track", "--leave-out", "The  rest"),
        )
        begun = meeting(path)
        assert out.startswith("Began meeting M1 (Spring review, 12/1/27); ")
        assert begun.present == "D Whitfield\nA Okafor"
        assert begun.agenda == (
            "not rated, at risk, overdue, review due, changed since the last meeting"
        )

    def test_it_is_cancelled_only_by_who_says_so(
        self, path: Path, said: Said, refused: Said
    ) -> None:
        """Nobody can be asked in a script; what it changed stays, and undo brings it back."""
        said("meeting", "start", path, "--date", "12/1/27")
        said("meeting", "discuss", path, "1-01", "rag=red", "--decision", "Ask.")
        refusal = refused("meeting", "cancel", path)
        assert "What goes with it: the notes on 1 action, 1 decision;" in refusal
        assert "--yes" in refusal

        assert said("meeting", "cancel", path, "--yes").startswith("Meeting of 12/1/27 cancelled")
        book = Store(path).workbook
        assert (book.meetings, book.discussed) == ((), ())
        assert next(a.rag for a in book.actions if a.id == "1-01") == "red"
        said("undo", path)
        assert row(path, "1-01").decision == "Ask."

    def test_it_is_of_today_unless_told(self, path: Path, said: Said) -> None:
        """The usual case; the day is written out."""
        said("meeting", "start", path)
        assert meeting(path).date == day_in_words(date.today())

    def test_an_unknown_part_is_refused_with_those_there_are(
        self, path: Path, refused: Said
    ) -> None:
        """Nothing is begun."""
        assert "its parts are: not rated, at risk" in refused(
            "meeting", "start", path, "--leave-out", "green"
        )
        assert Store(path).workbook.meetings == ()

    def test_an_action_is_changed_decided_on_and_noted_in_one_step(
        self, path: Path, said: Said
    ) -> None:
        """And undo takes all of it back."""
        said("meeting", "start", path)
        before = Store(path).workbook
        out = said(
            *("meeting", "discuss", path, "2-02", "rag=amber", "by when=1/2027"),
            *("--decision", "Ring monthly"),
        )
        assert out.splitlines()[:2] == [
            '2-02 rag: "red" -> "amber"',
            '2-02 when: "" -> "1/2027"',
        ]
        assert "2-02 discussed; next is 3-02." in out
        noted = row(path, "2-02")
        assert (noted.rag_before, noted.decision) == ("red", "Ring monthly")
        assert steps(path)[-1] == "2-02 discussed"
        said("undo", path)
        assert Store(path).workbook == before

    def test_a_second_decision_adds_to_the_first(self, path: Path, said: Said) -> None:
        """Whoever types it last has not taken the other back; nor is one told twice."""
        said("meeting", "start", path)
        for decision in ("Ring monthly", "Write to\nthe office", "Ring monthly", ""):
            said("meeting", "discuss", path, "2-02", "--decision", decision)
        assert row(path, "2-02").decision == "Ring monthly\nWrite to\nthe office"
        said("meeting", "discuss", path, "2-02", "rag=amber")
        assert row(path, "2-02").decision == "Ring monthly\nWrite to\nthe office"
        said("meeting", "end", path)
        assert "* **Decision**: Ring monthly\\\n  Write to\\\n  the office\n" in said(
            "minutes", path
        )

    def test_a_note_that_is_written_in_the_meeting_is_in_its_minutes(
        self, path: Path, said: Said
    ) -> None:
        """It is what was said; the note itself may say something else tomorrow."""
        said("meeting", "start", path)
        said("meeting", "discuss", path, "2-02", "note=The *course* is full")
        said("meeting", "end", path)
        said("set", path, "2-02", "note=Booked")
        assert "* Note: The \\*course\\* is full\n" in said("minutes", path)
        said("undo", path)
        said("undo", path)
        said("undo", path)
        assert Store(path).workbook.discussed == ()

    def test_the_agenda_shows_how_far_it_is(self, path: Path, said: Said) -> None:
        """In the order of its parts, which holds still."""
        said("meeting", "start", path)
        before = [line.split()[0] for line in said("meeting", "agenda", path).splitlines() if line]
        said("meeting", "discuss", path, "2-02", "rag=green", "--decision", "Done\nat last")
        said("meeting", "later", path, "3-02")
        out = said("meeting", "agenda", path)
        assert "1 of 25 discussed, 47 minutes planned." in out
        assert "2-02 discussed, Completed / ongoing (G): Awaiting dates" in out
        assert "   Decision: Done ↵ at last\n" in out
        assert "3-02 left for later, At risk of not achieving (R): " in out
        after = [line.split()[0] for line in out.splitlines() if line and "Decision" not in line]
        assert after == before

    def test_what_the_meeting_adds_comes_last(self, path: Path, said: Said) -> None:
        """It was on nobody's agenda."""
        said("meeting", "start", path)
        add = ("meeting", "add", path, "3.B", "--text", "Tell parents", "who=TB")
        assert said(*add, "--decision", "By letter") == "3-06\n"
        out = said("meeting", "agenda", path).splitlines()
        at = out.index("3.7 New")
        assert out[at : at + 3] == [
            "3.7 New",
            "3-06 discussed, Not rated yet: Tell parents",
            "   Decision: By letter",
        ]

    def test_only_actions_are_discussed_and_added(
        self, path: Path, said: Said, refused: Said
    ) -> None:
        """The sentence says what the id is not."""
        said("meeting", "start", path)
        assert "1-R01 is no action" in refused("meeting", "discuss", path, "1-R01")
        assert "no row '9-99'" in refused("meeting", "later", path, "9-99")
        assert "text is empty" in refused("meeting", "add", path, "3.B", "--text", " ")
        assert "2.R1 is no outcome" in refused("meeting", "add", path, "2.R1", "--text", "x")

    def test_without_a_meeting_it_says_how_to_begin_one(self, path: Path, refused: Said) -> None:
        """One sentence, whatever was wanted of it."""
        for words in (["end"], ["discuss", "1-01"], ["later", "1-01"]):
            command, *rest = words
            assert "'eh-tui meeting start' begins one" in refused("meeting", command, path, *rest)

    def test_the_end_is_one_step_with_a_name_and_can_be_taken_back(
        self, path: Path, said: Said, refused: Said
    ) -> None:
        """The history says how it went; undo opens the meeting again."""
        said("meeting", "start", path)
        said("meeting", "discuss", path, "1-01", "rag=green")
        said("meeting", "later", path, "1-02")
        out = said("meeting", "end", path)
        label = "Meeting M1 ended: 1 discussed, 1 put off, 23 not reached"
        assert out == f"{label}. 'eh-tui minutes' writes its minutes.\n"
        assert steps(path)[-1] == label
        assert meeting(path).ratings.startswith("1-01 green\n1-02 green\n1-03 amber\n")
        assert row(path, "1-01").rag_after == "green"
        assert "No meeting is going on" in refused("meeting", "end", path)
        said("undo", path)
        assert meeting(path).ended == ""
        assert "M1-1-03" not in [row.id for row in Store(path).workbook.discussed]
        said("meeting", "end", path)
        assert meeting(path).ended

    def test_the_next_meeting_goes_through_what_changed_since(self, path: Path, said: Said) -> None:
        """By the history: not what the meetings themselves did."""
        said("meeting", "start", path)
        said("meeting", "discuss", path, "1-01", "rag=green", "who=DW")
        said("meeting", "end", path)
        said("set", path, "1-02", "note=Booked")
        others = ("not rated", "at risk", "overdue", "review due", "on track", "the rest")
        said("meeting", "start", path, *(word for part in others for word in ("--leave-out", part)))
        said("meeting", "discuss", path, "4-11", "note=x")
        agenda = said("meeting", "agenda", path).splitlines()
        at = agenda.index("3.1 Changed since the last meeting")
        assert [line.split()[0] for line in agenda[at + 1 : at + 2]] == ["1-02"]
        assert agenda[at + 2] == ""

    def test_two_people_discuss_at_the_same_moment(self, path: Path, said: Said) -> None:
        """Each with a screen that has not seen the other's yet."""
        said("meeting", "start", path)
        ours, theirs = Store(path), Store(path)
        for store, id in ((ours, "1-01"), (theirs, "1-02")):
            store.commit(discuss(store.workbook, meeting(path), id, decision=id), f"{id} discussed")
        assert (row(path, "1-01").decision, row(path, "1-02").decision) == ("1-01", "1-02")

    def test_the_trend_goes_from_meeting_to_meeting(self, path: Path, said: Said) -> None:
        """Each commitment in words and counts."""
        said("meeting", "start", path)
        said("meeting", "discuss", path, "2-02", "rag=amber")
        said("meeting", "end", path)
        said("set", path, "2-02", "rag=green")
        out = said("meeting", "trend", path).splitlines()
        assert out[0].startswith("Meeting M1 (Review, ")
        assert "Commitment 2: 0 At risk of not achieving (R), 1 On track (A)" in out[2]
        assert out[6] == "Now"
        assert "Commitment 2: 0 At risk of not achieving (R), 0 On track (A)" in out[8]


class TestMinutes:
    def test_they_are_printed_as_markdown(self, path: Path, said: Said) -> None:
        """Of the last meeting; a draft while it goes on."""
        said("meeting", "start", path, "--present", "\x1b[31mDana")
        said("meeting", "discuss", path, "2-02", "rag=amber")
        draft = said("minutes", path)
        assert draft.startswith("# Minutes of the Early Help meeting\n\n* School: Example Primary")
        assert "\x1b" not in draft
        assert "**Draft: the meeting has not ended yet.**" in draft
        assert "and 24 still to come." in draft
        said("meeting", "end", path)
        final = said("minutes", path)
        assert "**Draft: these minutes have not been approved yet.**" in final
        assert "* Rating: At risk of not achieving (R) → On track (A)" in final
        assert "and 24 not reached." in final

    def test_they_are_written_as_word_and_as_markdown(self, path: Path, said: Said) -> None:
        """By the name of the file, which is what is printed."""
        said("meeting", "start", path)
        said("meeting", "discuss", path, "2-02", "--decision", "Ring *monthly*")
        said("meeting", "end", path)
        assert said("minutes", path, "-o", "m.docx") == "m.docx\n"
        assert said("minutes", path, "-o", "m.md") == "m.md\n"
        assert docx.Document("m.docx").tables[1].rows[1].cells[2].text == "Ring *monthly*"
        assert Path("m.md").read_text() == said("minutes", path)

    def test_what_a_clerk_has_edited_is_never_replaced(
        self, path: Path, said: Said, refused: Said
    ) -> None:
        """With python-docx, which may stand for Word."""
        said("meeting", "start", path, "--date", "3 May 2026")
        said("meeting", "discuss", path, "2-02", "--decision", "Ring monthly")
        said("meeting", "end", path)
        named = Path(said("minutes", path, "-o", ".").strip())
        assert named.name == (
            "Example Primary School - school - Early Help minutes M1 3 May 2026.docx"
        )
        assert said("minutes", path, "-o", named) == f"{named}\n"
        document = docx.Document(str(named))
        document.add_paragraph("Apologies: the chair")
        document.save(str(named))
        edited = named.read_bytes()
        assert "--force" in refused("minutes", path, "-o", named)
        assert named.read_bytes() == edited
        assert said("minutes", path, "-o", named, "--force") == f"{named}\n"
        assert named.read_bytes() != edited

    def test_those_of_an_earlier_meeting_go_by_number_or_id(
        self, path: Path, said: Said, refused: Said
    ) -> None:
        """From what it wrote down then."""
        for kind, day in (("Autumn", "12/9/26"), ("Spring", "22/1/27")):
            said("meeting", "start", path, "--kind", kind, "--date", day)
            said("meeting", "discuss", path, "2-02", f"when={kind}")
            said("meeting", "end", path)
        assert "* Meeting: Spring\n" in said("minutes", path)
        first = said("minutes", path, "--meeting", "1")
        assert "* When: No date yet → Autumn\n" in first
        assert "* Next meeting: 22/1/27\n" in first
        assert said("minutes", path, "--meeting", "m1") == first
        assert "There is no meeting '3'; there are: M1 (Autumn, " in refused(
            "minutes", path, "--meeting", "3"
        )

    def test_what_can_not_be_written_is_said_in_a_sentence(
        self, path: Path, said: Said, refused: Said
    ) -> None:
        """No meeting, another kind of file, no folder."""
        assert "There has been no meeting yet" in refused("minutes", path)
        said("meeting", "start", path)
        before = path.read_bytes()
        assert "let it end in .docx or .md" in refused("minutes", path, "-o", path)
        assert path.read_bytes() == before
        assert "the folder does not exist" in refused("minutes", path, "-o", "no/such/m.md")
