"""Schools asked again: it is noted in the round, and a list with letters is written beside it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from eh_tui.files.partnership.folder import FolderReading
from eh_tui.files.partnership.round_file import change_schools
from eh_tui.files.system.handed_out import hand_out
from eh_tui.model.partnership.chasing import chased, chasing_list
from eh_tui.model.partnership.collated import RoundLine


def note_asked_again(reading: FolderReading, lines: Sequence[RoundLine], on: date) -> Path:
    """Note a day for the schools of some lines, and return where the list of them lies.

    That is beside the round's folder, in which every file would count as a return.
    Raises `EhError`; where the list can't be written, nothing is noted.
    """
    folder = reading.folder.resolve()
    text = chasing_list(reading.collated, lines, on)
    path = folder.with_name(f"{folder.name} - asked again {on.isoformat()}.txt")
    written = hand_out(path, text.encode())
    change_schools(reading.file, chased(reading.file.round, lines, on))
    return written.path
