"""The commands that draft a form from an authority's own document, and check one."""

from argparse import Namespace
from pathlib import Path

from eh_tui.cli.command import DONE, FOUND, Command, argument
from eh_tui.cli.opening import prepare_terminal
from eh_tui.cli.output import say_on_one_line
from eh_tui.cli.output_file import FORCE, destination, output, say_where
from eh_tui.model.core.workbook import Workbook


def _draft(given: Namespace) -> int:
    from eh_tui.files.documents.form_drafting import FormDrafting

    if given.screen:
        prepare_terminal("without --screen it writes the form, and a text editor corrects it")
    path, in_the_way = destination(given, f"{given.file.stem}.toml")
    drafting = FormDrafting(given.file, path, in_the_way, is_blank=given.blank)
    say_where(drafting.written)
    if given.screen:
        from eh_tui.ui.start import run_drafting

        return run_drafting(drafting)
    if drafting.corrected:
        say_on_one_line("What was corrected on screen is in it; --force begins without it.")
    for sentence in drafting.draft.unsure:
        say_on_one_line(f"not sure: {sentence}")
    for sentence in drafting.draft.unread:
        say_on_one_line(f"not read: {sentence}")
    return DONE


def _check(given: Namespace) -> int:
    from eh_tui.cli.opening import looked_at, stop_unless_there
    from eh_tui.files.documents.draft_file import DOUBT
    from eh_tui.files.store.workbook_file import stop_if_of_office
    from eh_tui.files.system.disk import read_bytes
    from eh_tui.files.toml.faults import faults_in
    from eh_tui.files.toml.read import decode
    from eh_tui.files.toml.unknown import unknown
    from eh_tui.files.toml.unsaid import unsaid

    stop_unless_there(given.file, "form draft DOCUMENT -o {}")
    _, content = read_bytes(given.file)
    stop_if_of_office(given.file, content)
    faults = faults_in(content)
    for fault in faults:
        say_on_one_line(f"{given.file}:{fault.line}:{fault.column}: {fault.sentence}")
    if faults:
        return FOUND
    workbook = looked_at(given.file).workbook
    text = decode(content)
    for each in unknown(text, workbook):
        say_on_one_line(f"{given.file}:{each.line}:{each.column}: {each.sentence}")
    is_open = False
    for each in unsaid(text, workbook):
        is_open = True
        say_on_one_line(f"{given.file}:{each.line}:{each.column}: {each.sentence}")
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith(DOUBT):
            is_open = True
            say_on_one_line(f"{given.file}:{number}:1: still asks: {line.removeprefix(DOUBT)}")
    say_on_one_line(f"{given.file}: {_in_numbers(workbook)}.")
    return FOUND if is_open else DONE


def _in_numbers(form: Workbook) -> str:
    """Return how much a form holds, in its own words."""
    words = form.form.words
    parts = (
        words.counted("commitment", len(form.commitments)),
        words.counted("outcome", len(form.outcomes)),
        words.counted("action", len(form.actions)),
        f"{len(form.achieved)} other {'table' if len(form.achieved) == 1 else 'tables'}",
    )
    levels = ", ".join(level.words for level in form.form.levels) or "no levels"
    return f"{', '.join(parts)}; rated {levels}"


COMMANDS = (
    Command(
        "form draft",
        "draft a form from an authority's own Word or Excel document",
        _draft,
        (
            argument("file", metavar="DOCUMENT", type=Path, help="a .docx, .xlsx, .odt or .ods"),
            output("the form, a .toml; beside the document if left out"),
            FORCE,
            argument("--blank", action="store_true", help="leave out what a school had filled in"),
            argument(
                "--screen",
                action="store_true",
                help="go through the draft on screen, beside the document's rows",
            ),
        ),
    ),
    Command(
        "form check",
        "say what is broken or still open in a form",
        _check,
        (argument("file", metavar="FORM", type=Path, help="the form"),),
    ),
)
