"""The flat sheet of actions: its dates are those of the screen, and it says that it is a copy."""

from dataclasses import replace
from datetime import date

import pytest

from eh_tui.files.office.xlsx.plan import plan_book
from eh_tui.files.office.xlsx.sheet import SheetPlan
from eh_tui.files.office.xlsx.sheets.action_plan import plan_action_plan
from eh_tui.model.core.days import day_in_words
from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.due import dues
from eh_tui.model.when.calendar import calendar_of
from eh_tui.model.when.read import in_words, read
from tests.support.rag import Rag
from tests.support.whens import LEICESTER, THE_TABLE, TODAY
from tests.support.xlsx_audits import filled_audit


def action_plan(workbook: Workbook, today: date = TODAY) -> SheetPlan:
    """Return the sheet of a workbook's actions on a day."""
    return next(s for s in plan_book(workbook, today).sheets if s.name == "Action plan")


@pytest.mark.parametrize("rag", [Rag.RED, Rag.GREEN])
def test_the_day_to_sort_by_is_the_one_that_the_screen_shows_as_due(rag: Rag) -> None:
    """A lead who sorts by it and a school that looks at its list speak of one day."""
    whens = [text for text, _, _ in THE_TABLE]
    actions = tuple(Action(f"1-{n:02}", "1.A", "x", when, "", rag) for n, when in enumerate(whens))
    workbook = replace(filled_audit(), actions=actions, terms=LEICESTER.terms)
    calendar, due = calendar_of(workbook), {due.id: due for due in dues(workbook, TODAY)}
    sheet = action_plan(workbook)
    for row, (action, (_, kind, day)) in enumerate(zip(actions, THE_TABLE, strict=True), 2):
        shown = in_words(read(action.when, TODAY, calendar), TODAY, is_done=rag == Rag.GREEN)
        sort, said = sheet.by_address[f"F{row}"].value, sheet.by_address[f"G{row}"].value
        assert sort == (date.fromisoformat(day) if day else ""), (action.when, kind)
        if isinstance(sort, date):
            assert day_in_words(sort) in shown, (action.when, shown)
        state = due[action.id].state.value if action.id in due else ""
        assert said == {"needs a date": "no date"}.get(state, state), action.when
        assert ("overdue" in shown) == (said == "overdue"), (action.when, shown)
        assert (", in " in shown or ", today" in shown) == (said == "due soon"), action.when


def test_an_export_on_the_day_says_due_soon_and_the_day_after_overdue() -> None:
    """A month is over on its last day, a term on its own."""
    action = Action("1-01", "1.A", "x", "6/2026", "", Rag.AMBER)
    workbook = replace(filled_audit(), actions=(action,))
    for today, said in ((date(2026, 6, 30), "due soon"), (date(2026, 7, 1), "overdue")):
        sheet = action_plan(workbook, today)
        assert sheet.by_address["G2"].value == said


def test_what_stands_above_a_page_leaves_room_for_the_mark_of_a_draft() -> None:
    """In print one would lie over the other, and neither could be read."""
    page = plan_action_plan(filled_audit(), date(2025, 11, 22), None, "6ed780a90d7f").page
    assert page is not None
    assert page.header[2] == "Copy of the audit on 22/11/2025 (workbook 6ed780a90d7f)"


def test_the_action_plan_says_that_it_is_a_copy() -> None:
    """Below it, above each printed page, and beside each rating that is chosen."""
    sheet = action_plan(filled_audit())
    notice = (
        "Copy of the audit on 22/11/2025: what changes on the sheet Audit tool does not show here."
    )
    assert sheet.cells[-1].value == notice
    assert sheet.page is not None
    assert sheet.page.header[2] == "Copy of the audit on 22/11/2025"
    (hint,) = sheet.hints
    assert [area.address for area in hint.areas] == ["I2:I26"]
    assert "does not show here before the next export" in hint.text
    assert len(hint.text) <= 255  # more, and Excel calls the file damaged
