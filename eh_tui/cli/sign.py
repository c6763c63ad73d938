"""The commands of the sign-off: who signs, how that stands, and who received the audit."""

from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING

from eh_tui.cli.command import DONE, FILE, Command, argument
from eh_tui.cli.opening import looked_at, store
from eh_tui.cli.output import say_on_one_line, warn
from eh_tui.model.core.days import day_in_words
from eh_tui.model.core.kinds import Kind

if TYPE_CHECKING:  # loaded with the first workbook
    from eh_tui.model.journal.record import Record


def _sign(given: Namespace) -> int:
    from eh_tui.model.audit.summary import draft_notice
    from eh_tui.model.signing import How, sign, signatory_called, standing_of_signatures
    from eh_tui.model.when.readable import stop_if_impossible

    opened = store(given.file)
    stop_if_impossible(Kind.SIGNATURES, "date", _day(given), date.today())
    signatory = signatory_called(opened.workbook, given.who)
    edits = sign(
        opened.workbook,
        signatory.id,
        name=given.name,
        date=_day(given),
        how=How.INK if given.ink else How.TYPED,
    )
    opened.commit(edits, f"{signatory.id} signed")
    for stands in standing_of_signatures(opened.workbook):
        if stands.signatory.id == signatory.id:
            say_on_one_line(f"{signatory.id} {stands.who}: {stands.sentence}")
    if unrated := draft_notice(opened.workbook):
        warn(f"{unrated}; until they are, the export is marked as a draft.")
    return DONE


def _signatures(given: Namespace) -> int:
    from eh_tui.files.store.own_marks import OwnMarks
    from eh_tui.model.audit.summary import draft_notice
    from eh_tui.model.signing import entered, received, standing_of_signatures

    marks = OwnMarks(given.file)
    peek = looked_at(given.file)
    workbook = peek.workbook

    def is_denied(record: "Record") -> bool:
        return marks.denies(record, peek.records_to_now)

    for stands in standing_of_signatures(workbook):
        say_on_one_line(f"{stands.signatory.id} {stands.who}: {stands.sentence}")
        for line in stands.details:
            say_on_one_line(f"   {line}")
        if stands.signature:
            say_on_one_line(f"   {entered(stands.signature, peek.records_to_now, is_denied)}")
    for row in workbook.received:
        say_on_one_line(f"{row.id} Received by {received(row)}.")
    if unrated := draft_notice(workbook):
        say_on_one_line(f"{unrated}.")
    return DONE


def _receive(given: Namespace) -> int:
    from eh_tui.model.signing import receive, received
    from eh_tui.model.when.readable import stop_if_impossible

    opened = store(given.file)
    stop_if_impossible(Kind.RECEIVED, "date", _day(given), date.today())
    edits = receive(opened.workbook, date=_day(given), body=given.body, minute=given.minute)
    opened.commit(edits, "received")
    say_on_one_line(f"Received by {received(opened.workbook.received[-1])}.")
    return DONE


def _day(given: Namespace) -> str:
    return day_in_words(date.today()) if given.date is None else str(given.date)


_DATE = argument("--date", metavar="DATE", help="the day, as you write it; today if left out")

COMMANDS = (
    Command(
        "sign",
        "sign the audit as it is now",
        _sign,
        (
            FILE,
            argument("who", metavar="ROLE", help="the role that signs, or its id, as S1"),
            argument("--name", metavar="NAME", required=True, help="who signs"),
            _DATE,
            argument("--ink", action="store_true", help="note that the paper is signed"),
        ),
    ),
    Command(
        "signatures",
        "tell who signed, and what was changed since",
        _signatures,
        (FILE,),
    ),
    Command(
        "receive",
        "note that governors received the audit",
        _receive,
        (
            FILE,
            argument("--body", metavar="NAME", required=True, help="who received it"),
            _DATE,
            argument("--minute", metavar="REF", default="", help="where that is minuted"),
        ),
    ),
)
