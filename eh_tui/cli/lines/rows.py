"""A row of the form in lines: what is read out of it, and what is typed at it."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from eh_tui.cli.lines.prompts import Handler, leave, stop_if_no_words, undo, with_words
from eh_tui.cli.output import say, say_on_one_line
from eh_tui.errors import Refused
from eh_tui.model.audit.rated import ratings_asked
from eh_tui.model.core.columns import columns_of_row, form_row_called, kind_of, text_in_column
from eh_tui.model.core.edits import Edit, Set, set_field
from eh_tui.model.core.entered import meant_in_column
from eh_tui.model.core.form_rows import Action, FormRow
from eh_tui.model.core.labelled_lines import NO_WORDS
from eh_tui.model.core.names import heading_of, level_told
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.evidence import evidence_by_action, evidence_in_words
from eh_tui.model.form.columns import Column, Role
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.when.readable import stop_if_unreadable
from eh_tui.session import Session

_FIELDS = ("when", "who", "note", "text")
"""The words that change a field of an action, each followed by its text."""


def row_words(session: Session, id: str, write: Callable[[str, str], bool]) -> dict[str, Handler]:
    """Return what is understood at any row; `write` puts a text into a field of it."""
    return {
        **with_words(**{field: partial(write, field) for field in _FIELDS}),
        "guide": lambda _: say_guidance(session, id),
        "undo": lambda _: undo(session),
        "quit": leave,
    }


def read_out(session: Session, row: FormRow) -> None:
    """Print what a row says, how its date is read, and what shows that it was done."""
    workbook = session.workbook
    for line in lines_of(workbook, row, _reading(workbook, row)):
        say(line)
    for shown in evidence_by_action(workbook).get(row.id, ()):
        say(f"Evidence: {evidence_in_words(shown)}")


def say_section(workbook: Workbook, id: str, told: str) -> str:
    """Print the section that a row stands in, unless it is the one told last; return its title."""
    from eh_tui.model.audit.walk import stops

    sections = (stop.commitment for stop in stops(workbook) if stop.row.id == id)
    section = next(sections, None)
    if section is None or section.title == told:
        return told
    name = f"{workbook.form.words.section(section.id)}: " if section.id else ""
    say_on_one_line(f"{name}{section.title}")
    return section.title


def _reading(workbook: Workbook, row: FormRow) -> str:
    """Return how a row's date is read, as it stands beside the cell on a screen; "" for nothing."""
    from eh_tui.model.due import due_in_words, dues, read_action
    from eh_tui.model.when.calendar import calendar_of
    from eh_tui.model.when.read import in_words

    today = date.today()
    if row.when.strip():
        reading = read_action(row, today, calendar_of(workbook))
        words = in_words(reading, today, is_done=workbook.form.is_settled(row.rag))
    else:
        words = next(
            (due_in_words(due, today) for due in dues(workbook, today) if due.id == row.id), ""
        )
    return f"{words[:1].upper()}{words[1:]}"


def field_edit(seen: Workbook, id: str, field: str, text: str) -> Edit:
    """Return the edit of an action's field, from the value that was read out.

    Raises `Conflict` where the row is gone, and `Refused` for a text that can't be read.
    """
    kind = kind_of(form_row_called(seen, id))
    stop_if_unreadable(kind, field, text)
    return set_field(seen, kind, id, field, text)


def rating_edit(seen: Workbook, id: str, typed: str) -> Set:
    """Return the edit that rates a row by a word, letter or label.

    In a form with columns of its own a column's name and what it is to say may be typed too,
    which is how a second rating is given: "Moderated score 2". Raises `Conflict` where the row
    is gone, and `Refused` for words that are neither.
    """
    row = form_row_called(seen, id)
    first = next(iter(ratings_asked(columns_of_row(seen, row), row)), None)
    scale = first.column.scale if first else ""
    rag = seen.form.rating_meant(typed, scale) if typed else None
    if rag is not None and (first or not seen.form.columns):
        return set_field(seen, kind_of(row), id, "rag", rag)
    if named := _named_column(seen, row, typed):
        column, text = named
        stop_if_no_words(column.heading.strip() or column.key, text)
        stop_if_unreadable(kind_of(row), column.field, text)
        meant = meant_in_column(seen, row, column.field, text)
        return set_field(seen, kind_of(row), id, column.field, meant)
    if first is None:
        raise Refused(f"{id} is not rated in this form, and {typed!r} is no word known here.")
    known = ratings_known(seen, row)
    raise Refused(f"{typed!r} is no rating and no word known here; ratings are: {known}.")


def ratings_known(workbook: Workbook, row: FormRow) -> str:
    """Return the ratings that can be typed at a row, "R At risk, A On track"; "" for none."""
    asked = ratings_asked(columns_of_row(workbook, row), row)
    scales = (asked[0].column.scale,) if asked else () if workbook.form.columns else ("",)
    levels = (level for scale in scales for level in workbook.form.levels_of(scale))
    named = ((level.words, f"{level.letter} ") for level in levels)
    return ", ".join(f"{'' if words.startswith(first) else first}{words}" for words, first in named)


def rating_given(seen: Workbook, edit: Set) -> str:
    """Return the rating that an edit gives, in the form's words; "" where it gives a text."""
    level = level_told(seen, form_row_called(seen, edit.id), edit.field, edit.new)
    return seen.form.label(level) if level else ""


def said_of(seen: Workbook, edit: Set) -> str:
    """Return what an edit of `rating_edit` did: "1.A rated", or with which column."""
    if edit.field == "rag":
        return f"{edit.id} rated"
    return f"{edit.id} {heading_of(seen, edit.kind, form_row_called(seen, edit.id), edit.field)}"


def _named_column(seen: Workbook, row: FormRow, typed: str) -> tuple[Column, str] | None:
    """Return the column of the form's own that a line begins with, and what follows its name."""
    columns = columns_of_row(seen, row) if seen.form.columns else ()
    names = [(name, one) for one in columns for name in (one.heading.strip(), one.key) if name]
    for name, column in sorted(names, key=lambda pair: -len(pair[0])):
        is_named = f"{typed} ".casefold().startswith((f"{name} ".casefold(), f"{name}:".casefold()))
        if is_named:
            return column, typed[len(name) :].removeprefix(":").strip()
    return None


def lines_of(workbook: Workbook, action: FormRow, reading: str) -> Iterator[str]:
    """Yield what is read out of an action, what matters most first."""
    homes = {outcome.id: outcome for outcome in workbook.outcomes}
    words = workbook.form.words
    what = words.action if isinstance(action, Action) else words.outcome
    what = f"{what} (statutory)" if action.statutory else what
    yield f"{what}: {action.text or NO_WORDS}"
    if isinstance(action, Action) and (outcome := homes.get(action.outcome)):
        yield f"{words.outcome} {outcome.id}: {outcome.text}"
    if workbook.form.columns:
        yield from _column_lines(workbook, action, reading)
        return
    yield f"When: {action.when or 'no date yet'}{f'. {reading}' if reading else ''}"
    yield f"Who: {action.who or 'nobody yet'}"
    yield f"Rating: {workbook.form.label(action.rag)}"
    if action.note:
        yield f"Note: {action.note}"


def _column_lines(workbook: Workbook, row: FormRow, reading: str) -> Iterator[str]:
    """Yield what stands in each column of a form's own, under the form's headings."""
    columns = [one for one in columns_of_row(workbook, row) if one.field != "text"]
    for column in columns:
        text, name = text_in_column(row, column), column.heading.strip() or column.key
        if column.is_level:
            if not row.unrated:
                yield f"{name}: {workbook.form.label(text or NOT_RATED)}"
        elif column.role is Role.WHEN:
            yield f"{name}: {text or 'no date yet'}{f'. {reading}' if reading else ''}"
        else:
            empty = "nobody yet" if column.role is Role.WHO else "nothing yet"
            yield f"{name}: {text or empty}"
    if row.note and all(column.field != "note" for column in columns):
        yield f"Note: {row.note}"


def say_guidance(session: Session, id: str) -> bool:
    """Print the guidance on an action; stay at it."""
    from eh_tui.model.audit.walk import stops

    for stop in stops(session.workbook):
        if stop.row.id == id:
            for piece in stop.guidance:
                say_on_one_line(f"{piece.heading}:")
                say(piece.text.strip("\n"))
    return False
