"""`eh-tui calendar`: the dates of a workbook as a file for people's calendars."""

from pathlib import Path
from typing import Any

import vobject

from tests.e2e.conftest import Said


def events(path: Path) -> dict[str, Any]:
    """Return the events of a calendar file by their ids."""
    read = vobject.readOne(path.read_bytes().decode())
    return {event.uid.value: event for event in read.vevent_list}


def test_a_date_that_was_changed_is_updated_by_the_next_export(path: Path, said: Said) -> None:
    """In the same file: it is as eh-tui wrote it, so it may be replaced."""
    said("set", path, "1-02", "when=1 March 2031")
    assert said("calendar", path, "-o", "dates.ics").startswith("dates.ics\n")
    first = events(Path("dates.ics"))
    said("set", path, "1-02", "when=2 March 2031")
    said("calendar", path, "-o", "dates.ics")
    second = events(Path("dates.ics"))
    assert first.keys() == second.keys()
    changed = [uid for uid in first if first[uid].dtstart.value != second[uid].dtstart.value]
    assert [str(second[uid].dtstart.value) for uid in changed] == ["2031-03-02"]
    assert int(second[changed[0]].sequence.value) > int(first[changed[0]].sequence.value)


def test_it_lies_beside_the_workbook_unless_told(path: Path, said: Said) -> None:
    """Under a name that says whose it is."""
    out = Path(said("calendar", path).splitlines()[0])
    assert out == path.with_name("Example Primary School - school - Early Help dates.ics")
    assert events(out)


def test_to_dos_are_written_where_asked_for(path: Path, said: Said) -> None:
    """For a task list; Google's and Outlook's calendars take none."""
    said("calendar", path, "-o", "tasks.ics", "--to-dos")
    read = vobject.readOne(Path("tasks.ics").read_text())
    assert all(hasattr(each, "due") for each in read.vtodo_list)


def test_another_ending_is_refused(path: Path, refused: Said) -> None:
    """Nobody's calendar would take it."""
    assert "let its name end in .ics" in refused("calendar", path, "-o", "dates.txt")
    assert not Path("dates.txt").exists()
