"""The commands about forms: which there are, and how an audit gets the next version of its own."""

from argparse import Namespace
from typing import TYPE_CHECKING

from eh_tui.cli.command import DONE, FILE, Command, argument
from eh_tui.cli.opening import looked_at, store
from eh_tui.cli.output import say, say_on_one_line

if TYPE_CHECKING:  # it is loaded by the command that asks for it
    from eh_tui.model.upgrade.upgrade import Upgrade


def _forms(_: Namespace) -> int:
    from eh_tui.files.folder.forms import shipped_forms

    forms = shipped_forms()
    wide = max(len(form.name) for form in forms)
    for form in forms:
        say_on_one_line(f"{form.name:{wide}}  {form.sentence}")
    return DONE


def _upgrade(given: Namespace) -> int:
    from eh_tui.files.folder.forms import form_called
    from eh_tui.files.store.take_version import take_version
    from eh_tui.files.toml.upgraded import upgraded
    from eh_tui.model.upgrade.notes import version_in_words

    form = looked_at(form_called(given.form)).text
    before = looked_at(given.file)
    _, made = upgraded(before.text, form)
    was, now = before.workbook.form.version, form.workbook.form.version
    way = f"version {version_in_words(was)} to version {version_in_words(now)}"
    _say_notes(made)
    if not given.take:
        say_on_one_line(f"{given.file} would go from {way}; --take takes it.")
        return DONE

    take_version(store(given.file), form)
    say_on_one_line(f"{given.file} went from {way}; 'eh-tui undo' takes it back.")
    return DONE


def _say_notes(made: "Upgrade") -> None:
    for note in made.notes:
        say_on_one_line(note.sentence)
    if not made.notes:
        say("No row and no wording changes.")


COMMANDS = (
    Command("forms", "list the forms from which a workbook can be begun", _forms, ()),
    Command(
        "upgrade",
        "move an audit to another version of its form, with all that was written",
        _upgrade,
        (
            FILE,
            argument(
                "--form",
                required=True,
                metavar="FORM",
                help="the other version: a form's name, or a file's path",
            ),
            argument("--take", action="store_true", help="take it; without, it is only shown"),
        ),
    ),
)
