"""The command by which a school says that its audit is done."""

from argparse import Namespace
from datetime import date

from eh_tui.cli.command import DONE, FILE, Command, argument
from eh_tui.cli.opening import store
from eh_tui.cli.output import say_on_one_line
from eh_tui.cli.typed_in import given_text
from eh_tui.errors import Refused
from eh_tui.model.core.days import day_in_words


def _submit(given: Namespace) -> int:
    from eh_tui.model.submitting import return_standing, submit

    opened = store(given.file)
    if opened.workbook.offer:
        raise Refused(f"{given.file} is an offer, and no audit; 'eh-tui publish' publishes it.")
    because = given_text(given.because)
    edit = submit(opened.workbook, date=day_in_words(date.today()), because=because)
    opened.commit([edit], "submitted")
    say_on_one_line(f"{given.file}: {return_standing(opened.workbook).sentence}")
    return DONE


COMMANDS = (
    Command(
        "submit",
        "say that the audit is done, for the partnership",
        _submit,
        (
            FILE,
            argument(
                "--because",
                metavar="SENTENCE",
                default="",
                help="why rows are not rated or changed",
            ),
        ),
    ),
)
