"""The commands of a return: the school says that its audit is done, the lead sends it back."""

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


def _send_back(given: Namespace) -> int:
    from eh_tui.model.submitting import request_changes, return_standing

    opened = store(given.file)
    reasons = [_row_and_reason(words) for words in given.reasons]
    today = day_in_words(date.today())
    edits = request_changes(opened.workbook, date=today, reasons=reasons)
    opened.commit(edits, "sent back")
    standing = return_standing(opened.workbook)
    for line in (standing.sentence, *standing.details):
        say_on_one_line(f"{given.file}: {line}")
    return DONE


def _row_and_reason(words: str) -> tuple[str, str]:
    id, is_there, reason = words.partition("=")
    if not is_there:
        raise Refused(f"{words!r} names no row; write ROW=REASON, as '1-01=Who does this?'.")
    return id.strip(), reason


COMMANDS = (
    Command(
        "submit",
        "say that the audit is done, for the partnership",
        _submit,
        (
            FILE,
            argument("--because", metavar="SENTENCE", default="", help="why rows are not rated"),
        ),
    ),
    Command(
        "send-back",
        "ask the school for changes, row by row",
        _send_back,
        (
            FILE,
            argument(
                "reasons",
                metavar="ROW=REASON",
                nargs="+",
                help="what is to be changed in a row, as '1-01=Who does this?'",
            ),
        ),
    ),
)
