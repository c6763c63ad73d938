"""The command that publishes an offer, as parents, partners and translators need it."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from eh_tui.cli.command import DONE, FILE, Command, argument
from eh_tui.cli.opening import looked_at
from eh_tui.cli.output_file import FORCE, destination, output, say_where


def _publish(given: Namespace) -> int:
    from eh_tui.files.offer.publish import PAGE, Wish, published
    from eh_tui.files.system.handed_out import hand_out
    from eh_tui.model.offer.wording import ENGLISH

    workbook = looked_at(given.file).workbook
    if given.roles:
        from eh_tui.files.offer.audit import with_people_of_audit

        workbook = with_people_of_audit(given.file, workbook)
    path, in_the_way = destination(given, f"{given.file.stem}{PAGE}")
    wish = Wish(
        date.today(),
        roles=given.roles,
        language=given.language or ENGLISH,
        translation=given.translation,
    )
    content = published(workbook, path.suffix, wish)
    say_where(hand_out(path, content, in_the_way, given.file))
    return DONE


COMMANDS = (
    Command(
        "publish",
        "write the offer as a page, a leaflet, a PDF or a text for a translator",
        _publish,
        (
            FILE,
            output("a .html, .docx, .pdf or .md file; the page beside the workbook if left out"),
            FORCE,
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
