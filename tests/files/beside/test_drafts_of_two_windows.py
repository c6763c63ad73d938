"""Two windows of one account type in the same cell: nothing is kept in place of the other's."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eh_tui.files.beside.drafts import Drafts
from eh_tui.files.beside.private_notes import PrivateNotes
from eh_tui.files.partnership.unsent import UnsentReasons
from eh_tui.model.partnership.round import ExpectedSchool

WHEN, WHO = ("1-01", "when"), ("1-01", "who")


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep drafts in a home of the test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Return a workbook's path; no draft looks into the file."""
    return tmp_path / "school.toml"


def typed(drafts: Drafts, text: str) -> None:
    """Type a text in a cell that is open, as far as it is on disk."""
    drafts.keep(WHEN, text)
    assert drafts.save() == ""


def opened(drafts: Drafts) -> str | None:
    """Open the cell, and return the text that is offered."""
    drafts.look()
    draft = drafts.take(WHEN)
    return draft.text if draft else None


def left(drafts: Drafts, text: str) -> None:
    """Leave the cell with a text that is not saved, or with none."""
    drafts.keep(WHEN, text)
    drafts.leave(WHEN)
    assert drafts.save() == ""


def on_disk(workbook: Path) -> list[str]:
    """Return what is kept of the cell, as it is offered."""
    return [*Drafts(workbook).at(WHEN)]


def test_both_are_there_when_both_lines_drop_and_each_is_offered_in_its_turn(
    workbook: Path,
) -> None:
    """Several people are at work by one account of the school's server."""
    one, two = Drafts(workbook), Drafts(workbook)
    typed(one, "one h")
    typed(two, "two's")
    typed(one, "one has it")
    assert sorted(on_disk(workbook)) == ["one has it", "two's"]

    later = Drafts(workbook)
    assert later.every == ((WHEN, "two's"), (WHEN, "one has it"))
    assert opened(later) == "two's"
    left(later, "")
    assert opened(later) == "one has it"
    left(later, "one has it all")
    assert on_disk(workbook) == ["one has it all"]
    left(later, "")
    assert opened(later) == "one has it all"
    left(later, "")
    assert on_disk(workbook) == []


def test_what_one_saves_takes_nothing_from_the_other(workbook: Path) -> None:
    """Its own draft goes; the other's is offered, whatever became of this one."""
    one, two = Drafts(workbook), Drafts(workbook)
    for drafts in (one, two):
        assert opened(drafts) is None
    typed(one, "one's")
    typed(two, "two's")
    left(one, "")
    assert on_disk(workbook) == ["two's"]
    left(two, "two's, left")
    assert on_disk(workbook) == ["two's, left"]


def test_who_opens_a_cell_again_is_offered_what_they_left_there(workbook: Path) -> None:
    """Also where another window has typed in it since."""
    one, two = Drafts(workbook), Drafts(workbook)
    left(one, "one's")
    typed(two, "two's")
    assert opened(one) == "one's"
    left(one, "")
    assert opened(one) == "two's"


def test_what_was_taken_up_stays_until_the_cell_is_left(workbook: Path) -> None:
    """The window that it was typed in may still show it, and be killed."""
    one, two = Drafts(workbook), Drafts(workbook)
    typed(one, "Ring")
    assert opened(two) == "Ring"
    for text in ("", "Call", "Call them"):
        typed(two, text)
        assert {*on_disk(workbook)} == {"Ring", text} - {""}
    left(two, "Call them")
    assert on_disk(workbook) == ["Call them"]


def test_what_goes_on_where_a_dropped_line_stopped_takes_its_place(workbook: Path) -> None:
    """A line that drops three times leaves one draft; what is deleted of it comes back."""
    typed(Drafts(workbook), "Ring")
    for offered, text in (("Ring", "Ring the"), ("Ring the", "Ring the nurse")):
        again = Drafts(workbook)
        assert opened(again) == offered
        typed(again, text)
        assert on_disk(workbook) == [text]
    again = Drafts(workbook)
    opened(again)
    typed(again, "Ring the nurse!")
    typed(again, "Call")
    assert {*on_disk(workbook)} == {"Call", "Ring the nurse"}


def test_what_was_typed_on_meanwhile_is_not_what_was_seen(workbook: Path) -> None:
    """It was taken up as far as it was there; its own window has gone on."""
    one, two = Drafts(workbook), Drafts(workbook)
    typed(one, "Ring")
    assert opened(two) == "Ring"
    typed(two, "Ring them")
    typed(one, "Ring her")
    typed(two, "Call them")
    left(two, "")
    assert on_disk(workbook) == ["Ring her"]


def test_what_another_window_has_settled_is_kept_again_where_it_is_left(workbook: Path) -> None:
    """Whoever leaves a dialog with a text in it finds that text again."""
    one, two = Drafts(workbook), Drafts(workbook)
    typed(one, "Ring")
    opened(two)
    left(two, "")
    assert on_disk(workbook) == []
    left(one, "Ring")
    assert on_disk(workbook) == ["Ring"]


def test_equal_texts_are_one_draft(workbook: Path) -> None:
    """Nobody is asked the same twice; what each window types on is its own again."""
    one, two = Drafts(workbook), Drafts(workbook)
    typed(one, "Yes")
    typed(two, "Yes")
    assert Drafts(workbook).every == ((WHEN, "Yes"),)
    typed(two, "Yes, but")
    assert {*on_disk(workbook)} == {"Yes", "Yes, but"}
    typed(two, "Yes")
    last = Drafts(workbook)
    assert opened(last) == "Yes"
    left(last, "")
    assert on_disk(workbook) == []


def test_the_one_that_is_chosen_of_a_list_is_offered(workbook: Path) -> None:
    """What else there is stays for later."""
    for text in ("first", "second", "third"):
        typed(Drafts(workbook), text)
    drafts = Drafts(workbook)
    drafts.put_first(WHEN, "second")
    assert opened(drafts) == "second"
    left(drafts, "")
    assert opened(drafts) == "third"


def test_nothing_is_left_of_any_of_them_where_that_is_asked(workbook: Path) -> None:
    """Reworded or dropped for good, wherever it was typed."""
    for text in ("Dana wan", "Dana sa", "Zebedee"):
        typed(Drafts(workbook), text)
    drafts = Drafts(workbook)
    for place, text in drafts.every:
        drafts.reword(place, text, text.replace("Dana", "She"))
    assert drafts.save_for_good() == ""
    assert "Dana" not in drafts.path.read_text()
    assert {*on_disk(workbook)} == {"She wan", "She sa", "Zebedee"}
    drafts.drop(WHEN, "She sa")
    assert drafts.save_for_good() == ""
    assert {*on_disk(workbook)} == {"She wan", "Zebedee"}


def test_what_an_earlier_version_kept_is_read(workbook: Path) -> None:
    """It kept one text of each field."""
    drafts = Drafts(workbook)
    typed(drafts, "new")
    content = json.loads(drafts.path.read_text())
    content["drafts"] = [
        {"id": "1-01", "field": "when", "text": "by Easter", "over": "0123"},
        {"id": "1-01", "field": "who", "text": "DW"},
    ]
    drafts.path.write_text(json.dumps(content))
    later = Drafts(workbook)
    assert later.every == ((WHEN, "by Easter"), (WHO, "DW"))
    assert later.take(WHEN) == ("by Easter", "0123")
    left(later, "by Whitsun")
    assert Drafts(workbook).texts == {WHEN: "by Whitsun", WHO: "DW"}


def test_two_notes_of_one_moment_are_one_note(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each window was shown that there is none; who writes next has both before them."""
    one, two = PrivateNotes(workbook), PrivateNotes(workbook)
    with monkeypatch.context() as blind:
        blind.setattr(two, "of", lambda _: "")
        assert one.write("1-01", "Ask gently") == ""
        assert two.write("1-01", "Ask soon") == ""
    both = PrivateNotes(workbook)
    assert {*both.of("1-01").split("\n\n")} == {"Ask gently", "Ask soon"}
    assert both.write("1-01", "Ask", both.of("1-01")) == ""
    assert (one.of("1-01"), two.of("1-01")) == ("Ask", "Ask")
    assert both.write("1-01", "", "Ask") == ""
    assert PrivateNotes(workbook).ids == ()


def test_two_reasons_for_one_row_are_both_kept(tmp_path: Path) -> None:
    """A school's page is open twice."""
    school = ExpectedSchool("Ash", "990001")
    one, two = UnsentReasons(tmp_path, school), UnsentReasons(tmp_path, school)
    one.keep({"1-01": "Who?"})
    two.keep({"1-01": "By when?"})
    later = UnsentReasons(tmp_path, school)
    assert later.reasons == {"1-01": "By when?"}
    later.keep({})
    assert UnsentReasons(tmp_path, school).reasons == {"1-01": "Who?"}


STEPS = st.tuples(
    st.booleans(), st.sampled_from(("open", "type", "type", "type on", "leave", "save", "kill"))
)


@given(st.lists(STEPS, min_size=5, max_size=40))
def test_no_text_is_lost_that_nobody_saved_or_dropped(steps: list[tuple[bool, str]]) -> None:
    """Whatever two windows do in one cell, and in whatever order their lines drop."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.toml"
        windows = {which: Drafts(path) for which in (False, True)}
        offered = dict.fromkeys(windows, "")
        shown: dict[bool, str] = {}
        """What stands in the cell, by the window that has it open."""
        at: dict[bool, int] = {}
        owed: dict[int, str] = {}
        """What has to be there, by when its cell was opened."""
        for number, (which, verb) in enumerate(steps):
            drafts = windows[which]
            if verb == "kill":
                windows[which] = Drafts(path)
                shown.pop(which, None)
                continue
            if which not in shown:
                shown[which] = offered[which] = opened(drafts) or ""
                at[which] = number
            if verb in ("type", "type on"):
                shown[which] = (shown[which] if verb == "type on" else "") + f"<{number}>"
                typed(drafts, shown[which])
                owed[at[which]] = shown[which]
            elif verb in ("leave", "save"):
                # What was offered has been seen: it is what stands there by now.
                owed = {time: text for time, text in owed.items() if text not in offered[which]}
                owed[at[which]] = shown.pop(which) if verb == "leave" else ""
                left(drafts, owed[at[which]])
                shown.pop(which, None)
            there = on_disk(path)
            assert all(any(text in each for each in there) for text in owed.values() if text)

        last, every = Drafts(path), [""]
        while text := opened(last):
            every.append(text)
            left(last, "")
        assert all(any(text in each for each in every) for text in owed.values())
        assert on_disk(path) == []
