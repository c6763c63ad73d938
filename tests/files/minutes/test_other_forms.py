"""Minutes of an audit on a form that rates outcomes: nothing is called not rated that is not."""

import io

import docx

from eh_tui.files.folder.peek import peek
from eh_tui.files.minutes.docx import document_of
from eh_tui.files.minutes.markdown import minutes_markdown
from eh_tui.files.system.paths import form_file
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.meeting.lifecycle import discuss
from eh_tui.model.meeting.minutes.contents import Minutes
from tests.support.meetings import begun, made
from tests.support.minutes import minutes


def discussed() -> Minutes:
    """Return the minutes of a requirement, an improvement as it was, and a changed one."""
    form = form_file("example-standards-self-assessment")
    workbook, meeting = begun(peek(form).workbook)
    first, second, *_ = workbook.actions
    outcome = next(row for row in workbook.outcomes if row.rag == "2")
    workbook = made(workbook, discuss(workbook, meeting, outcome.id))
    workbook = made(workbook, discuss(workbook, meeting, first.id))
    who = set_field(workbook, Kind.ACTIONS, second.id, "who", "Somebody else")
    return minutes(made(workbook, discuss(workbook, meeting, second.id, who)), meeting)


def test_what_the_form_does_not_rate_has_no_rating_in_the_text() -> None:
    """An improvement below a requirement is planned, and the requirement is rated."""
    _, told = minutes_markdown(discussed()).split("## What was discussed")
    before, after = told.split("## Discussed, and left as it was")
    table, _ = after.split("## Who does what")
    assert "* Lead: " in before
    assert "* Deadline: " in before
    assert not any(word in before for word in ("* Who:", "* When:"))
    assert "Rating" not in before
    assert "| Requirement / Improvement | Our score / Moderated score | Deadline | Lead |" in table
    assert "Our score: 2 Partly met" in table
    assert "| – |" in table
    assert "Not scored yet" not in table


def test_what_the_form_does_not_rate_has_no_rating_in_the_word_file() -> None:
    """There it stands last, under words that say so."""
    tables = docx.Document(io.BytesIO(document_of(discussed()))).tables
    said = [[cell.text for row in table.rows for cell in row.cells] for table in tables]
    changed = next(texts for texts in said if any("Somebody else" in text for text in texts))
    assert not any("Not scored yet" in text for text in changed)
    unchanged = next(texts for texts in said if any("2 Partly met: 1" in text for text in texts))
    assert any("Not rated in this form: 1 improvement" in text for text in unchanged)
    assert not any("Not scored yet" in text for text in unchanged)
