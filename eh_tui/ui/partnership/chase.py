"""Asking schools again from the page: it is noted in the round, and a list is written."""

from collections.abc import Sequence
from functools import partial

from eh_tui.files.partnership.round_file import change_schools
from eh_tui.files.system.handed_out import hand_out
from eh_tui.model.partnership.chasing import chased, chasing_list, to_chase, to_remind
from eh_tui.model.partnership.collated import RoundLine
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
        ("a", f"All {len(every)} that are shown and not returned", every),
        ("c", f"All {len(changes)} that are shown and still to change something", changes),
        *(("o", f"Only {x.school}", (x,)) for x in (*to_chase(collated, alone), *to_remind(alone))),
    )
    return tuple(Choice(key, words, partial(note, lines)) for key, words, lines in groups if lines)


def _note_asked_again(reading: PageReading, lines: Sequence[RoundLine]) -> str:
    """Note today for the schools of some lines, and return what is to be said of it.

    The list lies beside the round's folder, in which every file would count as a return.
    Raises `EhError`; where the list can't be written, nothing is noted.
    """
    file, folder = reading.folder.file, reading.folder.folder.resolve()
    name = f"{folder.name} - asked again {reading.day.isoformat()}.txt"
    text = chasing_list(reading.folder.collated, lines, reading.day)
    written = hand_out(folder.with_name(name), text.encode())
    change_schools(file, chased(file.round, lines, reading.day))
    return f"Noted. Whom to ask, and what to write to each: {written.path}"
