"""The commands that read: the audit as text, and its Excel file."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from eh_tui.cli.command import AS_JSON, DONE, FILE, Command, argument
from eh_tui.cli.opening import looked_at
from eh_tui.cli.output import say, say_as_json, warn
from eh_tui.cli.output_file import FORCE, destination, output, say_where
from eh_tui.errors import Refused
from eh_tui.model.core.workbook import Workbook

if TYPE_CHECKING:  # they are loaded by the command that exports
    from eh_tui.files.folder.peek import Peek
    from eh_tui.files.store.identity import Identity

WORD = ".docx"

_SUBMIT = "'eh-tui submit'"


def _show(given: Namespace) -> int:
    from datetime import date

    from eh_tui.model import text_outline
    from eh_tui.model.document import workbook_document

    workbook = looked_at(given.file).workbook
    if given.json:
        say_as_json(workbook_document(workbook))
        return DONE
    last = _last_year(given.file, workbook) if given.last_year else None
    for line in text_outline.text_lines(workbook, date.today(), last):
        say(line)
    return DONE


def _last_year(path: Path, workbook: Workbook) -> Workbook:
    from eh_tui.files.beside.last_year import last_year

    found = last_year(path, workbook)
    if found.workbook is None:
        raise Refused(found.trouble or f"{path} is the first audit; it follows no other.")
    return found.workbook


def _export(given: Namespace) -> int:
    from eh_tui.files.store.identity import identity_of

    opened = looked_at(given.file)
    if opened.workbook.offer:
        raise Refused(f"{given.file} is an offer; 'eh-tui publish' writes its page and leaflet.")
    identity = identity_of(opened.text.text, opened.moment)
    if given.output and given.output.suffix.lower() == WORD:
        return _export_word(given, opened.workbook, identity)
    return _export_excel(given, opened, identity)


def _export_excel(given: Namespace, opened: "Peek", identity: "Identity | None") -> int:
    from datetime import date

    from eh_tui.files.beside.last_year import last_year
    from eh_tui.files.office.xlsx.export import default_name, excel_file
    from eh_tui.files.office.xlsx.plan import Companions
    from eh_tui.files.system.handed_out import hand_out
    from eh_tui.model.submitting import return_standing

    today = date.today()
    name = default_name(opened.workbook, given.file, today, changes=given.changes)
    path, in_the_way = destination(given, name)
    if path.suffix.lower() != ".xlsx":
        raise Refused(
            f"{path} is neither a folder nor the name of an Excel or Word file; make the folder "
            "first, or let it end in .xlsx or .docx."
        )
    last = last_year(given.file, opened.workbook)
    content, warnings = excel_file(
        opened.workbook,
        today=today,
        identity=identity,
        beside=Companions(last.workbook, given.changes),
    )
    say_where(hand_out(path, content, in_the_way, given.file))
    standing = return_standing(opened.workbook)
    for warning in filter(None, (last.trouble, *warnings, standing.once_exported(_SUBMIT))):
        warn(warning)
    return DONE


def _export_word(given: Namespace, workbook: Workbook, identity: "Identity | None") -> int:
    from eh_tui.files.office.docx.audit import audit_document
    from eh_tui.files.system.handed_out import hand_out
    from eh_tui.model.submitting import return_standing

    if given.changes:
        raise Refused("Only the Excel file tells what has changed; let its name end in .xlsx.")
    path, in_the_way = destination(given, "")
    say_where(hand_out(path, audit_document(workbook, identity), in_the_way, given.file))
    if said := return_standing(workbook).once_exported(_SUBMIT):
        warn(said)
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
        "write the Excel file for the authority, or its form in Word",
        _export,
        (
            FILE,
            output("an .xlsx or .docx file, or a folder; beside the workbook if left out"),
            FORCE,
            argument(
                "--changes",
                action="store_true",
                help="tell in it what has changed since the last meeting",
            ),
        ),
    ),
)
