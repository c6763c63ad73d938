"""Another version of a form: what the school wrote goes on, what changes is told."""

from dataclasses import replace

import pytest

from eh_tui.errors import Refused
from eh_tui.files.folder.peek import peek
from eh_tui.files.system.paths import form_file
from eh_tui.model.core.form_rows import Action, Outcome, Signatory
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.row_ids import fresh_id
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.levels import Level
from eh_tui.model.upgrade.notes import What
from eh_tui.model.upgrade.upgrade import Upgrade, upgrade

OURS = peek(form_file("example-standards-self-assessment")).workbook
BLANK = peek(form_file("standards-self-assessment")).workbook


def version(workbook: Workbook = BLANK, **changes: object) -> Workbook:
    """Return the next version of the form, with some of it changed."""
    return replace(workbook, form=replace(workbook.form, version="2027"), **changes)  # type: ignore[arg-type]


def told(made: Upgrade, what: What) -> dict[str, str]:
    """Return the notes of one sort by row: what was there, or what is there now."""
    return {note.id: note.was or note.now for note in made.notes if note.what is what}


def outcomes(*changed: Outcome, without: str = "") -> tuple[Outcome, ...]:
    """Return the form's outcomes with some of them changed, or one left out."""
    new = {outcome.id: outcome for outcome in changed}
    return tuple(new.get(row.id, row) for row in BLANK.outcomes if row.id != without)


def outcome(workbook: Workbook, id: str) -> Outcome:
    """Return an outcome by its id."""
    return next(row for row in workbook.outcomes if row.id == id)


def test_nothing_is_told_of_a_version_that_changes_nothing() -> None:
    """Only its number is another."""
    made = upgrade(OURS, version())
    assert made.notes == ()
    assert made.workbook == replace(OURS, form=replace(OURS.form, version="2027"))


def test_another_form_is_no_version() -> None:
    """Rows that happen to have the same ids would be taken for the same."""
    with pytest.raises(Refused, match="another form"):
        upgrade(OURS, peek(form_file("development-plan")).workbook)
    with pytest.raises(Refused, match="is of version 2026 of this form already"):
        upgrade(OURS, BLANK)
    unnumbered = replace(OURS, form=replace(OURS.form, version=""))
    with pytest.raises(Refused, match="This audit has this form already"):
        upgrade(unnumbered, unnumbered)


def test_rows_are_known_by_their_words_where_they_were_numbered_anew() -> None:
    """Or what was written of one requirement would stand beside another."""
    first, second = outcome(BLANK, "2.A"), outcome(BLANK, "2.B")
    swapped = outcomes(replace(first, text=second.text), replace(second, text=first.text))
    made = upgrade(OURS, version(outcomes=swapped))
    assert outcome(made.workbook, "2.B").cells == outcome(OURS, "2.A").cells
    assert outcome(made.workbook, "2.B").rag == outcome(OURS, "2.A").rag
    assert told(made, What.RENUMBERED) == {"2.A": "2.B", "2.B": "2.A"}
    briefing = next(row for row in made.workbook.actions if "briefing" in row.text)
    assert briefing.outcome == "2.B"


def test_a_row_that_is_worded_otherwise_keeps_its_answers() -> None:
    """It has the id that it had; what it said before is told."""
    was = outcome(BLANK, "1.A")
    made = upgrade(OURS, version(outcomes=outcomes(replace(was, text="A leader is named."))))
    now = outcome(made.workbook, "1.A")
    assert (now.text, now.rag, now.cells) == (
        "A leader is named.",
        outcome(OURS, "1.A").rag,
        outcome(OURS, "1.A").cells,
    )
    assert told(made, What.REWORDED) == {"1.A": was.text}


def test_what_was_written_stays_where_the_form_lost_its_row() -> None:
    """It may be needed, and nobody but the school may throw it away."""
    made = upgrade(OURS, version(outcomes=outcomes(without="2.A")))
    assert outcome(made.workbook, "2.A") == outcome(OURS, "2.A")
    assert told(made, What.KEPT) == {"2.A": outcome(OURS, "2.A").text}


def test_so_does_a_row_in_which_only_a_note_was_written() -> None:
    """It may be all that a school had to say of a requirement."""
    said = replace(outcome(OURS, "5.B"), note="Ask Jo")
    ours = replace(OURS, outcomes=tuple(said if row.id == "5.B" else row for row in OURS.outcomes))
    made = upgrade(ours, version(outcomes=outcomes(without="5.B")))
    assert outcome(made.workbook, "5.B") == said


def test_a_row_in_which_nothing_was_written_goes_with_the_form() -> None:
    """A requirement that nobody asks for any more needs no answer."""
    made = upgrade(OURS, version(outcomes=outcomes(without="5.B")))
    assert "5.B" not in {row.id for row in made.workbook.outcomes}
    assert told(made, What.GONE) == {"5.B": outcome(OURS, "5.B").text}


def test_what_stays_steps_aside_for_a_new_row_of_its_number() -> None:
    """Two rows of one id could not be told apart."""
    ours = replace(OURS, outcomes=tuple(row for row in OURS.outcomes if row.id != "2.C"))
    gone = replace(outcome(OURS, "2.C"), id="2.B", text="Something quite different", rag="1")
    other = replace(gone, id="9.Z", commitment="2")
    ours = replace(ours, outcomes=(*ours.outcomes, other))
    made = upgrade(ours, version())
    ids = [row.id for row in made.workbook.outcomes]
    assert len(ids) == len(set(ids))
    assert outcome(made.workbook, "9.Z").text == "Something quite different"


def test_a_level_that_is_gone_is_told_and_not_guessed() -> None:
    """No rating is better than one that nobody gave."""
    levels = tuple(level for level in BLANK.form.every_level if level.id != "2")
    form = replace(BLANK.form, version="2027", every_level=(*levels, Level("4", "4 Exceeded", "4")))
    made = upgrade(OURS, replace(BLANK, form=form))
    assert outcome(made.workbook, "1.B").rag == "none"
    assert told(made, What.NO_LEVEL)["1.B"] == "2 Partly met"
    assert outcome(made.workbook, "1.A").rag == "3"


def test_a_level_is_known_by_its_words_where_its_id_is_another() -> None:
    """What a school sees is the words."""
    levels = tuple(
        replace(level, id=f"l{level.id}", letter=level.letter) for level in BLANK.form.every_level
    )
    form = replace(BLANK.form, version="2027", every_level=levels)
    made = upgrade(OURS, replace(BLANK, form=form))
    assert outcome(made.workbook, "1.A").rag == "l3"
    assert told(made, What.NO_LEVEL) == {}


def test_a_column_that_is_gone_leaves_its_texts() -> None:
    """They are named with their heading."""
    columns = tuple(one for one in BLANK.form.columns if one.key != "evidence")
    form = replace(BLANK.form, version="2027", columns=columns)
    made = upgrade(OURS, replace(BLANK, form=form))
    texts = [loss.text for losses in made.homeless.values() for loss in losses]
    written = [text for row in OURS.outcomes for key, text in row.cells if key == "evidence"]
    assert sorted(texts) == sorted(written)
    assert told(made, What.NO_COLUMN)["1.A"] in written


def test_an_action_keeps_its_number_and_its_words() -> None:
    """Minutes and people call it by them."""
    form_action = Action("1-01", "1.B", text="Ask the governors")
    made = upgrade(OURS, version(actions=(form_action,)))
    ours = next(row for row in OURS.actions if row.id == "1-01")
    assert next(row for row in made.workbook.actions if row.id == "1-01") == ours
    assert told(made, What.OTHER_WORDS) == {"1-01": ours.text}


def test_an_action_that_the_school_took_out_does_not_come_back() -> None:
    """Nor does a blank one where the school has none."""
    ours = replace(OURS, retired=("4-07",))
    actions = (Action("4-07", "4.A", text="Taken out"), Action("4-08", "4.A"))
    made = upgrade(ours, version(actions=actions))
    assert made.workbook.actions == OURS.actions


def test_what_was_taken_out_and_is_printed_again_is_told() -> None:
    """It may be another requirement under the number of the one that the school took out."""
    ours = replace(OURS, retired=("4-07",))
    made = upgrade(ours, version(actions=(Action("4-07", "4.A", text="Something else"),)))
    assert told(made, What.LEFT_OUT) == {"4-07": "Something else"}


def test_the_number_of_a_row_that_is_left_out_is_never_given_again() -> None:
    """A colleague's copy, a returned sheet or the minutes may still name that one."""
    blank = Signatory(fresh_id(OURS, Kind.SIGNATORIES))
    ours = replace(OURS, signatories=(*OURS.signatories, blank))
    made = upgrade(ours, version())
    assert blank.id in told(made, What.GONE)
    assert fresh_id(made.workbook, Kind.SIGNATORIES) > blank.id


def test_an_action_below_a_new_outcome_comes_whatever_its_number_was_used_for() -> None:
    """A school can't have taken out what its form never had; numbers are never used twice."""
    ours = replace(OURS, retired=("4-07",))
    new = replace(outcome(BLANK, "4.A"), id="4.Z", text="Something new")
    form = version(outcomes=(*BLANK.outcomes, new), actions=(Action("4-07", "4.Z"),))
    made = upgrade(ours, form)
    below = [row.id for row in made.workbook.actions if row.outcome == "4.Z"]
    assert len(below) == 1
    assert below[0] not in {"4-07", *(row.id for row in OURS.actions)}


def test_a_new_action_steps_aside_for_one_of_its_number() -> None:
    """The school's was there first."""
    made = upgrade(OURS, version(actions=(Action("1-01", "1.A", text="Name the lead"),)))
    new = next(row for row in made.workbook.actions if row.text == "Name the lead")
    assert new.id not in {row.id for row in OURS.actions}
    assert told(made, What.NEW) == {new.id: "Name the lead"}


def test_what_was_achieved_goes_on_under_its_heading() -> None:
    """Also where the form's other version has its columns in another order, or fewer."""
    audit = peek(form_file("example-primary")).workbook
    blank = peek(form_file("leicester-early-help")).workbook
    tables = tuple(
        replace(table, columns=(*table.columns[:1], *table.columns[:1:-1]))
        for table in blank.achieved
    )
    rows = tuple(
        replace(row, cells=(row.cells[0], *[""] * (len(row.cells) - 2))) for row in blank.rows
    )
    made = upgrade(audit, version(blank, achieved=tables, rows=rows))
    homeless = {loss.text for losses in made.homeless.values() for loss in losses}
    kept = {text for row in made.workbook.rows for text in row.cells}
    written = {text for row in audit.rows for text in row.cells if text}
    assert written <= kept | homeless
    assert homeless


def test_what_was_achieved_stays_where_the_form_prints_an_example_by_now() -> None:
    """It is told what the form has there; where nothing was written, that is taken."""
    audit = peek(form_file("example-primary")).workbook
    blank = peek(form_file("leicester-early-help")).workbook
    rows = tuple(
        replace(row, cells=(row.cells[0], *("such as" for _ in row.cells[1:])))
        for row in blank.rows
    )
    made = upgrade(audit, version(blank, rows=rows))
    ids = [row.id for row in rows]
    before = {row.id: row.cells for row in audit.rows if row.id in ids}
    after = {row.id: row.cells for row in made.workbook.rows if row.id in ids}
    assert after == {
        id: (cells[0], *(text or "such as" for text in cells[1:])) for id, cells in before.items()
    }
    notes = [note for note in made.notes if note.what is What.OTHER_WORDS and note.id in ids]
    assert notes
    assert [(note.id, note.was) for note in notes] == [
        (id, text) for id in ids for text in before[id][1:] if text
    ]


def test_the_people_in_a_table_stay_where_the_form_prints_an_example_of_one() -> None:
    """In a table to which a school adds rows, the first cell is the school's too."""
    audit = peek(form_file("example-primary")).workbook
    blank = peek(form_file("leicester-early-help")).workbook
    rows = tuple(
        replace(row, cells=("A. N. Other", *row.cells[1:])) if row.table == "2.R1" else row
        for row in blank.rows
    )
    made = upgrade(audit, version(blank, rows=rows))
    people = [row for row in audit.rows if row.table == "2.R1"]
    assert [row for row in made.workbook.rows if row.table == "2.R1"] == people
    assert not [note for note in made.notes if note.what is What.REWORDED]
    assert [note.was for note in made.notes if note.now == "A. N. Other"] == [
        row.cells[0] for row in people
    ]


def test_a_table_that_is_gone_stays_for_what_was_written_in_it() -> None:
    """With its own headings."""
    audit = peek(form_file("example-primary")).workbook
    blank = peek(form_file("leicester-early-help")).workbook
    made = upgrade(audit, version(blank, achieved=(), rows=()))
    written = {text for row in audit.rows for text in row.cells[1:] if text}
    assert written <= {text for row in made.workbook.rows for text in row.cells}
