"""The walk and the meeting as lines: all by words, every line printed once, nothing lost."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from eh_tui.cli.lines.wanted import hears_the_screen, wants_lines
from eh_tui.files.store.store import Store
from eh_tui.files.system.paths import form_file
from eh_tui.model.core.form_rows import Action
from eh_tui.model.meeting.discussion import discussed_in
from eh_tui.model.meeting.forwarded import forwarded
from eh_tui.model.meeting.meetings import meeting_called
from tests.e2e.conftest import SMALL, Said
from tests.support import CHECKOUT
from tests.support.pty_terminal import Terminal, eh_tui

Typed = Callable[..., str]


@pytest.fixture
def typed(said: Said, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Return a way to run a command while somebody types lines: all that is printed."""

    def run(arguments: tuple[str | Path, ...], *lines: str) -> str:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return said(*arguments)

    return run


def actions(path: Path) -> dict[str, Action]:
    """Return the actions as the file has them."""
    return {action.id: action for action in Store(path).workbook.actions}


class TestWalk:
    def test_each_action_is_read_out_and_rated_by_a_letter_or_a_word(
        self, path: Path, typed: Typed
    ) -> None:
        """Enter leaves one as it is; the line being cut leaves the rest."""
        out = typed(("walk", path, "--lines"), "r", "", "On track")
        assert "1-01, 1 of 25.\nAction: 6 DSLs have had the training they need" in out
        assert "Rating: Completed / ongoing\n" in out
        assert "Saved: 1-01 rated, At risk of not achieving.\n" in out
        assert out.endswith("Left; all is saved.\n")
        rows = actions(path)
        assert (rows["1-01"].rag, rows["1-02"].rag, rows["1-03"].rag) == ("red", "green", "amber")

    def test_what_shows_that_an_action_was_done_is_read_out(
        self, path: Path, said: Said, typed: Typed
    ) -> None:
        """Each piece with the day it was seen, after what the form asks for."""
        said("evidence", path, "1-02", "Staff list.pdf", "--seen", "12/9/2026")
        said("evidence", path, "1-02", "https://example.org/a")
        out = typed(("walk", path, "--lines", "--start", "1-02"), "")
        told = "Evidence: Staff list.pdf (seen 12/9/2026)\nEvidence: https://example.org/a\n"
        assert out.count(told) == out.count("Evidence:") / 2 == 1

    def test_a_field_is_written_as_it_is_typed_and_taken_back(
        self, path: Path, typed: Typed
    ) -> None:
        """Then the action is read out once more."""
        out = typed(
            ("walk", path, "--lines", "--start", "2-02"),
            *("when by 12/1/27", "who  DW / TB", "note *Full*", "undo", "quit"),
        )
        row = actions(path)["2-02"]
        assert (row.when, row.who, row.note) == ("by 12/1/27", "DW / TB", "")
        assert out.count("2-02, ") == 5
        assert "Taken back: 2-02 note." in out

    def test_what_is_not_understood_changes_nothing(self, path: Path, typed: Typed) -> None:
        """It says what would be, and asks again."""
        before = path.read_bytes()
        out = typed(("walk", path, "--lines"), "purple", "go 9-99", "?", "guide", "quit")
        assert "'purple' is no rating and no word known here; ratings are: R At risk" in out
        assert "There is no action 9-99." in out
        assert "Enter: goes on and leaves it as it is." in out
        assert path.read_bytes() == before

    def test_how_a_date_is_read_is_heard(self, path: Path, typed: Typed) -> None:
        """As it stands beside the cell on the screen: whoever hears it can tell it is meant so."""
        whens = ("3/4/2031", "31/2/2031", "10/12", "termly")
        run = ("walk", path, "--lines", "--start", "4-07")
        out = typed(run, *(f"when {when}" for when in whens), "quit")
        assert "When: 3/4/2031. Day, due 3 April 2031\n" in out
        assert "When: 31/2/2031. No such date: " in out
        assert "When: 10/12. Two readings: " in out
        assert "When: termly. Each term, due " in out

    def test_each_section_is_named_where_it_begins(self, path: Path, typed: Typed) -> None:
        """Once, as a reader of the sheet passes its heading once."""
        out = typed(("walk", path, "--lines", "--start", "1-03"), "", "back", "quit")
        second = "Commitment 2: At least one member of staff is trained in the use of LiquidLogic"
        assert f"\n{second}\n2-01, 4 of 25.\n" in out
        assert (out.count("\nCommitment 1: "), out.count(second)) == (2, 1)  # it was gone back to

    def test_help_names_the_ratings_that_can_be_typed(
        self, path: Path, typed: Typed, tmp_path: Path
    ) -> None:
        """Nobody should have to type a wrong one to hear them."""
        known = "R At risk of not achieving, A On track, G Completed / ongoing"
        for run in ("walk",), ("meeting", "run"):
            words = ("", "", "skip", "skip") if len(run) > 1 else ()
            out = typed((*run, path, "--lines"), *words, "help", "quit")
            assert f"a rating's letter or words ({known}): rates" in out
        other = tmp_path / "other.toml"
        other.write_bytes(form_file("example-standards-self-assessment").read_bytes())
        out = typed(("walk", other, "--lines", "--start", "1.C"), "help", "quit")
        assert "a rating's letter or words (0 Does not apply, 1 Not met" in out

    def test_it_moves_by_words_and_ends(self, path: Path, typed: Typed) -> None:
        """At the end it says what is not rated."""
        out = typed(("walk", path, "--lines"), "go 4-14", "back", "", "", "")
        assert "4-14, 24 of 25." in out
        assert "4-13, 23 of 25." in out
        assert out.endswith("That was the last. Not rated: 4-07, 4-08, 4-14, 4-15.\n")

    def test_nothing_is_drawn_and_nothing_rewritten(self, path: Path, typed: Typed) -> None:
        """No control character, no border, no bar: a Braille line reads what is said."""
        out = typed(("walk", path, "--lines"), "", "guide", "?", "quit")
        assert all(letter.isprintable() or letter == "\n" for letter in out)
        assert not set("│─╭╮╰╯█▸✓") & set(out)


class TestMeeting:
    def test_a_whole_meeting_is_held_by_words(self, path: Path, typed: Typed) -> None:
        """Begun, its items and actions gone through, an action made, and ended."""
        out = typed(
            ("meeting", "run", path, "--lines"),
            *("", "Dana Whitfield; A. Guest"),
            *("said Agreed.", "skip"),
            *("decide DW to ring home by 12/1/27", "act", "", "r", "when 6/2027", "", "later"),
            *("end", "", "decide Tuesday *week*", "yes"),
        )
        book = Store(path).workbook
        meeting = meeting_called(book, "")
        assert meeting.ended
        assert meeting.present == "Dana Whitfield; A. Guest"
        texts = {row.id: (row.text, row.decision, row.state) for row in book.matters}
        assert texts["M1-N1"] == ("Agreed.", "", "discussed")
        assert texts["M1-N2"] == ("", "", "")
        assert texts["M1-N4"] == ("", "", "discussed")
        assert texts["M1-N5"] == ("", "Tuesday *week*", "discussed")
        rows = discussed_in(book, meeting)
        assert rows["4-07"].decision == "DW to ring home by 12/1/27"
        assert (rows["4-07"].rag_after, rows["4-08"].when_after) == ("red", "6/2027")
        assert rows["4-14"].state == "later"
        (added,) = [action for action in book.actions if action.text == "Ring home"]
        assert (added.who, added.when) == ("DW", "12/1/27")
        assert "A new action: Ring home. Who: DW. When: 12/1/27.\n" in out

    def test_what_is_decided_under_an_item_becomes_an_action_of_an_outcome_that_is_named(
        self, path: Path, typed: Typed
    ) -> None:
        """What is typed for an outcome and is none is asked for again."""
        out = typed(
            ("meeting", "run", path, "--lines"),
            *("", "DW", "act DW to tell staff by 12/1/27", "", "9.Z", "1.b", "quit"),
        )
        book = Store(path).workbook
        (added,) = [action for action in book.actions if action.text == "Tell staff"]
        assert (added.outcome, added.who, added.when) == ("1.B", "DW", "12/1/27")
        assert "There is no outcome '9.Z'" in out
        decisions = {row.id: row.decision for row in book.matters}
        assert decisions["M1-N1"] == "DW to tell staff by 12/1/27"

    def test_a_proposed_action_is_taken_or_left_only_by_words_that_say_so(
        self, path: Path, typed: Typed
    ) -> None:
        """Any other word drops nothing: it is asked again."""
        one = ("", "DW", "skip", "", "decide DW to ring home", "act", "what?", "take", "act")
        two = ("decide DW to write home", "act", "leave", "quit")
        out = typed(("meeting", "run", path, "--lines"), *one, *two)
        assert out.count("A new action: Ring home") == 1
        assert out.count("Left.") == 1
        assert "An action has been made of each line already: 4-" in out
        texts = [row.text for row in Store(path).workbook.actions]
        assert (texts.count("Ring home"), texts.count("Write home")) == (1, 0)

    def test_a_line_that_is_cut_leaves_the_meeting_where_it_was(
        self, path: Path, typed: Typed
    ) -> None:
        """And the next one goes on there; an item that was done is not read out again."""
        out = typed(("meeting", "run", path, "--lines"), "", "DW", "", "skip", "g")
        assert out.endswith("Left; the meeting goes on, and all is saved.\n")
        again = typed(("meeting", "run", path, "--lines"), "skip", "quit")
        assert "Item: Minutes of the last meeting" not in again
        assert "4-08, not rated, 1 of 25 discussed.\n" in again

    def test_the_last_minutes_are_approved_and_the_next_date_is_said(
        self, path: Path, typed: Typed
    ) -> None:
        """Each under its item, which says how it stands; what is no date is refused."""
        run = ("meeting", "run", path, "--lines")
        typed(run, "", "DW", "", "", "decide Ask the lead", "a", "end", "", "", "yes")
        out = typed(
            *(run, "", "DW", "approve DW", "said Agreed.", "", "end", ""),
            *("date soonish", "date 12 January 2090", "", "yes"),
        )
        assert "Last minutes: M1 (Review, " in out
        assert "Draft: these minutes have not been approved yet." in out
        assert "Decided then: 4-07: Ask the lead (4-07 now: On track)" in out
        assert "Saved: Minutes of M1 approved." in out
        assert "Next meeting: no date yet" in out
        first, second = Store(path).workbook.meetings
        assert (first.approved_by, second.next_date) == ("DW", "12 January 2090")

    def test_a_decision_is_forwarded_by_a_word(self, path: Path, typed: Typed) -> None:
        """Of an item with its words, of an action once it is written down."""
        out = typed(
            ("meeting", "run", path, "--lines"),
            *("", "DW", "forward Ask for a course", "", "forward", "decide Ask", "forward", "quit"),
        )
        assert "Nothing has been decided on 4-07 yet" in out or "decided nothing on 4-07" in out
        assert "Saved: Decision on 4-07 goes to the partnership with the export." in out
        told = [(each.id, each.decision) for each in forwarded(Store(path).workbook)]
        assert told == [("4-07", "Ask"), ("M1-N1", "Ask for a course")]

    def test_a_note_for_oneself_is_kept_for_this_account_alone(
        self, path: Path, typed: Typed
    ) -> None:
        """On an action and on an item; it is read out only where it is asked for."""
        run = ("meeting", "run", path, "--lines")
        told = ("", "DW", "private Ask AO", "", "", "private Be kind", "private And soon", "quit")
        assert typed(run, *told).count("Noted for this account alone.") == 3
        assert "Be kind" not in path.read_text()
        out = typed(run, "private", "quit")
        assert "You noted something for yourself; private reads it out.\n" in out
        assert "For you alone: Be kind And soon" in " ".join(out.split())

    def test_words_without_a_verb_are_never_thrown_away(self, path: Path, typed: Typed) -> None:
        """Under an item they could be what was said or what was decided."""
        out = typed(("meeting", "run", path, "--lines"), "", "DW", "Two new leads", "quit")
        assert "Begin with said or decide" in out
        assert Store(path).workbook.matters[0].text == ""

    def test_a_word_with_nothing_behind_it_empties_nothing(self, path: Path, typed: Typed) -> None:
        """Whoever types who means a question; of an item nothing is noted either."""
        words = ("said", "decide", "forward", "approve", "when", "who", "note", "text", "decide")
        run = ("meeting", "run", path, "--lines")
        typed(run, "", "DW", "quit")
        before = path.read_bytes()
        out = typed(run, *words[:4], "quit")
        out += typed(run, "skip", "skip", *words[4:], "quit")
        assert path.read_bytes() == before
        assert all(f"Type on one line: {word}, then the words." in out for word in words)
        typed(("walk", path, "--lines"), "when", "who", "note", "text", "quit")
        assert path.read_bytes() == before

    def test_nothing_is_begun_by_who_leaves(self, path: Path, typed: Typed) -> None:
        """Whoever only wanted to see."""
        run = ("meeting", "run", path, "--lines")
        typed(run, "quit")
        typed(run, "", "quit")
        assert "stand in the minutes" in typed(run, "help", "quit")
        assert Store(path).workbook.meetings == ()


def test_lines_are_offered_where_a_screen_reader_says_that_it_is_on(
    typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By its own settings, and not by those that every desktop sets."""
    assert hears_the_screen({"ACCESSIBILITY_ENABLED": "1"})
    assert hears_the_screen({"EMACSPEAK_DIR": "/usr/share/emacspeak"})
    assert not hears_the_screen({"QT_ACCESSIBILITY": "1", "ACCESSIBILITY_ENABLED": "0"})
    for line, wanted in (("lines", True), ("", False)):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{line}\n"))
        assert wants_lines("the walk") is wanted


@pytest.mark.pty
def test_the_first_run_tells_of_the_lines_once(workbook: Path, tmp_path: Path) -> None:
    """Before anything is drawn, so that a screen reader reads it out; then never again."""
    env = {"HOME": str(tmp_path)}
    told = []
    for _ in range(2):
        with Terminal(eh_tui(workbook), SMALL, env=env, cwd=CHECKOUT) as terminal:
            terminal.wait_for("1-01 Action")
            terminal.wait_for_screens()
            told.append(b"walk FILE --lines" in terminal.output.partition(b"\x1b[?1049h")[0])
    assert told == [True, False]


@pytest.mark.pty
def test_a_terminal_that_only_prints_walks_by_lines(workbook: Path, tmp_path: Path) -> None:
    """TERM=dumb, as of a teletype: no escape sequence is sent, and each line stays."""
    argv = eh_tui("walk", workbook, "--lines", "--start", "2-02")
    env = {"HOME": str(tmp_path), "TERM": "dumb"}
    with Terminal(argv, SMALL, env=env, cwd=CHECKOUT) as terminal:
        terminal.wait_for("2-02?")
        terminal.send(b"A\r")
        terminal.wait_for("3-01?")
        terminal.send(b"quit\r")
        terminal.wait_end()
        assert b"\x1b" not in terminal.output
    assert actions(workbook)["2-02"].rag == "amber"


@pytest.mark.pty
def test_lines_take_the_place_of_the_screens_where_they_are_wanted(
    workbook: Path, tmp_path: Path
) -> None:
    """Asked once, before anything is drawn, whichever way leads to the screens."""
    env = {"HOME": str(tmp_path), "ACCESSIBILITY_ENABLED": "1"}
    with Terminal(eh_tui("meeting", "run", workbook), SMALL, env=env, cwd=CHECKOUT) as terminal:
        terminal.wait_for("Type lines for the meeting as lines")
        terminal.send(b"lines\r")
        terminal.wait_for("Begin one?")
        terminal.send(b"quit\r")
        terminal.wait_end()
    with Terminal(eh_tui(workbook), SMALL, env=env, cwd=CHECKOUT) as terminal:
        terminal.wait_for("Type lines for the walk as lines")
        terminal.send(b"lines\r")
        terminal.wait_for("1-01?")
        terminal.send(b"quit\r")
        terminal.wait_end()
        assert b"\x1b" not in terminal.output


def test_each_rating_of_a_row_is_read_out_and_given_by_its_name(
    typed: Typed, tmp_path: Path
) -> None:
    """What no letter alone can say: which of two scores is meant."""
    path = tmp_path / "audit.toml"
    path.write_bytes(form_file("example-standards-self-assessment").read_bytes())
    out = typed(("walk", path, "--lines", "--start", "1.C"), "Moderated score 2", "3", "quit")
    assert "Our score: 1 Not met" in out
    assert "Moderated score: Not scored yet" in out
    assert "Saved: 1.C Moderated score, 2 Partly met." in out
    row = next(each for each in Store(path).workbook.outcomes if each.id == "1.C")
    assert (row.rag, dict(row.cells)["moderated"]) == ("3", "2")
    assert "1-02, " in out
    assert "1-02 is not rated in this form" in typed(
        ("walk", path, "--lines", "--start", "1-02"), "2", "quit"
    )
