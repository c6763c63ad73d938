"""The command for what shows that an action was done."""

from argparse import Namespace
from datetime import date

from eh_tui.cli.command import DONE, FILE, Command, argument
from eh_tui.cli.opening import looked_at, store
from eh_tui.cli.output import say_on_one_line
from eh_tui.cli.typed_in import given_text
from eh_tui.errors import Refused


def _evidence(given: Namespace) -> int:
    from eh_tui.model.evidence import add_evidence

    if given.what is None:
        return _list(given)
    opened = store(given.file)
    what, today = given_text(given.what), date.today()
    edit = add_evidence(opened.workbook, given.id, what, given.seen, today=today)
    opened.commit([edit], f"{given.id} evidence")
    say_on_one_line(edit.id)
    return DONE


def _list(given: Namespace) -> int:
    from eh_tui.model.core.rows import locate
    from eh_tui.model.evidence import evidence_in_words

    if given.seen:
        raise Refused("--seen says when evidence was seen; name the evidence too.")
    workbook = looked_at(given.file).workbook
    if given.id:
        locate(workbook, given.id)
    rows = [row for row in workbook.evidence if given.id in ("", row.of)]
    for row in rows:
        say_on_one_line(f"{row.id} {evidence_in_words(row)}")
    if not rows:
        say_on_one_line("No evidence is noted.")
    return DONE


COMMANDS = (
    Command(
        "evidence",
        "tell what shows that actions were done, or add a link or a file's name to one",
        _evidence,
        (
            FILE,
            argument("id", metavar="ID", nargs="?", default="", help="the action; all if left out"),
            argument("what", metavar="WHAT", nargs="?", help="a link, or the name of a file"),
            argument("--seen", metavar="DATE", default="", help="when somebody saw it"),
        ),
    ),
)
