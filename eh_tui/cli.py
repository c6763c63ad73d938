"""The commands: what the screens do, one line at a time; the only module that prints."""

import contextlib
import os
import shlex
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

from eh_tui.errors import EhError, NotFound, Refused
from eh_tui.files.disk import read
from eh_tui.files.durable import why
from eh_tui.files.paths import form_file
from eh_tui.files.store import Store, create
from eh_tui.files.typed import addition, assignments, way_back
from eh_tui.model.edits import remove_row
from eh_tui.model.rows import fields, locate, value
from eh_tui.model.shown import shown, shown_on_one_line

DONE, FOUND, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130
"""The exit codes; `FOUND` is only for `check`."""


def main(argv: list[str] | None = None) -> int:
    """Run a command, or the screens, and return the exit code; never raises."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _run(sys.argv[1:] if argv is None else argv)
        if sys.stdout:
            sys.stdout.flush()
    except EhError as error:
        return _complain(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return DONE
    except OSError as error:
        _drop_output()
        return _complain(f"The output can't be written: {why(error)}.")
    return code


def _run(arguments: list[str]) -> int:
    command = COMMANDS.get(arguments[0]) if arguments else None
    parser = _Parser(
        prog=f"eh-tui {command.name}" if command else "eh-tui",
        description=command.purpose if command else "A school's Early Help audit as a workbook.",
        epilog=None if command else _list_of_commands(),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    try:
        for names, settings in command.arguments if command else _OPEN_ARGUMENTS:
            parser.add_argument(*names, **settings)
        if command:
            return command.run(parser.parse_args(arguments[1:]))
        return _open(parser.parse_args(arguments))
    except SystemExit as done:  # argparse, after --help and --version
        return int(done.code or 0)


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Refuse the arguments in one sentence."""
        raise Refused(f"{message}; '{self.prog} --help' tells how it is used.")


def _say(text: str = "") -> None:
    print(shown(text))


def _say_on_one_line(text: str) -> None:
    print(shown_on_one_line(text))


def _complain(sentence: str) -> int:
    with contextlib.suppress(OSError):
        print(f"eh-tui: {shown_on_one_line(sentence)}", file=sys.stderr)
    return BAD_INPUT


def _drop_output() -> None:
    """Let what is still to be printed go nowhere, so that leaving says nothing more."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _list_of_commands() -> str:
    lines = [f"  eh-tui {command.name:8}{command.purpose}" for command in COMMANDS.values()]
    return "\n".join(["commands:", *lines, "", "'eh-tui COMMAND --help' tells more of each."])


def _open(given: Namespace) -> int:
    if given.version:
        from eh_tui.files.version import version

        print(f"eh-tui {version()}")
        return DONE
    if given.file:
        _check_there(given.file)
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        raise Refused(
            "The screens need a terminal; 'eh-tui show', 'set' and 'export' work without one."
        )
    if os.name != "nt" and os.environ.get("TERM", "dumb") in ("", "dumb"):
        raise Refused(
            "This terminal can't show the screens (TERM is not set or dumb); "
            "'eh-tui show', 'set' and 'export' work without them."
        )
    _speak_utf8()
    if "SSH_CONNECTION" in os.environ:
        # A slow line may part an arrow key's bytes by more than Textual waits: not an Escape yet.
        os.environ.setdefault("ESCDELAY", "400")
    from eh_tui.ui.app import run

    return run(given.file, mouse=given.mouse)


def _speak_utf8() -> None:
    """Start anew in UTF-8 where the locale is not, since Textual would stop at an é."""
    if sys.stdout.encoding.lower().replace("-", "") == "utf8" or sys.flags.utf8_mode:
        return
    environment = {**os.environ, "PYTHONUTF8": "1"}
    environment.pop("PYTHONIOENCODING", None)
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], environment)  # noqa: S606  # our own command, as it was given


def _check_there(path: Path) -> None:
    if not os.path.lexists(path):
        name = shlex.quote(f"./{path}" if str(path).startswith("-") else str(path))
        raise NotFound(f"There is no {path}; 'eh-tui new {name} --school NAME' makes one.")


def _store(path: Path) -> Store:
    _check_there(path)
    return Store(path)


def _new(given: Namespace) -> int:
    path: Path = given.file
    if not path.name:
        raise Refused(f"{path} is a folder; give the workbook a name.")
    if not given.school.strip():
        raise Refused("The school has no name; give it as --school NAME.")
    form = form_file(given.form)
    if not form.is_file():
        raise NotFound(f"There is no form {given.form}; leave --form out for Leicester's.")
    path = path if path.suffix else path.with_name(f"{path.name}.toml")
    create(path, form, given.school)
    _say_on_one_line(f"Made {path} for {given.school}.")
    return DONE


def _show(given: Namespace) -> int:
    from eh_tui.model import plain

    workbook = _store(given.file).workbook
    if given.json:
        import json

        # In ASCII, so that no control character and no locale can spoil it.
        print(json.dumps(plain.document(workbook), indent=2))
        return DONE
    for line in plain.lines(workbook):
        _say(line)
    return DONE


def _set(given: Namespace) -> int:
    store = _store(given.file)
    edits = assignments(store.workbook, given.id, given.values)
    store.commit(edits)
    for edit in edits:
        if edit.old == edit.new:
            _say_on_one_line(f'{edit.id} {edit.field}: already "{edit.new}", nothing changed')
        else:
            _say_on_one_line(f'{edit.id} {edit.field}: "{edit.old}" -> "{edit.new}"')
    return DONE


def _add(given: Namespace) -> int:
    store = _store(given.file)
    names = ("text", "when", "who", "rag", "note")
    values = {name: text for name in names if (text := getattr(given, name)) is not None}
    edit = addition(store.workbook, given.parent, values, after=given.after)
    store.commit([edit])
    _say_on_one_line(edit.id)
    return DONE


def _remove(given: Namespace) -> int:
    store = _store(given.file)
    workbook = store.workbook
    kind, row = locate(workbook, given.id)
    store.commit([remove_row(workbook, kind, row.id)])
    _say_on_one_line(f"Removed {row.id}.")
    for name in fields(workbook, kind, row):
        if text := value(workbook, kind, row, name):
            _say_on_one_line(f'{row.id} {name}: "{text}"')
    _say(way_back(given.file, workbook, kind, row))
    return DONE


def _export(given: Namespace) -> int:
    from datetime import date

    from eh_tui.files.identity import identity_of
    from eh_tui.files.xlsx.export import default_name, export

    store = _store(given.file)
    today = date.today()
    path: Path = given.output or Path()
    if path.is_dir():
        path /= default_name(store.workbook, today)
    if path.suffix.lower() != ".xlsx":
        raise Refused(f"{path} is no name of an Excel file; let it end in .xlsx.")
    warnings = export(store.workbook, path, today=today, identity=identity_of(store.text.text))
    _say_on_one_line(str(path))
    for warning in warnings:
        print(shown_on_one_line(warning), file=sys.stderr)
    return DONE


def _check(given: Namespace) -> int:
    from eh_tui.files.findings import findings
    from eh_tui.files.workbook_text import WorkbookText

    _check_there(given.file)
    _, content = read(given.file)
    found = findings(content)
    for finding in found:
        place = f"{given.file}:{finding.line}:{finding.column}"
        _say_on_one_line(f"{place}: {finding.sentence}")
    if found:
        return FOUND
    number = len(WorkbookText.parse(content).workbook.actions)
    actions = "1 action" if number == 1 else f"{number} actions"
    _say_on_one_line(f"{given.file}: nothing is broken; {actions}.")
    return DONE


def _argument(*names: str, **settings: Any) -> "Argument":
    return names, settings


Argument = tuple[tuple[str, ...], dict[str, Any]]
"""What `ArgumentParser.add_argument` is given."""

_FILE = _argument("file", metavar="FILE", type=Path, help="the workbook")
_OPEN_ARGUMENTS = (
    _argument("file", nargs="?", type=Path, help="the workbook; none for a list of them"),
    _argument("--mouse", action="store_true", help="let the mouse be used"),
    _argument("--version", action="store_true", help="print the version"),
)


@dataclass(frozen=True, slots=True)
class Command:
    """One word after `eh-tui`."""

    name: str
    purpose: str
    run: Callable[[Namespace], int]
    """Does it and returns the exit code."""
    arguments: tuple[Argument, ...]


_COMMANDS = (
    Command(
        "new",
        "make a school's workbook from the form",
        _new,
        (
            _argument("file", metavar="FILE", type=Path, help="the workbook to be made"),
            _argument("--school", metavar="NAME", required=True, help="the school's name"),
            _argument("--form", default="leicester-early-help", help="a form that is shipped"),
        ),
    ),
    Command(
        "show",
        "print the audit as plain text, or as JSON",
        _show,
        (_FILE, _argument("--json", action="store_true", help="for programs")),
    ),
    Command(
        "set",
        "change fields of one row, all of them or none",
        _set,
        (
            _FILE,
            _argument("id", metavar="ID", help="a row's number, or 'school'"),
            _argument(
                "values",
                metavar="FIELD=VALUE",
                nargs="+",
                help="when, who, rag, text, note, or the form's own heading",
            ),
        ),
    ),
    Command(
        "add",
        "add an action to an outcome, or a row to a table",
        _add,
        (
            _FILE,
            _argument("parent", metavar="ID", help="an outcome, or a table that takes rows"),
            _argument("--text", required=True, help="the action, or the row's first cell"),
            _argument("--when", help="by when"),
            _argument("--who", help="who does it"),
            _argument("--rag", help="red, amber, green or none"),
            _argument("--note", help="a note to it"),
            _argument("--after", metavar="ID", default="", help="the row that it follows"),
        ),
    ),
    Command(
        "remove",
        "take a row out",
        _remove,
        (_FILE, _argument("id", metavar="ID", help="the row's number")),
    ),
    Command(
        "export",
        "write the Excel file for the authority",
        _export,
        (
            _FILE,
            _argument("-o", "--output", metavar="OUT", type=Path, help="an .xlsx file or a folder"),
        ),
    ),
    Command("check", "say what is broken in the file, and where", _check, (_FILE,)),
)
COMMANDS = {command.name: command for command in _COMMANDS}
"""The commands by their names; any other first argument is a workbook to open."""
