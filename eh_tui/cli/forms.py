"""The command that lists the forms from which a workbook can be begun."""

from argparse import Namespace

from eh_tui.cli.command import DONE, Command
from eh_tui.cli.output import say_on_one_line


def _forms(_: Namespace) -> int:
    from eh_tui.files.folder.forms import shipped_forms

    forms = shipped_forms()
    wide = max(len(form.name) for form in forms)
    for form in forms:
        say_on_one_line(f"{form.name:{wide}}  {form.sentence}")
    return DONE


COMMANDS = (Command("forms", "list the forms from which a workbook can be begun", _forms, ()),)
