"""The command that corrects a form's draft, as the keys of its screen do."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from eh_tui.cli.command import DONE, Command, argument
from eh_tui.cli.output import say_on_one_line
from eh_tui.cli.output_file import output
from eh_tui.cli.typed_in import given_text
from eh_tui.errors import Refused

if TYPE_CHECKING:  # what drafts is loaded once it is known that there is something to draft
    from eh_tui.files.documents.form_drafting import FormDrafting


def _correct(given: Namespace) -> int:
    from eh_tui.files.documents.form_drafting import FormDrafting
    from eh_tui.files.system.handed_out import InTheWay

    form: Path = given.output or given.file.with_suffix(".toml")
    pairs = [_pair(text) for text in given.pairs]
    if given.name and not pairs:
        raise Refused(f"Say what of {given.name} is to be corrected, as in role=when.")
    drafting = FormDrafting(given.file, form, InTheWay.REFUSE)
    if given.undo:
        return _undo(drafting)
    if not given.name:
        return _list(drafting)
    from eh_tui.model.drafting.spelt import correction_typed

    for field, text in pairs:
        correction = correction_typed(drafting.draft, given.name, field, text)
        drafting.correct(correction)
        say_on_one_line(f"{form}: {correction.in_words}.")
    return DONE


def _pair(text: str) -> tuple[str, str]:
    field, sign, value = text.partition("=")
    if not sign:
        raise Refused(f"{text!r} is not FIELD=VALUE, as in role=when.")
    return field, given_text(value)


def _undo(drafting: "FormDrafting") -> int:
    correction = drafting.undo()
    if correction is None:
        raise Refused("Nothing was corrected yet.")
    say_on_one_line(f"{drafting.form}: taken back: {correction.in_words}.")
    return DONE


def _list(drafting: "FormDrafting") -> int:
    from eh_tui.model.drafting.spelt import TYPED_FIELDS, named_points

    say_on_one_line(f"{drafting.form}: {drafting.corrected} corrected by now")
    for name, point in named_points(drafting.draft).items():
        said = ", ".join(filter(None, point.texts))
        say_on_one_line(f"{name}  {said}  ({', '.join(TYPED_FIELDS[point.kind])})")
    return DONE


COMMANDS = (
    Command(
        "form correct",
        "correct a form's draft: tell what is in it, or say what a part of it is",
        _correct,
        (
            argument("file", metavar="DOCUMENT", type=Path, help="the document that it is of"),
            argument(
                "name",
                metavar="NAME",
                nargs="?",
                default="",
                help="what is corrected, as it is listed without one: column:Deadline, level:red",
            ),
            argument(
                "pairs",
                metavar="FIELD=VALUE",
                nargs="*",
                help="what it is: role=when, ticks=3, colour=amber, title=..., right=yes",
            ),
            output("the form, a .toml; beside the document if left out"),
            argument("--undo", action="store_true", help="take the last correction back"),
        ),
    ),
)
