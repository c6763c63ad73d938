"""The commands that bring back what was sent out."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from eh_tui.cli.command import AS_JSON, DONE, FILE, FOUND, Command, argument
from eh_tui.cli.opening import looked_at, store
from eh_tui.cli.output import say_as_json, say_on_one_line, warn
from eh_tui.cli.output_file import FORCE, destination, output, say_where
from eh_tui.errors import Refused

if TYPE_CHECKING:  # they are loaded by the command that asks for them
    from eh_tui.model.core.workbook import Workbook
    from eh_tui.model.returns.finding import ReturnFinding, ReturnReview


def _import(given: Namespace) -> int:
    from datetime import date

    from eh_tui.files.returns.reviewing import reviewed_return

    if given.by and not given.take:
        raise Refused("--by says whose the changes are that --take takes; add --take.")
    opened = store(given.file) if given.take else looked_at(given.file)
    review = reviewed_return(opened, given.returned, date.today())
    if given.take:
        return _take(given, review)
    if given.json:
        say_as_json([_as_json(each) for each in review.findings])
    else:
        _tell(opened.workbook, review)
    return FOUND if review.findings else DONE


def _take(given: Namespace, review: "ReturnReview") -> int:
    from eh_tui.model.returns.taking import edits_taking, named_findings, points_taken

    opened = store(given.file)
    taken = named_findings(review, given.take)
    edits = edits_taking(opened.workbook, taken)
    label = f"{given.returned.name}: {points_taken(len(taken))}"
    opened.commit(edits, label, returned_by=given.by or "")
    left = [each for each in review.findings if each not in taken]
    if given.json:
        say_as_json([_as_json(each) for each in left])
        return FOUND if left else DONE
    for what, points in (("Taken", taken), ("Left", left)):
        for each in points:
            say_on_one_line(f"{what}: {_line(each)}")
            for remark in each.remarks:
                say_on_one_line(f"      {remark}")
    if any(each.can_be_taken for each in left):
        warn("What is left is taken by its number: --take 1-02, or --take 1-02/when.")
    return FOUND if left else DONE


def _tell(workbook: "Workbook", review: "ReturnReview") -> None:
    for remark in review.remarks:
        say_on_one_line(remark)
    section = None
    titles = {home.id: home.title for home in workbook.commitments}
    for each in review.findings:
        if each.section != section:
            section = each.section
            say_on_one_line(f"{section}. {titles.get(section, '')}" if section else "The whole")
        say_on_one_line(f"  {_line(each)}")
        for remark in each.remarks:
            say_on_one_line(f"      {remark}")
    for beside in review.beside:
        what = "comment" if beside.is_comment else "beside the table"
        row = f"{beside.id}, " if beside.id else ""
        say_on_one_line(f"{row}{beside.where}, {what}: {beside.text}")
    if not review.findings:
        say_on_one_line("Nothing came back that the workbook does not say already.")


def _line(finding: "ReturnFinding") -> str:
    from eh_tui.model.returns.finding import FindingState

    where = f" ({finding.where})" if finding.where else ""
    place = f"{finding.id or 'no row'} {finding.heading}{where}"
    match finding.state:
        case FindingState.GONE:
            lost = f'"{finding.now}"' if finding.now.strip() else "the row, which has no text,"
            return f"gone: {place}: {lost} did not come back"
        case FindingState.NEW:
            return f'new: {place}: "{finding.returned}"'
        case FindingState.CLASH:
            was = "not known" if finding.was is None else f'"{finding.was}"'
            return f'clash: {place}: sent {was}, here "{finding.now}", came "{finding.returned}"'
        case _:
            return f'{finding.state}: {place}: "{finding.now}" -> "{finding.returned}"'


def _as_json(finding: "ReturnFinding") -> dict[str, str | None]:
    return {
        "id": finding.id,
        "field": finding.field,
        "heading": finding.heading,
        "now": finding.now,
        "returned": finding.returned,
        "was": finding.was,
        "state": finding.state.value,
        "where": finding.where,
    }


def _send_back(given: Namespace) -> int:
    from datetime import date

    from eh_tui.files.office.xlsx.export import default_name
    from eh_tui.files.returns.reviewing import reviewed_return
    from eh_tui.files.returns.sent_back import sent_back
    from eh_tui.files.store.identity import identity_of
    from eh_tui.files.system.handed_out import hand_out

    if not given.because.strip():
        raise Refused("--because says nothing; say why it goes back.")
    opened, today = looked_at(given.file), date.today()
    review = reviewed_return(opened, given.returned, today)
    if not review.findings:
        raise Refused(
            f"Nothing in {given.returned} differs, so there is nothing to send it back for."
        )
    identity = identity_of(opened.text.text, opened.moment)
    content = sent_back(opened.workbook, today, identity, review.findings, given.because)
    name = default_name(opened.workbook, given.file, today, sent_back=True)
    path, in_the_way = destination(given, name)
    say_where(hand_out(path, content, in_the_way, given.file))
    return DONE


_RETURN = argument(
    "returned", metavar="RETURN", type=Path, help="a .xlsx, .ods, .xls, .docx or .odt"
)

COMMANDS = (
    Command(
        "import",
        "tell what came back in a sheet that was sent out, and take it over",
        _import,
        (
            FILE,
            _RETURN,
            AS_JSON,
            argument(
                "--take",
                metavar="ID",
                nargs="+",
                help="take over what came back: 'all' that needs no decision, or rows by number",
            ),
            argument("--by", metavar="NAME", help="who returned it, for the history"),
        ),
    ),
    Command(
        "return",
        "send a return back: the sheet with each point marked at its cell",
        _send_back,
        (
            FILE,
            _RETURN,
            argument("--because", metavar="SENTENCE", required=True, help="why, on its first cell"),
            output("an .xlsx file or a folder; beside the workbook if left out"),
            FORCE,
        ),
    ),
)
