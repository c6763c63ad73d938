"""The commands that read: the audit as text, and its Excel file."""

from argparse import Namespace
from pathlib import Path

from eh_tui.cli.command import AS_JSON, DONE, FILE, Command, argument
from eh_tui.cli.opening import looked_at
from eh_tui.cli.output import say, say_as_json, say_on_one_line, warn
from eh_tui.errors import Refused
from eh_tui.model.core.workbook import Workbook


def _show(given: Namespace) -> int:
    from datetime import date

    from eh_tui.model import text_outline

    workbook = looked_at(given.file).workbook
    if given.json:
        say_as_json(text_outline.document(workbook))
        return DONE
    last = _last_year(given.file, workbook) if given.last_year else None
    for line in text_outline.lines(workbook, date.today(), last):
        say(line)
    return DONE


def _last_year(path: Path, workbook: Workbook) -> Workbook:
    from eh_tui.files.beside.last_year import last_year

    found = last_year(path, workbook)
    if found.workbook is None:
        raise Refused(found.trouble or f"{path} is the first audit; it follows no other.")
    return found.workbook


def _export(given: Namespace) -> int:
    from datetime import date

    from eh_tui.files.beside.last_year import last_year
    from eh_tui.files.office.xlsx.export import default_name, export
    from eh_tui.files.office.xlsx.plan import Beside
    from eh_tui.files.store.identity import identity_of

    opened = looked_at(given.file)
    if opened.workbook.offer:
        raise Refused(f"{given.file} is an offer; 'eh-tui publish' writes its page and leaflet.")
    today = date.today()
    path: Path = given.output or Path()
    if path.is_dir():
        path /= default_name(opened.workbook, today)
    if path.suffix.lower() != ".xlsx":
        raise Refused(f"{path} is no name of an Excel file; let it end in .xlsx.")
    identity = identity_of(opened.text.text)
    last = last_year(given.file, opened.workbook)
    beside = Beside(last.workbook, given.changes)
    warnings = export(opened.workbook, path, today=today, identity=identity, beside=beside)
    say_on_one_line(str(path))
    for warning in filter(None, (last.trouble, *warnings)):
        warn(warning)
    return DONE


COMMANDS = (
    Command(
        "show",
        "print the audit as plain text, or as JSON",
        _show,
        (
            FILE,
            AS_JSON,
            argument("--last-year", action="store_true", help="tell how each action stood then"),
        ),
    ),
    Command(
        "export",
        "write the Excel file for the authority",
        _export,
        (
            FILE,
            argument("-o", "--output", metavar="OUT", type=Path, help="an .xlsx file or a folder"),
            argument(
                "--changes",
                action="store_true",
                help="tell in it what has changed since the last meeting",
            ),
        ),
    ),
)
