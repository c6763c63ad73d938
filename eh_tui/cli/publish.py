"""The command that publishes an offer, as parents, partners and translators need it."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from eh_tui.cli.command import DONE, FILE, Command, argument
from eh_tui.cli.opening import looked_at
from eh_tui.cli.output import say_on_one_line


def _publish(given: Namespace) -> int:
    from eh_tui.files.offer.publish import PAGE, Wish, publish
    from eh_tui.model.offer.wording import ENGLISH

    workbook = looked_at(given.file).workbook
    if given.roles:
        from eh_tui.files.offer.audit import with_people_of_audit

        workbook = with_people_of_audit(given.file, workbook)
    path: Path = given.output or given.file.with_suffix(PAGE)
    wish = Wish(
        date.today(),
        roles=given.roles,
        language=given.language or ENGLISH,
        translation=given.translation,
    )
    publish(workbook, path, wish)
    say_on_one_line(str(path))
    return DONE


COMMANDS = (
    Command(
        "publish",
        "write the offer as a page, a leaflet, a PDF or a text for a translator",
        _publish,
        (
            FILE,
            argument(
                "-o",
                "--output",
                metavar="OUT",
                type=Path,
                help="a .html, .docx, .pdf or .md file; the page beside the workbook unless told",
            ),
            argument("--roles", action="store_true", help="say roles instead of names"),
            argument(
                "--language",
                metavar="TAG",
                default="",
                help="the language of the headings and of the translation, as gu or ar",
            ),
            argument(
                "--translation",
                metavar="TEXT",
                type=Path,
                help="the .md text as it came back from the translator",
            ),
        ),
    ),
)
