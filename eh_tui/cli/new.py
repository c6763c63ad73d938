"""The commands that begin an audit, close it, and open it again."""

import shlex
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from eh_tui.cli.command import DONE, FILE, Command, argument
from eh_tui.cli.opening import looked_at, store
from eh_tui.cli.output import say_on_one_line, warn
from eh_tui.errors import EhError, NotSaved, Refused
from eh_tui.model.core.names import PARTNERSHIP_FIELDS
from eh_tui.model.new_year import CarriedPart

if TYPE_CHECKING:  # loaded with the first workbook, and with the first document
    from eh_tui.files.store.store import Store
    from eh_tui.model.drafting.filled.filling import Filling


def _new(given: Namespace) -> int:
    path: Path = given.file
    if not path.name:
        raise Refused(f"{path} is a folder; give the workbook a name.")
    path = path if path.suffix else path.with_name(f"{path.name}.toml")
    if given.last and given.document:
        raise Refused("A workbook begins from last year's or from a document; name one of them.")
    return _new_year(given, path) if given.last else _from_form(given, path)


def _from_form(given: Namespace, path: Path) -> int:
    from eh_tui.files.folder.forms import form_called
    from eh_tui.files.offer.audit import OFFER_FORM
    from eh_tui.files.store.new_workbook import create

    if given.keep or given.year or given.leave_open:
        raise Refused("--keep, --year and --leave-open go with --from LAST, last year's workbook.")
    is_offer = given.form == OFFER_FORM
    if given.audit and not is_offer:
        raise Refused(f"--audit goes with --form {OFFER_FORM}, which belongs to an audit.")
    if given.audit and not (given.school or "").strip():
        given.school = looked_at(given.audit).workbook.school.name
    if not (given.school or "").strip():
        raise Refused("The school has no name; give it as --school NAME.")
    form = form_called(given.form)
    filling = _read_document(given, form) if given.document else None
    made = create(path, form, given.school, _about(given))
    say_on_one_line(f"Made {path} for {given.school}.")
    if filling:
        made.commit(filling.edits, f"read from {given.document.name}")
        _tell_of(filling, given.document.name)
    if is_offer:
        _join(made, path, given)
    return DONE


def _about(given: Namespace) -> dict[str, str]:
    return {name: text for name in PARTNERSHIP_FIELDS if (text := getattr(given, name))}


def _read_document(given: Namespace, form: Path) -> "Filling":
    """Return the form as a document fills it in; raises `Refused` where it is of another form."""
    from eh_tui.files.documents.read import read_document
    from eh_tui.model.drafting.filled.reading import filled_from

    filling = filled_from(read_document(given.document), looked_at(form).workbook)
    if not (filling.edits or filling.filled):
        raise Refused(
            f"{given.document} holds nothing that belongs to the form {form.stem}; "
            "'eh-tui forms' lists others, and 'eh-tui form draft' makes a form of a document."
        )
    return filling


def _tell_of(filling: "Filling", name: str) -> None:
    """Print what was read from where, then what was not taken, which nobody may overlook."""
    for line in filling.taken:
        say_on_one_line(f"read {line}")
    for line in filling.left:
        say_on_one_line(f"left {line}")
    if filling.left:
        number = len(filling.left)
        several = f"{number} things in {name} were left; each is told above."
        say_on_one_line(several if number > 1 else f"1 thing in {name} was left; it is told above.")


def _join(offer: "Store", path: Path, given: Namespace) -> None:
    """Let a new offer and its audit know each other: the one beside it unless told."""
    from eh_tui.files.offer.audit import audit_named, link_both

    if given.audit and given.audit.resolve().parent != path.resolve().parent:
        warn(f"{given.audit} lies in another folder, so the offer does not know its people.")
        return
    name = given.audit.name if given.audit else audit_named(path.parent, given.school)
    if name:
        try:
            link_both(offer, store(path.parent / name))
        except EhError as error:
            warn(str(error))
        say_on_one_line(f"It belongs to {name}, whose people are its too.")


def _new_year(given: Namespace, path: Path) -> int:
    from eh_tui.files.beside.next_year import begin_next_year, name_beside
    from eh_tui.model.new_year import carried_over, year_after

    if given.school is not None:
        raise Refused("The school's name goes on from last year; leave --school out.")
    if _about(given):
        raise Refused("Number, phase and locality go on from last year; leave them out.")
    closing = None if given.leave_open else store(given.last)
    if closing and closing.view_only:
        raise Refused(closing.view_only)
    last = closing or looked_at(given.last)
    year = given.year or year_after(last.workbook.school.year)
    clear = frozenset(CarriedPart) - {CarriedPart(part) for part in given.keep}
    made = begin_next_year(path, last, year=year, clear=clear)
    audit = f"the audit of {year}" if year else "a new audit"
    say_on_one_line(f"Made {path}, {audit} for {last.workbook.school.name}.")
    say_on_one_line(carried_over(made.workbook, clear))
    if not name_beside(path, last.path):
        say_on_one_line(
            f"{given.last} is in another folder, so it can't be shown beside {path}; "
            "begin it in the same folder to have that."
        )
    if closing:
        _close(closing, given.last, path)
    return DONE


def _close(last: "Store", name: Path, path: Path) -> None:
    """Lock last year's workbook, the new one being on disk."""
    from eh_tui.files.beside.next_year import close

    file = shlex.quote(str(name))
    try:
        close(last, path, date.today())
    except EhError as error:
        raise NotSaved(f"{error} {path} is made; 'eh-tui lock {file}' locks {name}.") from None
    say_on_one_line(f"Locked {name}; 'eh-tui unlock {file}' lets it be changed again.")


def _lock(given: Namespace) -> int:
    from eh_tui.model.core.days import day_in_words
    from eh_tui.model.core.locking import lock

    opened = store(given.file)
    locked = opened.workbook.school.locked
    if locked and given.because is None:
        raise Refused(f"{given.file} is locked already: {locked}")
    because = given.because
    if because is None:
        because = f"This audit was closed on {day_in_words(date.today())}."
    opened.commit([lock(opened.workbook, because)], "locked")
    say_on_one_line(f"Locked {given.file}: {because}")
    return DONE


def _unlock(given: Namespace) -> int:
    from eh_tui.model.core.locking import unlock

    opened = store(given.file)
    if not opened.workbook.school.locked:
        raise Refused(f"{given.file} is not locked.")
    opened.commit([unlock(opened.workbook)], "unlocked")
    say_on_one_line(f"{given.file} can be changed again.")
    return DONE


COMMANDS = (
    Command(
        "new",
        "make a school's workbook from the form, from last year's, or from a filled document",
        _new,
        (
            argument("file", metavar="FILE", type=Path, help="the workbook to be made"),
            argument("--school", metavar="NAME", help="the school's name"),
            argument("--number", metavar="NUMBER", default="", help="its number, such as the URN"),
            argument("--phase", metavar="PHASE", default="", help="what it is, such as Primary"),
            argument("--locality", metavar="AREA", default="", help="its area"),
            argument(
                "--form", default="leicester-early-help", help="a form by name, or a file's path"
            ),
            argument(
                "--audit",
                metavar="AUDIT",
                type=Path,
                help="the audit that a new offer belongs to: it gives people and school",
            ),
            argument(
                "--from-document",
                metavar="DOCUMENT",
                dest="document",
                type=Path,
                help="an audit filled in as a .docx, .odt, .xlsx or .ods, to be read in",
            ),
            argument(
                "--from",
                metavar="LAST",
                dest="last",
                type=Path,
                help="last year's workbook: its texts go on, and it is locked",
            ),
            argument(
                "--keep",
                choices=[part.value for part in CarriedPart],
                action="append",
                default=[],
                help="what of last year's findings goes on too; may be given several times",
            ),
            argument("--year", metavar="YEAR", default="", help="the new school year, as 2026-27"),
            argument("--leave-open", action="store_true", help="do not lock last year's"),
        ),
    ),
    Command(
        "lock",
        "close a workbook: it can be read and exported, not changed",
        _lock,
        (FILE, argument("--because", metavar="SENTENCE", help="why, as everybody will read it")),
    ),
    Command("unlock", "let a closed workbook be changed again", _unlock, (FILE,)),
)
