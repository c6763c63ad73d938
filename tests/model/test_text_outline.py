"""The audit as linear text and as JSON's values: all of it, in the form's order."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from eh_tui.files.store.store import Store
from eh_tui.files.system.paths import form_file
from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.document import workbook_document
from eh_tui.model.text_outline import text, text_lines
from tests.support.forms import example_file
from tests.support.rag import Rag

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def workbook() -> Workbook:
    """Return the invented school's audit."""
    return Store(example_file()).workbook


def keys(value: Any) -> Any:
    """Return the shape of a value: the keys of its tables, and of one element of its lists."""
    if isinstance(value, dict):
        return {key: keys(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [keys(value[0])] if value else []
    return type(value).__name__


def test_the_json_has_the_keys_that_programs_rely_on(workbook: Workbook) -> None:
    """`show --json` is an interface: a key that goes or is renamed breaks somebody's script."""
    row = {"id": "str", "cells": ["str"]}
    action: dict[str, object] = dict.fromkeys(("id", "text", "when", "who", "rag", "note"), "str")
    action["cells"] = {}
    assert keys(workbook_document(workbook)) == {
        "schema": "int",
        "form": "str",
        "school": {"name": "str", "audit_date": "str"},
        "commitments": [
            {
                "id": "str",
                "title": "str",
                "headings": ["str"],
                "outcomes": [{"id": "str", "text": "str", "actions": [action]}],
                "achieved": [{"columns": ["str"], "rows": [row]}],
            }
        ],
        "signatories": [{"role": "str", "name": "str", "signed": "str"}],
    }


def test_the_json_holds_every_action_and_cell_as_typed(workbook: Workbook) -> None:
    """Nothing is trimmed, dated or translated on the way out."""
    read_back = json.loads(json.dumps(workbook_document(workbook)))
    actions = [
        Action(outcome=outcome["id"], **{**action, "cells": tuple(action["cells"].items())})
        for commitment in read_back["commitments"]
        for outcome in commitment["outcomes"]
        for action in outcome["actions"]
    ]
    cells = [
        (row["id"], tuple(row["cells"]))
        for commitment in read_back["commitments"]
        for table in commitment["achieved"]
        for row in table["rows"]
    ]
    assert tuple(actions) == workbook.actions
    assert cells == [(row.id, row.cells) for row in workbook.rows]


def typed_texts(workbook: Workbook) -> Iterator[str]:
    """Return every text that a person may have typed."""
    for action in workbook.actions:
        yield from (action.text, action.when, action.who, action.note)
    for row in workbook.rows:
        yield from row.cells
    for outcome in workbook.outcomes:
        yield outcome.text
    for commitment in workbook.commitments:
        yield commitment.title
    for signatory in workbook.signatories:
        yield from (signatory.role, signatory.name, signatory.signed)
    yield from (workbook.school.name, workbook.school.audit_date, workbook.school.year)
    for person in workbook.people:
        yield from (person.name, person.role, person.initials, person.aliases, person.left)
    for term in workbook.terms:
        yield from (term.year, term.name, term.starts, term.ends)


def test_the_text_says_everything_that_was_typed(workbook: Workbook) -> None:
    """Someone who only hears the audit hears all of it."""
    said = text(workbook, TODAY)
    texts = list(typed_texts(workbook))
    assert texts
    for typed in texts:
        for line in typed.split("\n"):
            assert line in said


def test_an_action_is_read_label_by_label(workbook: Workbook) -> None:
    """A screen reader has no columns: each value comes after the form's own heading."""
    action = replace(
        next(action for action in workbook.actions if action.id == "4-07"),
        text="Ask\nagain",
        when="termly",
        who="",
        rag=Rag.AMBER,
        note=" ",
    )
    others = tuple(action if other.id == "4-07" else other for other in workbook.actions)
    said = text(replace(workbook, actions=others), TODAY)
    assert (
        "\n4-07. Action: Ask\n    again\n  By When: termly\n  Who?: empty\n"
        "  Rating: On track (amber)\n  Note: empty\n"
    ) in said


def test_what_is_due_tells_below_when_how_it_is_read(workbook: Workbook) -> None:
    """The text stays as typed, and whoever hears it need not work out what is late."""
    said = text(workbook, TODAY)
    assert (
        "\n  By When: 6/2025\n  Read as: month, due 30 June 2025, overdue 16 months\n  Who?"
    ) in said
    assert "\n  Review date: 29/04/2025\n  Read as: day, due 29 April 2025, overdue" in said
    assert "\n  By When: Autumn 1\n  Who?" in said


def test_a_cell_of_outcomes_achieved_follows_its_column_heading(workbook: Workbook) -> None:
    """A cell under a blank heading is what the row is about, an outcome."""
    table = next(table for table in workbook.achieved if table.id == "3.R1")
    row = next(row for row in workbook.rows if row.table == table.id)
    _, *columns = table.columns
    first, *cells = row.cells
    said = [f"{row.id}. Outcome: {first}"]
    said += [f"  {column}: {cell}" for column, cell in zip(columns, cells, strict=True)]
    assert "\n".join(said) in text(workbook, TODAY)


def test_the_counts_come_first_and_say_the_ratings_in_words() -> None:
    """In a blank form nothing is rated, and that is not red."""
    said = list(text_lines(Store(form_file()).workbook, TODAY))
    at = said.index("Summary")
    assert at < said.index("Outcome 1.A: " + Store(form_file()).workbook.outcomes[0].text)
    assert said[at + 2] == (
        "Commitment 1: 3 actions: 0 At risk of not achieving (red), 0 On track (amber), "
        "0 Completed / ongoing (green), 3 Not rated yet."
    )


def test_a_row_without_its_parent_is_said_under_unassigned(workbook: Workbook) -> None:
    """Nothing that the file holds is dropped."""
    stray = Action("9-01", "9.Z", "A stray action")
    said = text(replace(workbook, actions=(*workbook.actions, stray)), TODAY)
    assert said.index("\nUnassigned\n") < said.index("9-01. Action: A stray action")


def test_a_question_that_is_answered_in_words_alone_lacks_no_rating() -> None:
    """To say "not rated yet" would ask for what the form does not ask for."""
    blank = Store(form_file("standards-self-assessment")).workbook
    first, *others = blank.outcomes
    asked = replace(blank, outcomes=(replace(first, unrated=True), *others))
    said = text(asked, date(2026, 3, 1)).split("Requirement 1.B")[0]
    assert "Our score: not rated in this form" in said
    assert "Not scored yet" not in said.split("Requirement 1.A")[1]
