"""The commands that read: the audit, its faults, its Excel file."""

from argparse import Namespace
from pathlib import Path

from eh_tui.cli.command import AS_JSON, DONE, FILE, FOUND, Command, argument
from eh_tui.cli.opening import check_there, store
from eh_tui.cli.output import say, say_as_json, say_on_one_line, warn
from eh_tui.errors import Refused


def _show(given: Namespace) -> int:
    from eh_tui.model import plain

    workbook = store(given.file).workbook
    if given.json:
        say_as_json(plain.document(workbook))
        return DONE
    for line in plain.lines(workbook):
        say(line)
    return DONE


def _export(given: Namespace) -> int:
    from datetime import date

    from eh_tui.files.identity import identity_of
    from eh_tui.files.xlsx.export import default_name, export

    opened = store(given.file)
    today = date.today()
    path: Path = given.output or Path()
    if path.is_dir():
        path /= default_name(opened.workbook, today)
    if path.suffix.lower() != ".xlsx":
        raise Refused(f"{path} is no name of an Excel file; let it end in .xlsx.")
    warnings = export(opened.workbook, path, today=today, identity=identity_of(opened.text.text))
    say_on_one_line(str(path))
    for warning in warnings:
        warn(warning)
    return DONE


def _check(given: Namespace) -> int:
    from eh_tui.files.copies import copies_of
    from eh_tui.files.disk import read
    from eh_tui.files.findings import findings
    from eh_tui.files.journal import faults_of
    from eh_tui.files.workbook_text import WorkbookText

    check_there(given.file)
    _, content = read(given.file)
    found = [
        f"{given.file}:{finding.line}:{finding.column}: {finding.sentence}"
        for finding in findings(content)
    ]
    found += [f"{given.file}: {fault}" for fault in faults_of(given.file)]
    found += [
        f"{given.file}: {copy.name} is a copy that a sync tool made of it; "
        "'eh-tui merge-copies' brings the two together."
        for copy in copies_of(given.file)
    ]
    for sentence in found:
        say_on_one_line(sentence)
    if found:
        return FOUND
    number = len(WorkbookText.parse(content).workbook.actions)
    actions = "1 action" if number == 1 else f"{number} actions"
    say_on_one_line(f"{given.file}: nothing is broken; {actions}.")
    return DONE


COMMANDS = (
    Command("show", "print the audit as plain text, or as JSON", _show, (FILE, AS_JSON)),
    Command(
        "export",
        "write the Excel file for the authority",
        _export,
        (
            FILE,
            argument("-o", "--output", metavar="OUT", type=Path, help="an .xlsx file or a folder"),
        ),
    ),
    Command("check", "say what is broken in the file, and where", _check, (FILE,)),
)
