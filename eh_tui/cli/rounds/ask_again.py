"""The command by which a lead asks schools again."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from eh_tui.cli.command import DONE, Command, argument
from eh_tui.cli.output import say_on_one_line
from eh_tui.errors import Refused


def _ask_again(given: Namespace) -> int:
    from eh_tui.files.partnership.asking_again import note_asked_again
    from eh_tui.files.partnership.folder import read_folder
    from eh_tui.model.partnership.chasing import to_chase, to_remind

    today = date.today()
    reading = read_folder(given.folder, today)
    collated = reading.collated
    wanted = [collated.round.school_called(name) for name in given.schools]
    lines = (*to_chase(collated, collated.lines), *to_remind(collated.lines))
    chosen = [line for line in lines if not wanted or line.expected in wanted]
    for school in wanted:
        if not any(line.expected == school for line in chosen):
            raise Refused(f"{school.name} has returned, and nothing more is awaited of it.")
    if not chosen:
        raise Refused("Every school has returned, and nothing more is awaited.")
    path = note_asked_again(reading, chosen, today)
    say_on_one_line(f"Noted for {len(chosen)}. Whom to ask, and what to write to each: {path}")
    return DONE


COMMANDS = (
    Command(
        "partnership ask-again",
        "note that schools are asked again, and draft what to write to each",
        _ask_again,
        (
            argument("folder", metavar="FOLDER", type=Path, help="the round's folder"),
            argument(
                "schools",
                metavar="SCHOOL",
                nargs="*",
                help="a school, by its number or its name; left out, all of whom nothing counts "
                "or who are still to change something",
            ),
        ),
    ),
)
