"""Forms with columns and levels of their own on the sheet and in the walk."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from eh_tui.files.folder.peek import peek
from eh_tui.files.system.paths import form_file
from eh_tui.model.core.columns import columns_of_row, form_rows
from eh_tui.model.text_outline import text
from eh_tui.session import Session
from eh_tui.ui.app import EhApp
from eh_tui.ui.chrome.text import header_line, heading_of_audit
from eh_tui.ui.lists.people import PeopleScreen
from eh_tui.ui.meeting.walk import WalkScreen
from eh_tui.ui.sheet.layout.places import SheetLayout
from eh_tui.ui.sheet.screen import SheetScreen
from eh_tui.ui.sheet.widget import Sheet
from eh_tui.ui.summary.screen import SummaryScreen
from tests.support.forms import CHECKLIST, OTHER_FORMS, PLAN, STANDARDS, filled_copy
from tests.support.frames import screen_text
from tests.support.sheets import cursor, go, press, toasts, until, words_on_screen
from tests.ui.conftest import Run, both_sizes


def sheet(path: Path) -> SheetScreen:
    """Return the screen on a file."""
    return SheetScreen(Session(path))


def rows(path: Path, kind: str) -> dict[str, dict[str, Any]]:
    """Return the rows of a kind in a file, by their ids."""
    return {row["id"]: row for row in tomllib.loads(path.read_text())[kind]}


def layout_of(pilot: Pilot[None]) -> SheetLayout:
    """Return the sheet's layout as it is on screen."""
    return pilot.app.screen.query_one(Sheet).sheet_layout


@both_sizes
@pytest.mark.parametrize("name", OTHER_FORMS)
async def test_every_column_is_shown_under_its_heading(
    name: str, size: tuple[int, int], run: Run, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    """What has no room on a line stands on the next; nothing has to be scrolled to."""
    async with run(sheet(filled_copy(tmp_path, name)), size) as pilot:
        assert screen_text(pilot.app) == snapshot


@pytest.mark.parametrize("name", OTHER_FORMS)
async def test_every_text_is_a_cell_that_the_cursor_reaches(
    name: str, run: Run, tmp_path: Path
) -> None:
    """By moving right from the first of its row."""
    path = filled_copy(tmp_path, name)
    async with run(sheet(path), (80, 24)) as pilot:
        reached = {(cell.id, cell.field) for row in layout_of(pilot).rows for cell in row}
    workbook = peek(path).workbook
    for row in form_rows(workbook):
        for column in columns_of_row(workbook, row):
            assert (row.id, column.field) in reached


async def test_a_digit_rates_the_cell_and_goes_to_a_section_elsewhere(
    run: Run, tmp_path: Path
) -> None:
    """On a rating it is the form's score, anywhere else the way to a section."""
    path = filled_copy(tmp_path, STANDARDS)
    async with run(sheet(path)) as pilot:
        await go(pilot, "1.B", "moderated")
        await press(pilot, "3")
        assert rows(path, "outcomes")["1.B"]["moderated"] == "3"
        assert rows(path, "outcomes")["1.B"]["rag"] == "2"
        await go(pilot, "1.B", "text")
        await press(pilot, "3")
        assert cursor(pilot).startswith("3")
        assert rows(path, "outcomes")["1.B"]["rag"] == "2"
        await press(pilot, "6", "7")
        assert cursor(pilot).startswith("S1 ")


async def test_a_letter_that_a_command_has_rates_on_a_rating_alone(
    run: Run, tmp_path: Path
) -> None:
    """N is "next not rated" elsewhere, so that no key rates that was meant for something else."""
    path = filled_copy(tmp_path, CHECKLIST)
    async with run(sheet(path)) as pilot:
        await go(pilot, "1.A", "evidence")
        await press(pilot, "n")
        assert rows(path, "outcomes")["1.A"]["rag"] == "yes"
        assert cursor(pilot) == "4.B rag"
        await press(pilot, "n")
        assert rows(path, "outcomes")["4.B"]["rag"] == "no"
        await press(pilot, "u", "g")
        assert "y Yes, p Partly, n No" in toasts(pilot)
        assert not rows(path, "outcomes")["4.B"]["rag"]


async def test_a_second_scale_rates_by_its_own_levels(run: Run, tmp_path: Path) -> None:
    """The grade of the whole has four, and no yes."""
    path = filled_copy(tmp_path, CHECKLIST)
    async with run(sheet(path)) as pilot:
        await go(pilot, "5.A", "rag")
        await press(pilot, "p")
        assert rows(path, "outcomes")["5.A"]["grade"] == "grade-2"
        await press(pilot, "escape")
        await press(pilot, "1")
        assert rows(path, "outcomes")["5.A"]["grade"] == "grade-1"
        await press(pilot, "enter")
        assert "3 Not yet sound" in words_on_screen(pilot)
        await press(pilot, "4")
        assert rows(path, "outcomes")["5.A"]["grade"] == "grade-4"


async def test_a_further_column_is_edited_where_it_stands(run: Run, tmp_path: Path) -> None:
    """Under the form's own heading, and kept under its own key."""
    path = filled_copy(tmp_path, PLAN)
    async with run(sheet(path)) as pilot:
        await go(pilot, "1-01", "cost")
        await press(pilot, "enter")
        assert "Cost (£)" in words_on_screen(pilot)
        await press(pilot, "end", "5", "enter")
    assert rows(path, "actions")["1-01"]["cost"] == "05"


async def test_the_walk_rates_what_the_form_rates(run: Run, tmp_path: Path) -> None:
    """A requirement without any improvement is a card as well; the levels are in its words."""
    path = filled_copy(tmp_path, STANDARDS)
    async with run(WalkScreen(Session(path), "1.A")) as pilot:
        shown = words_on_screen(pilot)
        assert "Requirement 1.A" in shown
        assert "1 Not met" in shown
        assert "Staff survey of September" in shown
        await press(pilot, "2")
        assert rows(path, "outcomes")["1.A"]["rag"] == "2"
        assert "Requirement 1.B" in words_on_screen(pilot)
        await press(pilot, "w")
        assert "no such column for 1.B" in toasts(pilot)
        await press(pilot, "c", "e", "end", *"!", "enter")
        assert rows(path, "outcomes")["1.B"]["evidence"].endswith("!")
        await press(pilot, "right", "w")
        assert "Deadline" in words_on_screen(pilot)


async def test_what_a_level_means_for_a_row_stands_beside_it(run: Run, tmp_path: Path) -> None:
    """The form says of this requirement what partly met is."""
    path = filled_copy(tmp_path, STANDARDS)
    async with run(WalkScreen(Session(path), "3.B"), (120, 40)) as pilot:
        assert "The family sees the plan before it is final." in words_on_screen(pilot)


async def test_the_walk_rates_what_the_card_shows_and_nothing_else(
    run: Run, tmp_path: Path
) -> None:
    """On an improvement's card a level's letter is the command's, as the card tells."""
    path = filled_copy(tmp_path, CHECKLIST)
    path.write_text(path.read_text().replace('letter = "P"', 'letter = "M"'))
    async with run(WalkScreen(Session(path), "1-01")) as pilot:
        assert "m Note" in words_on_screen(pilot)
        was = rows(path, "outcomes")
        await press(pilot, "m", *"later", "enter")
        assert rows(path, "actions")["1-01"]["note"] == "later"
        assert rows(path, "outcomes") == was


async def test_a_key_that_rates_is_told_as_nothing_else(run: Run, tmp_path: Path) -> None:
    """On a question's card N is No and M is Partly; after ";" it is the command."""
    path = filled_copy(tmp_path, CHECKLIST)
    path.write_text(path.read_text().replace('letter = "P"', 'letter = "M"'))
    async with run(WalkScreen(Session(path), "1.A")) as pilot:
        shown = words_on_screen(pilot)
        assert "m Partly" in shown
        assert "m Note" not in shown
        assert " n not rated" not in shown
        assert ";n not rated" in shown
        while "What we will do" not in words_on_screen(pilot):
            await press(pilot, "right")
        assert " n not rated" in words_on_screen(pilot)


async def test_a_semicolon_gives_the_command_whose_letter_rates(run: Run, tmp_path: Path) -> None:
    """So that no command is out of reach in a form whose letters are commands' too."""
    path = filled_copy(tmp_path, CHECKLIST)
    async with run(WalkScreen(Session(path), "1.A")) as pilot:
        await press(pilot, "semicolon")
        assert "p later" not in toasts(pilot)
        assert "n not rated" in toasts(pilot)
        await press(pilot, "n")
        assert "Question 4.B" in words_on_screen(pilot)
        await press(pilot, "n")
        assert rows(path, "outcomes")["4.B"]["rag"] == "no"
    async with run(sheet(path)) as pilot:
        await go(pilot, "1.A", "rag")
        await press(pilot, "semicolon", "p")
        assert isinstance(pilot.app.screen, PeopleScreen)
    assert rows(path, "outcomes")["1.A"]["rag"] == "yes"


async def test_the_line_of_keys_tells_the_letters_that_rate_here(run: Run, tmp_path: Path) -> None:
    """Where N goes to the next not rated, no line says that it rates; each scale has its own."""
    path = filled_copy(tmp_path, CHECKLIST)
    async with run(sheet(path), (120, 40)) as pilot:
        await go(pilot, "1.A", "rag")
        assert "y yes p partly n no" in words_on_screen(pilot)
        await go(pilot, "1.A", "evidence")
        assert " n no" not in words_on_screen(pilot)
        await go(pilot, "5.A", "rag")
        assert "1 Strong 2 Sound" in words_on_screen(pilot)


async def test_the_walk_asks_one_rating_on_every_card_until_another_is_chosen(
    run: Run, tmp_path: Path
) -> None:
    """A term's review gives one key to each objective, whichever term it is."""
    path = filled_copy(tmp_path, PLAN)
    was = rows(path, "outcomes")
    async with run(WalkScreen(Session(path), "1.A")) as pilot:
        assert "Tab Spring:" in words_on_screen(pilot)
        await press(pilot, "tab", "m")
        assert rows(path, "outcomes")["1.A"]["spring"] == "met"
        while "Tab" not in words_on_screen(pilot):
            await press(pilot, "right")
        assert "Spring: " in words_on_screen(pilot)
        await press(pilot, "o")
    now = rows(path, "outcomes")
    changed = [(id, key) for id, row in now.items() for key in row if row[key] != was[id].get(key)]
    assert changed == [("1.A", "spring"), ("1.B", "spring")]


async def test_the_walk_asks_each_rating_in_turn_where_that_is_chosen(
    run: Run, tmp_path: Path
) -> None:
    """Our score and the moderator's side by side, before the next requirement comes."""
    path = filled_copy(tmp_path, STANDARDS)
    async with run(WalkScreen(Session(path), "1.A")) as pilot:
        await press(pilot, "tab", "tab", "1", "3")
        assert rows(path, "outcomes")["1.A"]["rag"] == "1"
        assert rows(path, "outcomes")["1.A"]["moderated"] == "3"
        assert "Requirement 1.A" not in words_on_screen(pilot)


async def test_the_walk_begins_with_the_rating_under_the_cursor(run: Run, tmp_path: Path) -> None:
    """Whoever stands on a moderated score wants to moderate."""
    path = filled_copy(tmp_path, STANDARDS)
    async with run(sheet(path)) as pilot:
        await go(pilot, "2.A", "moderated")
        await press(pilot, "w", "1")
    assert rows(path, "outcomes")["2.A"]["moderated"] == "1"


async def test_the_first_row_is_the_first_that_is_not_rated(run: Run, tmp_path: Path) -> None:
    """On a blank form that rates outcomes the cursor does not begin behind the first of them."""
    path = tmp_path / "blank.toml"
    path.write_bytes(form_file(STANDARDS).read_bytes())
    first, second, *_ = (row.id for row in peek(path).workbook.outcomes)
    async with run(sheet(path)) as pilot:
        assert cursor(pilot) == f"{first} evidence"
        await press(pilot, "n")
        assert cursor(pilot) == f"{first} rag"
        await press(pilot, "n")
        assert cursor(pilot) == f"{second} rag"


async def test_the_next_not_rated_is_found_in_every_rating(run: Run, tmp_path: Path) -> None:
    """Our own score first, wherever it is missing; then the moderated ones."""
    path = filled_copy(tmp_path, STANDARDS)
    missing = [
        f"{id} {field}"
        for field in ("rag", "moderated")
        for id, row in rows(path, "outcomes").items()
        if not row[field]
    ]
    async with run(sheet(path)) as pilot:
        await go(pilot, "1.A", "text")
        met = []
        for _ in missing:
            await press(pilot, "n")
            met.append(cursor(pilot))
        await press(pilot, "n")
        assert (met, cursor(pilot)) == (missing, missing[0])
    async with run(WalkScreen(Session(path), None)) as pilot:
        for place in missing:
            await press(pilot, "n")
            assert f"Requirement {place.split()[0]}" in words_on_screen(pilot)


async def test_a_question_in_words_alone_takes_no_rating(run: Run, tmp_path: Path) -> None:
    """No key rates what the form does not."""
    path = filled_copy(tmp_path, STANDARDS)
    path.write_text(path.read_text().replace('id = "1.C"', 'id = "1.C"\nunrated = true', 1))
    was = rows(path, "outcomes")
    async with run(sheet(path)) as pilot:
        await go(pilot, "1.C", "rag")
        await press(pilot, "2")
        await go(pilot, "1.C", "moderated")
        await press(pilot, "enter", "2")
        assert "answered in words alone" in toasts(pilot)
    assert rows(path, "outcomes") == was


async def test_a_filter_shows_what_has_a_rating_of_outcomes(run: Run, tmp_path: Path) -> None:
    """Each rating has its levels to choose from, and an outcome brings its actions."""
    path = filled_copy(tmp_path, STANDARDS)
    async with run(sheet(path), (120, 40)) as pilot:
        await press(pilot, "f")
        shown = words_on_screen(pilot)
        assert "Our score: 1 Not met" in shown
        assert "Moderated score: 1 Not met" in shown
        await press(pilot, "1")
        ids = {cell.id for cell in layout_of(pilot).first_row}
        given = {id for id, row in rows(path, "outcomes").items() if row["rag"] == "1"}
        below = {id for id, row in rows(path, "actions").items() if row["outcome"] in given}
        assert ids == given | below
        assert "only Our score: 1 Not met" in words_on_screen(pilot)


async def test_the_outline_breaks_no_figure(run: Run, tmp_path: Path) -> None:
    """Five levels need two lines there, both below the section's title."""
    path = filled_copy(tmp_path, CHECKLIST)
    more = "".join(
        f'[[levels]]\nid = "more-{sign}"\nlabel = "More {sign}"\nletter = "{sign}"\n\n'
        for sign in "QVW"
    )
    before, yes, rest = path.read_text().split("[[levels]]", 2)
    path.write_text(f"{before}[[levels]]{yes}{more}[[levels]]{rest}")
    async with run(sheet(path), (120, 40)) as pilot:
        lines = [line[:29] for line in screen_text(pilot.app).splitlines()]
    at = next(n for n, line in enumerate(lines) if "0 Q" in line)
    assert lines[at].startswith("     ")
    assert lines[at + 1].startswith("     ")
    assert lines[at + 1].split()[-1] == "-"


async def test_the_summary_says_what_the_form_rates(run: Run, tmp_path: Path) -> None:
    """Leicester's "action" and "commitment" are no words of this form."""
    path = filled_copy(tmp_path, STANDARDS)
    async with run(SummaryScreen(Session(path)), (120, 90)) as pilot:
        shown = words_on_screen(pilot)
    assert "Our score: all 14 requirements" in shown
    assert "Moderated score: all 14 requirements" in shown
    assert "Derived from the ratings of the requirements" in shown
    assert "a whole standard" in shown


async def test_ratings_of_two_scales_on_a_row_have_their_own_letters(
    run: Run, tmp_path: Path
) -> None:
    """A question may be answered and graded: each by the levels that its column has."""
    path = filled_copy(tmp_path, CHECKLIST)
    path.write_text(path.read_text().replace('section = ["5"]', 'section = ["1", "5"]'))
    async with run(WalkScreen(Session(path), "1.A")) as pilot:
        assert "y Yes p Partly n No" in words_on_screen(pilot)
        await press(pilot, "tab")
        assert "1 Strong 2 Sound" in words_on_screen(pilot)
        await press(pilot, "p")
        assert "grade" not in rows(path, "outcomes")["1.A"]
        await press(pilot, "2")
    assert rows(path, "outcomes")["1.A"]["grade"] == "grade-2"
    assert rows(path, "outcomes")["1.A"]["rag"] == "yes"


async def test_a_search_finds_what_stands_in_any_column(run: Run, tmp_path: Path) -> None:
    """The evidence beside a requirement is looked through like the words of an action."""
    path = filled_copy(tmp_path, STANDARDS)
    async with run(sheet(path)) as pilot:
        await press(pilot, "slash", *"survey of", "enter")
        assert cursor(pilot) == "1.A evidence"


async def test_a_note_that_has_a_column_stands_there_alone(run: Run, tmp_path: Path) -> None:
    """A form may have a column for notes; saying one a second time below the action is noise."""
    path = filled_copy(tmp_path, PLAN)
    text = path.read_text().replace(
        'key = "cost"', 'key = "cost"\n\n[[columns]]\nheading = "Remarks"\nrole = "note"', 1
    )
    path.write_text(text.replace('cost = "0"', 'cost = "0"\nnote = "Rang twice"', 1))
    async with run(sheet(path)) as pilot:
        shown = words_on_screen(pilot)
        assert shown.count("Rang twice") == 1
        assert "Note: Rang twice" not in shown


def rating_nothing(folder: Path) -> Path:
    """Return a copy of the filled plan as a form that rates nothing."""
    path = filled_copy(folder, PLAN)
    parts = path.read_text().split("[[")
    kept = [one for one in parts if not one.startswith("levels]]") and 'role = "rating"' not in one]
    text = "[[".join(kept).replace("schema = 2", "schema = 2\nlevels = []", 1)
    path.write_text(re.sub(r"(?m)^(autumn|spring|summer|rag) = .*\n", "", text))
    return path


async def test_a_form_that_rates_nothing_offers_no_rating(run: Run, tmp_path: Path) -> None:
    """Leicester's keys are none of it, and "0 actions" would be untrue."""
    async with run(sheet(rating_nothing(tmp_path)), (80, 24)) as pilot:
        top, *_, keys = screen_text(pilot.app).splitlines()
        assert not set(keys.split()) & {"r", "a", "g", "x", "clear"}
        assert "0 " not in top
        for key in ("r", "x", "n", "."):
            await press(pilot, key)
            assert "This form rates nothing." in toasts(pilot)
        await press(pilot, "f")
        assert "Not rated" not in words_on_screen(pilot)
        await press(pilot, "escape", "s")
        shown = words_on_screen(pilot)
        assert "This form rates nothing." in shown
        assert "0%" not in shown
        await press(pilot, "escape", "w", "n")
        assert "This form rates nothing." in toasts(pilot)
    assert "Summary" not in text(peek(tmp_path / f"{PLAN}.toml").workbook, date(2026, 11, 28))


async def test_the_summary_cuts_no_count(run: Run, tmp_path: Path) -> None:
    """Five levels with their shares have no room beside a bar, on 80 columns nor on 120."""
    path = filled_copy(tmp_path, STANDARDS)
    for size in ((80, 120), (120, 120)):
        async with run(SummaryScreen(Session(path)), size) as pilot:
            lines = screen_text(pilot.app).splitlines()
        assert not any("…" in line for line in lines)
        figures = [line.split() for line in lines if re.match(r" 0 +\d+ +1 +\d+ ", line)]
        assert len(figures) == 12
        assert all(
            sum(map(int, (line[1], line[3], line[6], line[9], line[12]))) in (2, 3)
            for line in figures
        )


async def test_what_does_not_apply_has_no_share_of_the_whole(run: Run, tmp_path: Path) -> None:
    """It is no part of the whole, so a share of that would be untrue."""
    path = filled_copy(tmp_path, STANDARDS)
    for counted in (False, True):
        if counted:
            path.write_text(path.read_text().replace('"left out"', '"counted"'))
        async with run(SummaryScreen(Session(path)), (80, 60)) as pilot:
            lines = screen_text(pilot.app).splitlines()
        line = next(one for one in lines if "Does not apply" in one)
        assert ("%" in line) is counted


async def test_what_a_digit_gives_is_told_once(run: Run, tmp_path: Path) -> None:
    """Told twice, as in "1 1 Not met", it says nothing of what the key does."""
    async with run(sheet(filled_copy(tmp_path, STANDARDS)), (120, 40)) as pilot:
        await go(pilot, "1.A", "rag")
        await press(pilot, "r")
        assert "one of these: 0 Does not apply, 1 Not met, 2" in toasts(pilot)
        await press(pilot, "semicolon")
        assert "; and then: 1 Go to standard 1, 2 Go to standard 2" in toasts(pilot)


async def test_the_fields_of_a_row_are_offered_with_the_forms_words(
    run: Run, tmp_path: Path
) -> None:
    """How a file spells a level is nothing that a school ever saw."""
    path = filled_copy(tmp_path, PLAN)
    path.write_text(path.read_text().replace('"on-course"', '"m2"'))
    async with run(WalkScreen(Session(path), "1.A"), (120, 40)) as pilot:
        await press(pilot, "c")
        shown = words_on_screen(pilot)
    assert "Autumn: On course" in shown
    assert "m2" not in shown


async def test_no_level_goes_untold_where_the_line_of_keys_is_short(
    run: Run, tmp_path: Path
) -> None:
    """Seven levels in words have no room on 80 columns: then their keys stand there."""
    path = filled_copy(tmp_path, STANDARDS)
    more = "".join(
        f'[[levels]]\nid = "{id}"\nlabel = "{id} Nearly as the form asks"\nletter = "{id}"\n\n'
        for id in "456"
    )
    text = path.read_text()
    at = text.index('[[levels]]\nid = "1"')
    path.write_text(text[:at] + more + text[at:])
    async with run(sheet(path), (80, 24)) as pilot:
        await go(pilot, "1.A", "rag")
        keys = screen_text(pilot.app).splitlines()[-1]
    assert keys.startswith(" 0 4 5 6 1 2 3 rate  x clear")


async def test_a_question_in_words_alone_is_not_called_unrated(run: Run, tmp_path: Path) -> None:
    """Of neither rating that the form's other rows have."""
    path = filled_copy(tmp_path, STANDARDS)
    text = path.read_text()
    was = text.count('rag = ""')
    text = text.replace('id = "1.C"', 'id = "1.C"\nunrated = true', 1)
    at = text.index('id = "1.C"')
    path.write_text(text[:at] + re.sub('rag = "."', 'rag = ""', text[at:], count=1))
    async with run(sheet(path), (120, 400)) as pilot:
        words = words_on_screen(pilot)
    assert words.count("- Not scored yet") == text.count('moderated = ""') - 1 + was + 1


async def test_another_rating_is_asked_for_from_a_card_without_one(
    run: Run, tmp_path: Path
) -> None:
    """An action between two requirements is where the walk stands when somebody thinks of it."""
    path = filled_copy(tmp_path, STANDARDS)
    async with run(WalkScreen(Session(path), "1-01"), (80, 24)) as pilot:
        assert "Our score: " in words_on_screen(pilot)
        await press(pilot, "tab")
        assert "Moderated score: " in words_on_screen(pilot)
        await press(pilot, "right", "0")
        assert rows(path, "outcomes")["1.C"]["moderated"] == "0"


async def test_a_command_that_asks_for_the_walk_begins_it(home: Path, tmp_path: Path) -> None:
    """At the row that it names, above the sheet to which Escape leads."""
    del home
    app = EhApp(Session(filled_copy(tmp_path, STANDARDS)), begin="walk('2.B')")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, WalkScreen))
        assert "Requirement 2.B" in screen_text(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, SheetScreen))


async def test_the_outline_tells_a_count_from_a_level_that_is_a_digit(
    run: Run, tmp_path: Path
) -> None:
    """As "1 1  3 2" nobody can say which of the two is how many."""
    async with run(sheet(filled_copy(tmp_path, STANDARDS)), (120, 40)) as pilot:
        outline = [line[:30].strip() for line in screen_text(pilot.app).splitlines()]
    assert "0:0  1:1  2:1  3:1  -:0" in outline
    assert "5 Partly met" in outline


def test_who_else_has_it_open_is_not_cut_for_a_forms_long_words() -> None:
    """What is counted goes first: the summary and the outline tell it too."""
    heading = heading_of_audit(peek(form_file(f"example-{STANDARDS}")).workbook, ("DW", "TB"))
    assert header_line(heading, 200).endswith("also have it open: DW, TB")
    for width, left in ((64, "1 not rated   "), (60, "Primary School   ")):
        short = header_line(heading, width)
        assert len(short) <= width
        assert short.endswith(f"{left}also have it open: DW, TB")
