"""The commands that look for what is broken in the file, and odd in the audit."""

from argparse import Namespace
from pathlib import Path

from eh_tui.cli.command import DONE, FILE, FOUND, Command, argument
from eh_tui.cli.opening import looked_at, stop_unless_there, store
from eh_tui.cli.output import say_on_one_line
from eh_tui.cli.typed_in import given_text
from eh_tui.errors import NotFound, Refused
from eh_tui.model.core.workbook import Workbook


def _check(given: Namespace) -> int:
    from eh_tui.files.store.audit import audit
    from eh_tui.files.store.workbook_file import stop_if_of_office
    from eh_tui.files.system.disk import read_bytes
    from eh_tui.files.toml.read import decode
    from eh_tui.files.toml.unknown import unknown

    stop_unless_there(given.file)
    _, content = read_bytes(given.file)
    stop_if_of_office(given.file, content)
    found = audit(given.file, content)
    broken = [*_broken(given.file, content), *(f"{given.file}: {each}" for each in found.faults)]
    for sentence in (*broken, *(f"{given.file}: {each}" for each in found.signed if broken)):
        say_on_one_line(sentence)
    if broken:
        return FOUND
    workbook = looked_at(given.file).workbook
    say_on_one_line(f"{given.file}: nothing is broken; {_number_of_rows(workbook)}.")
    for note in (*found.notes, *found.signed):
        say_on_one_line(f"{given.file}: {note}")
    for each in unknown(decode(content), workbook):
        say_on_one_line(f"{given.file}:{each.line}:{each.column}: {each.sentence}")
    _print_findings(given.file, workbook)
    _print_standing(given.file, workbook)
    _remind_of_retention(given.file, workbook)
    return DONE


def _number_of_rows(workbook: Workbook) -> str:
    if workbook.offer:
        from eh_tui.model.offer.text import in_numbers

        return in_numbers(workbook)
    words = workbook.form.words
    counted = [(len(workbook.actions), "action")]
    if workbook.form.columns:
        counted.insert(0, (len(workbook.outcomes), "outcome"))
    return ", ".join(words.counted(name, number) for number, name in counted)


def _broken(path: Path, content: bytes) -> list[str]:
    """Return a sentence for each thing that keeps the file from being what it should be."""
    from eh_tui.files.beside.copies import copies_of
    from eh_tui.files.toml.faults import faults_in

    found = [
        f"{path}:{finding.line}:{finding.column}: {finding.sentence}"
        for finding in faults_in(content)
    ]
    found += [
        f"{path}: {copy.name} is a copy that a sync tool made of it; "
        "'eh-tui merge-copies' brings the two together."
        for copy in copies_of(path)
    ]
    return found


def _print_findings(path: Path, workbook: Workbook) -> None:
    """Print what deserves a second look: suggestions, so that no exit code tells of them."""
    from datetime import date

    today = date.today()
    if workbook.offer:
        from eh_tui.files.offer.findings import checked

        found = checked(path, workbook, today)
    else:
        from eh_tui.model.checks.check import check

        found = check(workbook, today)
    for each in found:
        known = f" Known: {each.reason}" if each.known else ""
        finding = each.finding
        place = f"{finding.id} {finding.field}".rstrip()
        is_said = finding.sentence.casefold().startswith(finding.check)  # no name is read twice
        name = "" if is_said else f"{finding.check}: "
        say_on_one_line(f"{path}: {place}: {name}{finding.sentence}{known}")


def _print_standing(path: Path, workbook: Workbook) -> None:
    """Print how the audit stands as a return to the partnership."""
    if workbook.offer:
        return
    from eh_tui.model.submitting import return_standing

    standing = return_standing(workbook)
    for line in filter(None, (standing.sentence, *standing.details)):
        say_on_one_line(f"{path}: {line}")


def _remind_of_retention(path: Path, workbook: Workbook) -> None:
    """Print that the history goes back further than the school wants to keep it."""
    if not workbook.school.keep_history_years.strip():
        return
    import shlex
    from datetime import date

    from eh_tui.files.folder.peek import records_of
    from eh_tui.model.journal.retention import day_to_keep_from

    if day := day_to_keep_from(workbook, records_of(path), date.today()):
        years = workbook.school.keep_history_years.strip()
        say_on_one_line(
            f"{path}: the history is older than the {years} years for which it is kept; 'eh-tui "
            f"history compact {shlex.quote(str(path))} --before {day}' puts together what is older."
        )


def _known(given: Namespace) -> int:
    from datetime import date

    from eh_tui.model.checks.check import mark_known, open_findings

    given.reason = given_text(given.reason)
    if not given.reason.strip():
        raise Refused("The reason is empty; say why it is all right.")
    opened = store(given.file)
    found = [
        finding
        for finding in open_findings(opened.workbook, date.today())
        if finding.id == given.id and given.check in ("", finding.check.value)
    ]
    if not found:
        raise NotFound(
            f"No check finds anything in {given.id} that is not known; "
            f"'eh-tui check {given.file}' lists what they find."
        )
    if len({finding.check for finding in found}) > 1:
        checks = ", ".join(f'"{finding.check}"' for finding in found)
        raise Refused(f"{given.id} has several findings; say which as --check: {checks}.")
    edit = mark_known(opened.workbook, found[0], given.reason)
    opened.commit([edit], f"{given.id} {found[0].check}: known")
    say_on_one_line(f"{given.id} {found[0].check}: known, because {given.reason}")
    return DONE


COMMANDS = (
    Command(
        "check", "say what is broken in the file, and what is odd in the audit", _check, (FILE,)
    ),
    Command(
        "known",
        "let what a check found stand, with a reason",
        _known,
        (
            FILE,
            argument("id", metavar="ID", help="the row's number"),
            argument("reason", metavar="REASON", help="why it is all right"),
            argument("--check", metavar="NAME", default="", help="which, where there are several"),
        ),
    ),
)
