"""A file that somebody changed without eh-tui, before the history tells of it."""

from eh_tui.files.store.lines import JournalLines
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Event, Record


def unnoted(lines: JournalLines, digest: str, held: Workbook, at: str = "") -> Record | None:
    """Return the record that the next step will begin with, None where the history tells all.

    `digest` is the SHA-256 of the file's bytes, `held` what it holds, `at` when it was changed.
    """
    state = lines.last_state
    if state is None or state.after == digest or is_unfinished(lines, digest):
        return None
    from eh_tui.files.store.replay import workbook_at  # seldom needed
    from eh_tui.model.core.diff import diff

    was = workbook_at(lines.since_text(state.n), state.n)
    last = lines.last
    return Record(
        Event.OUTSIDE, n=last.n + 1 if last else 1, at=at, by="outside",
        edits=diff(was, held).every if was else (), gone=was.retired if was else (),
    )  # fmt: skip


def is_unfinished(lines: JournalLines, digest: str) -> bool:
    """Say whether a file has yet to follow the last change in its history."""
    state = lines.last_state
    is_open = state and state.event is Event.CHANGE and state.n not in lines.done
    return bool(state and is_open and state.before == digest != state.after)


def with_ids_given(lines: JournalLines, digest: str, held: Workbook) -> Workbook:
    """Return a file's workbook, which gives no id again that a row had in its history."""
    from eh_tui.model.journal.ids_gone import with_ids_gone  # not by who only looks

    outside = unnoted(lines, digest, held)
    return with_ids_gone(held, (*lines.of_rows, outside) if outside else lines.of_rows)
