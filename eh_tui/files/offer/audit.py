"""The audit to which an offer belongs: a file beside it, whose people are the offer's too."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from eh_tui.errors import EhError, Refused
from eh_tui.files.beside.named import workbook_named
from eh_tui.files.folder.peek import peek
from eh_tui.files.store.new_workbook import create
from eh_tui.files.store.store import Store
from eh_tui.files.system.disk import Stamp, stamp_of
from eh_tui.files.system.paths import form_file
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.levels import plain_words

OFFER_FORM = "early-help-offer"
"""The name of the blank form of an offer."""


def with_people_of_audit(path: Path, workbook: Workbook) -> Workbook:
    """Return an offer with the people of its audit behind its own.

    What the audit says of somebody whom both have goes; whoever only it has gets another id
    where the offer has that one. An audit that can't be read, or that is none, adds nobody.
    """
    audit = audit_of(path, workbook)
    if audit is None:
        return workbook
    of_audit = {plain_words(person.name): person for person in audit.people}
    known = {plain_words(person.name) for person in workbook.people}
    own = tuple(
        replace(of_audit.get(plain_words(person.name), person), id=person.id)
        for person in workbook.people
    )
    ids = {person.id for person in own}
    more = tuple(
        replace(person, id=f"{person.id} of the audit" if person.id in ids else person.id)
        for name, person in of_audit.items()
        if name not in known
    )
    return replace(workbook, people=(*own, *more))


def audit_of(path: Path, workbook: Workbook) -> Workbook | None:
    """Return the audit that an offer names, None where there is none to be read."""
    name = workbook.offer.audit.strip() if workbook.offer else ""
    if not name:
        return None
    try:
        audit = workbook_named(path, name, workbook.school.name)
    except EhError:
        return None
    return audit if audit.commitments else None


def offer_of(path: Path, audit: Workbook) -> Workbook | None:
    """Return the offer that an audit names, None where there is none to be read."""
    name = audit.school.offer_file.strip()
    if not name:
        return None
    try:
        offer = workbook_named(path, name, audit.school.name)
    except EhError:
        return None
    return offer if offer.offer else None


class NamedOffer:
    """The offer that an audit names, read anew only where its file has changed."""

    def __init__(self, path: Path) -> None:
        """Begin with none read; `path` is the audit's."""
        self._path = path
        self._read: tuple[tuple[str, Stamp] | None, Workbook | None] = None, None

    def of(self, audit: Workbook) -> Workbook | None:
        """Return the offer of an audit as it is by now, as `offer_of` does."""
        name = audit.school.offer_file.strip()
        try:
            state = (name, stamp_of(self._path.parent / name))
        except EhError:
            return None
        if self._read[0] != state:
            self._read = state, offer_of(self._path, audit)
        return self._read[1]


def link_both(offer: Store, audit: Store) -> None:
    """Let an offer and its audit, which lie in one folder, name each other.

    Raises `EhError` where either can't be changed.
    """
    its = set_field(offer.workbook, Kind.OFFER, "offer", "audit", audit.path.name)
    offer.commit([its], "the audit")
    known = set_field(audit.workbook, Kind.SCHOOL, "school", "offer_file", offer.path.name)
    audit.commit([known], "the offer")


def new_offer(path: Path, audit: Store) -> Store:
    """Make an audit's offer from the blank form; raises `EhError` where it can't be made."""
    offer = create(path, form_file(OFFER_FORM), audit.workbook.school.name)
    link_both(offer, audit)
    return offer


def linked_offer(path: Path, audit: Store) -> Store:
    """Return the offer that lies beside an audit without being named by it, which it is now.

    Raises `EhError` for a file that is no offer of that school.
    """
    offer = Store(path)
    if not offer.workbook.offer or not _is_of(offer.workbook, audit.workbook.school.name):
        raise Refused(f"{path.name} is no offer of this school; choose another name.")
    link_both(offer, audit)
    return offer


def audit_named(folder: Path, school: str) -> str:
    """Return the name of the one audit of a school in a folder, "" where none or several are."""
    return _the_one(
        path.name
        for path, workbook in _workbooks_of(folder, school)
        if workbook.commitments and not workbook.school.locked
    )


def offer_named(folder: Path, school: str) -> str:
    """Return the name of the one offer of a school in a folder, "" where none or several are."""
    return _the_one(path.name for path, workbook in _workbooks_of(folder, school) if workbook.offer)


def _workbooks_of(folder: Path, school: str) -> Iterator[tuple[Path, Workbook]]:
    for path in sorted(folder.glob("*.toml")):
        try:
            workbook = peek(path).workbook
        except EhError:
            continue
        if _is_of(workbook, school):
            yield path, workbook


def _is_of(workbook: Workbook, school: str) -> bool:
    return plain_words(workbook.school.name) == plain_words(school)


def _the_one(names: Iterable[str]) -> str:
    found = tuple(names)
    return found[0] if len(found) == 1 else ""
