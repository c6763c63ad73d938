"""The commands of a partnership's lead: begin a round, and bring what came back together."""

import re
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eh_tui.cli.command import AS_JSON, DONE, FOUND, Argument, Command, argument
from eh_tui.cli.output import say, say_as_json_with, say_on_one_line, warn
from eh_tui.cli.output_file import FORCE, output, say_where
from eh_tui.errors import Refused

if TYPE_CHECKING:  # it is loaded by the command that asks for it
    from eh_tui.files.partnership.folder import FolderReading
    from eh_tui.model.partnership.changed import Changed
    from eh_tui.model.partnership.collated import Collated

_FOLDER = argument("folder", metavar="FOLDER", type=Path, help="the round's folder")


_TOGETHER = 500
"""Of how many schools the questions are held at a time."""
_SCHOOL_YEAR = re.compile(r"20\d\d\s?[-/–]\s?(20)?\d\d")


def _new(given: Namespace) -> int:
    from eh_tui.files.folder.forms import form_called
    from eh_tui.files.folder.peek import peek
    from eh_tui.files.partnership.round_file import write_new_round
    from eh_tui.files.partnership.schools_csv import read_schools
    from eh_tui.files.system.paths import resources
    from eh_tui.model.partnership.round import Round

    found = read_schools(given.schools)
    path = form_called(given.form)
    form = peek(path).workbook.form
    known = Round(
        given.partnership,
        form.id,
        form.version,
        given.name,
        _year(given.year),
        _day("--asked", given.asked),
        _day("--due", given.due),
        found.schools,
    )
    is_ours = path.is_relative_to(resources())
    made = write_new_round(given.folder, known, "" if is_ours else str(path.resolve()))
    number = len(found.schools)
    say_on_one_line(f"Made {made}: {number} {'school is' if number == 1 else 'schools are'} asked.")
    if found.left_out:
        warn(f"Not taken from {given.schools}: {', '.join(found.left_out)}.")
    return DONE


def _year(text: str) -> str:
    """Return a school year as typed; raises `Refused` where it is none, as "2026" is."""
    if text.strip() and not _SCHOOL_YEAR.fullmatch(text.strip()):
        raise Refused(f"--year {text!r} is no school year; write it as 2026-27.")
    return text.strip()


def _day(option: str, text: str) -> date | None:
    """Return the day that a text means; raises `Refused` where it is no single one."""
    from eh_tui.model.when.calendar import Calendar
    from eh_tui.model.when.read import read

    if not text.strip():
        return None
    reading = read(text, date.today(), Calendar())
    if reading.end is None or reading.start != reading.end:
        raise Refused(f"{option} {text!r} is no single day; write it as 11/12/2026.")
    return reading.end


def _collate(given: Namespace) -> int:
    from eh_tui.files.partnership.folder import read_folder
    from eh_tui.files.partnership.round_file import stop_if_same
    from eh_tui.model.partnership.changed import changed_since

    _stop_if_it_can_not_be_written(given)
    stop_if_same(given.folder, given.before)
    today = date.today()
    is_page = bool(given.output) and given.output.suffix.lower() != ".csv"
    reading = read_folder(
        given.folder,
        today,
        asking=bool(given.json or given.copies or is_page),
        with_marks=bool(given.before or is_page),
    )
    changes: dict[str, Changed] | None = None
    if given.before:
        changes = changed_since(read_folder(given.before, today).collated, reading.collated)
    if reading.trouble:
        warn(reading.trouble)
    _write(given, reading, today, changes)
    if given.json:
        _say_json(reading, today, changes)
    elif not (given.output or given.copies or given.parquet):
        _say_page(reading.collated, changes)
    return DONE if reading.collated.is_complete else FOUND


def _stop_if_it_can_not_be_written(given: Namespace) -> None:
    """Raise `Refused` before minutes are spent on reading what then can't be written."""
    for out in (given.output, given.copies, given.parquet):
        if out:
            _stop_if_inside(out, given.folder)
    if given.output:
        from eh_tui.files.partnership.published.publish import stop_if_no_kind

        stop_if_no_kind(given.output)
    if given.parquet:
        from eh_tui.files.partnership.published.parquet import stop_if_missing

        stop_if_missing()


def _write(
    given: Namespace, reading: "FolderReading", today: date, changes: "dict[str, Changed] | None"
) -> None:
    if given.output:
        _hand_out(given, reading, today, changes)
    if given.copies:
        _hand_out_copies(given, reading, today)
    if given.parquet:
        _hand_out_parquet(given, reading, today)


def _stop_if_inside(out: Path, folder: Path) -> None:
    if out.resolve().is_relative_to(folder.resolve()):
        raise Refused(
            f"{out} lies in {folder}, where every file counts as a return; choose another place."
        )


def _say_json(reading: "FolderReading", today: date, changes: "dict[str, Changed] | None") -> None:
    from eh_tui.model.partnership.as_json import collated_as_json

    said = collated_as_json(reading.collated, changes)
    say_as_json_with(said, "schools", _schools(reading, today, changes))


def _schools(
    reading: "FolderReading", today: date, changes: "dict[str, Changed] | None"
) -> Iterator[dict[str, Any]]:
    """Yield the lines of a round, with the questions to some of them read at a time."""
    from eh_tui.files.partnership.folder import questions_for
    from eh_tui.model.partnership.as_json import line_as_json
    from eh_tui.model.partnership.collated import State

    left = iter(reading.collated.lines)
    while some := tuple(islice(left, _TOGETHER)):
        counting = (line.returned for line in some if line.state is State.RETURNED)
        questions = questions_for(reading, filter(None, counting), today)
        for line in some:
            yield line_as_json(reading.collated, line, questions.get(line.file, ()), changes)


def _hand_out(
    given: Namespace, reading: "FolderReading", today: date, changes: "dict[str, Changed] | None"
) -> None:
    from eh_tui.files.partnership.published.publish import content_of
    from eh_tui.files.system.handed_out import InTheWay, hand_out, make_folder

    make_folder(given.output.parent)
    content = content_of(given.output, reading, today, changes)
    in_the_way = InTheWay.REPLACE if given.force else InTheWay.REFUSE
    say_where(hand_out(given.output, content, in_the_way))


def _hand_out_copies(given: Namespace, reading: "FolderReading", today: date) -> None:
    """Write each school's own copy into a folder, under the school's name."""
    from eh_tui.files.partnership.published.publish import own_copies
    from eh_tui.files.system.handed_out import InTheWay, hand_out, make_folder

    make_folder(given.copies)
    in_the_way = InTheWay.REPLACE if given.force else InTheWay.NUMBER
    is_any = False
    for name, content in own_copies(reading, today):
        is_any = True
        say_where(hand_out(given.copies / name, content, in_the_way))
    if not is_any:
        say_on_one_line("No return counts yet, so no school has a copy to be written.")


def _hand_out_parquet(given: Namespace, reading: "FolderReading", today: date) -> None:
    """Write the round's rows into a folder that holds those of other rounds as well."""
    from eh_tui.files.partnership.published.parquet import hand_out_parquet
    from eh_tui.files.partnership.published.table_rows import table_rows
    from eh_tui.files.system.handed_out import InTheWay

    in_the_way = InTheWay.REPLACE if given.force else InTheWay.REFUSE
    rows, name = table_rows(reading, today), reading.collated.round.name
    for written in hand_out_parquet(given.parquet, rows, name, in_the_way):
        say_where(written)


def _say_page(collated: "Collated", changes: "dict[str, Changed] | None") -> None:
    from eh_tui.model.partnership.round_text import round_text

    for line in round_text(collated, changes):
        say(line)


_OPTIONS: tuple[Argument, ...] = (
    argument("--schools", metavar="CSV", type=Path, required=True, help="the expected schools"),
    argument("--partnership", metavar="NAME", default="", help="whose round it is"),
    argument("--name", metavar="NAME", default="", help='what it is called, "Autumn 2026"'),
    argument("--form", metavar="FORM", default="leicester-early-help", help="what is asked for"),
    argument("--year", metavar="YEAR", default="", help='of which school year, "2026-27"'),
    argument("--asked", metavar="DAY", default="", help="when the schools were asked"),
    argument("--due", metavar="DAY", default="", help="by when they are to return it"),
)

COMMANDS = (
    Command("partnership new", "begin a round of a partnership", _new, (_FOLDER, *_OPTIONS)),
    Command(
        "collate",
        "bring the returns of a partnership's schools together",
        _collate,
        (
            _FOLDER,
            argument("--before", metavar="FOLDER", type=Path, help="the folder of the last round"),
            AS_JSON,
            output("write a .csv, .xlsx or .html file"),
            argument(
                "--parquet",
                metavar="OUT",
                type=Path,
                help="write every row to a folder of Parquet, by round",
            ),
            argument(
                "--copies",
                metavar="OUT",
                type=Path,
                help="write each school's own copy to a folder",
            ),
            FORCE,
        ),
    ),
)
