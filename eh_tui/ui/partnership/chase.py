"""Asking schools again from the page: it is noted in the round, and a list is written."""

from collections.abc import Sequence
from functools import partial

from eh_tui.files.partnership.asking_again import note_asked_again
from eh_tui.model.partnership.chasing import to_chase, to_remind
from eh_tui.model.partnership.collated import RoundLine
from eh_tui.model.partnership.round_text import so_many
from eh_tui.ui.dialogs.choice import Choice
from eh_tui.ui.partnership.answer import Answer
from eh_tui.ui.partnership.reading import PageReading


def whom_to_ask(
    reading: PageReading, shown: Sequence[RoundLine], here: RoundLine | None
) -> tuple[Choice[Answer], ...]:
    """Return whom a lead may ask again: all that are shown, or the school of one line alone.

    Those are schools of which nothing counts, and those that are still to change something.
    """
    collated, note = reading.folder.collated, partial(_note_asked_again, reading)
    alone = [here] if here else []
    every, changes = to_chase(collated, shown), to_remind(shown)
    groups = (
        ("a", f"Shown here, and nothing of them counts: {_schools(every)}", every),
        ("c", f"Shown here, and still to change something: {_schools(changes)}", changes),
        *(("o", f"Only {x.school}", (x,)) for x in (*to_chase(collated, alone), *to_remind(alone))),
    )
    return tuple(Choice(key, words, partial(note, lines)) for key, words, lines in groups if lines)


def _schools(lines: Sequence[RoundLine]) -> str:
    return so_many(len(lines), "school")


def _note_asked_again(reading: PageReading, lines: Sequence[RoundLine]) -> str:
    """Note today for the schools of some lines, and return what is to be said; raises `EhError`."""
    path = note_asked_again(reading.folder, lines, reading.day)
    return f"Noted. Whom to ask, and what to write to each: {path}"
