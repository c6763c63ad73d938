"""The command that publishes an offer, as parents, partners and translators need it."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from eh_tui.cli.command import DONE, FILE, Command, argument
from eh_tui.cli.opening import looked_at
from eh_tui.cli.output import warn
from eh_tui.cli.output_file import FORCE, destination, output, say_where
from eh_tui.errors import Refused


def _publish(given: Namespace) -> int:
    from eh_tui.files.offer.publish import PAGE, Wish, published
    from eh_tui.files.system.handed_out import hand_out
    from eh_tui.model.offer.wording import ENGLISH, as_language

    if given.translation and not given.language:
        raise Refused("Say with --language which language the translation is in, as gu or ur.")
    workbook = looked_at(given.file).workbook
    if given.roles:
        from eh_tui.files.offer.audit import with_people_of_audit

        workbook = with_people_of_audit(given.file, workbook)
    path, in_the_way = destination(given, f"{given.file.stem}{PAGE}")
    wish = Wish(
        date.today(),
        roles=given.roles,
        language=as_language(given.language) if given.language else ENGLISH,
        translation=given.translation,
    )
    made = published(workbook, path.suffix, wish)
    say_where(hand_out(path, made.content, in_the_way, given.file))
    for remark in made.remarks:
        warn(remark)
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
