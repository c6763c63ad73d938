"""Who signed the audit, what it said then, and whether it still says so (DOMAIN.md 8).

What is signed is what the audit says: the form's wording, the outcomes, the actions and
what was achieved. Guidance is advice, and who signs, meets or works here is a register: a
change there leaves every signature as good as it was. So does the order of the rows.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from eh_tui.errors import NotFound, Refused
from eh_tui.model.audit.signed_content import FORM_PART, content_hash, row_hashes
from eh_tui.model.core.edits import Add, Edit, set_field
from eh_tui.model.core.form_rows import Signatory
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.numbers import how_many
from eh_tui.model.core.placing import add_last
from eh_tui.model.core.review.assurance_rows import Received, Signature
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import row_of
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.log import moment
from eh_tui.model.journal.record import Event, Record
from eh_tui.model.when.readable import stop_if_unreadable

_CALLED = {FORM_PART: "the form's wording", "school": "the school's name, year or audit date"}
_ON_A_LINE = 8


class How(StrEnum):
    """How somebody signed."""

    TYPED = "typed"
    INK = "ink"


class SigningState(StrEnum):
    """What is known of one person's signature."""

    NOT_SIGNED = "not signed"
    NO_RECORD = "dated by hand"
    """There is a date, and nobody knows what the audit said on it."""
    SIGNED = "signed"
    CHANGED = "changed since signed"


@dataclass(frozen=True, slots=True)
class SignatureStanding:
    """How one signature stands, told against the audit as it is now."""

    signatory: Signatory
    state: SigningState
    signature: Signature | None = None
    """The last one given under the name and date on the form, else the last one."""
    beside: tuple[Signature, ...] = ()
    """The last one of each other name, as where a merge brought two together."""
    changed: tuple[str, ...] = ()
    """The ids of rows that say something else than what was signed."""
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def who(self) -> str:
        """The role and the name, as far as there are any."""
        name = self.signature.name if self.signature else self.signatory.name
        known = (_on_one_line(part) for part in (self.signatory.role, name))
        return ", ".join(part for part in known if part) or "nobody named yet"

    @property
    def sentence(self) -> str:
        """What is to be said of it, the same on the screen and in the export."""
        signature, signatory = self.signature, self.signatory
        day = _on_one_line(signature.date if signature else signatory.signed)
        if self.state is SigningState.NOT_SIGNED:
            return "Not signed."
        if self.state is SigningState.NO_RECORD or signature is None:
            return f"Dated {day}, but there is no record of what was signed."
        said = [f"Signed on {day}, {'in ink' if signature.how == How.INK else 'typed'}."]
        if self.state is SigningState.CHANGED:
            number = f": {how_many(self.number, 'row')}" if self.number else ""
            said.append(f"Changed since signed{number}.")
        if (signatory.name, signatory.signed) != (signature.name, signature.date):
            said.append("The form no longer gives this name and date.")
        return " ".join(said)

    @property
    def on_the_line(self) -> str:
        """What stands where the form has room for ink: "Dana Whitfield, signed on screen".

        "" where ink is to stand there, and where the form names somebody else by now.
        """
        signature, signatory = self.signature, self.signatory
        if signature is None or signature.how != How.TYPED or self.state is SigningState.NO_RECORD:
            return ""
        if (signatory.name, signatory.signed) != (signature.name, signature.date):
            return ""
        changed = "; changed since" if self.state is SigningState.CHANGED else ""
        return f"{_on_one_line(signature.name)}, signed on screen{changed}"

    @property
    def number(self) -> int:
        """How many rows are not as they were signed."""
        return len(self.changed) + len(self.added) + len(self.removed)

    @property
    def details(self) -> tuple[str, ...]:
        """Which rows those are, a line for each way of being different, and who else signed."""
        ways = (("Changed", self.changed), ("Added", self.added), ("Taken out", self.removed))
        return (
            *(f"{way}: {', '.join(_CALLED.get(id, id) for id in ids)}" for way, ids in ways if ids),
            *(
                f"Signed here as well: {_on_one_line(other.name)}, {_on_one_line(other.date)}"
                for other in self.beside
            ),
        )


def sign(
    workbook: Workbook, signatory_id: str, *, name: str, date: str, how: How
) -> tuple[Edit, ...]:
    """Return the edits by which somebody signs the audit as it is now.

    An earlier signature stays beside the new one. Raises `Refused` for an empty name or a
    date that is none, and `Conflict` where nobody of that id signs.
    """
    if not name.strip():
        raise Refused("The signature has no name; give the name of whoever signs.")
    if not date.strip():
        raise Refused("The signature has no date; give the day on which it was signed.")
    stop_if_unreadable(Kind.SIGNATURES, "date", date)
    row_of(workbook, Kind.SIGNATORIES, signatory_id)
    hashes = [f"{id} {short}" for id, short in row_hashes(workbook).items()]
    lines = [hashes[at : at + _ON_A_LINE] for at in range(0, len(hashes), _ON_A_LINE)]
    return (
        set_field(workbook, Kind.SIGNATORIES, signatory_id, "name", name),
        set_field(workbook, Kind.SIGNATORIES, signatory_id, "signed", date),
        add_last(
            workbook,
            Kind.SIGNATURES,
            new_row(
                workbook,
                Kind.SIGNATURES,
                signatory=signatory_id,
                name=name,
                date=date,
                how=how.value,
                hash=content_hash(workbook),
                rows="\n".join(", ".join(line) for line in lines),
            ),
        ),
    )


def receive(workbook: Workbook, *, date: str, body: str, minute: str) -> tuple[Edit, ...]:
    """Return the edit that notes who received the audit.

    Raises `Refused` for empty words, and for a date that is none.
    """
    if not body.strip():
        raise Refused("Nobody is named who received the audit; name the body that did.")
    if not date.strip():
        raise Refused("The meeting has no date; give the day on which the audit was received.")
    stop_if_unreadable(Kind.RECEIVED, "date", date)
    row = new_row(workbook, Kind.RECEIVED, date=date, body=body, minute=minute)
    return (add_last(workbook, Kind.RECEIVED, row),)


def received(row: Received) -> str:
    """Return in one line who received the audit, when, and where that is minuted."""
    minute = _on_one_line(row.minute)
    end = f", minute {minute}" if minute else ""
    return f"{_on_one_line(row.body)}, {_on_one_line(row.date)}{end}"


def standing_of_signatures(workbook: Workbook) -> tuple[SignatureStanding, ...]:
    """Return how each signature stands, in the order of the form.

    A signature whose signatory was taken out of the form comes last, and is not dropped.
    """
    now, whole = row_hashes(workbook), content_hash(workbook)
    given: dict[str, list[Signature]] = {}
    for signature in workbook.signatures:
        given.setdefault(signature.signatory, []).append(signature)
    here = {signatory.id for signatory in workbook.signatories}
    gone = (Signatory(id) for id in given if id not in here)
    return tuple(
        _standing(signatory, given.get(signatory.id, []), now, whole)
        for signatory in (*workbook.signatories, *gone)
    )


def entered(
    signature: Signature,
    records: Iterable[Record],
    is_denied: Callable[[Record], bool],
) -> str:
    """Return in a sentence which account entered a signature: whoever types can type any name.

    `is_denied` says whether the account that asks knows better than what a record says of it.
    """
    found = None
    for record in records:
        for edit in record.edits:
            if isinstance(edit, Add) and (edit.kind, edit.id) == (Kind.SIGNATURES, signature.id):
                found = record
    if found is None:
        return "The history does not tell which account entered it."
    if found.event is Event.OUTSIDE:
        return f"It came into the file without eh-tui, seen on {moment(found.at)}."
    if is_denied(found):
        return (
            f"Entered on {moment(found.at)} under your name, {found.by}, and no session of this "
            "account on this machine recorded it."
        )
    return f"Entered by the account {found.by} on {moment(found.at)}."


def signatory_called(workbook: Workbook, words: str) -> Signatory:
    """Return the one who signs under an id or a role, in any case.

    Raises `NotFound` with those there are, and `Refused` where several have the role.
    """
    wanted = _on_one_line(words).casefold()
    found = [row for row in workbook.signatories if row.id == words] or [
        row for row in workbook.signatories if _on_one_line(row.role).casefold() == wanted
    ]
    if len(found) > 1:
        ids = " or ".join(row.id for row in found)
        raise Refused(f"{len(found)} sign as {words}; say which one is meant: {ids}.")
    if not found:
        known = ", ".join(f"{row.id} ({row.role})" for row in workbook.signatories) or "nobody yet"
        raise NotFound(f"Nobody signs as {words!r}; those who sign are: {known}.")
    return found[0]


def _standing(
    signatory: Signatory, given: list[Signature], now: dict[str, str], whole: str
) -> SignatureStanding:
    if not given:
        state = SigningState.NO_RECORD if signatory.signed.strip() else SigningState.NOT_SIGNED
        return SignatureStanding(signatory, state)
    on_the_form = (signatory.name, signatory.signed)
    signature = next(
        (each for each in reversed(given) if (each.name, each.date) == on_the_form), given[-1]
    )
    by_name = {each.name: each for each in given}
    beside = tuple(each for name, each in by_name.items() if name != signature.name)
    if not signature.hash:  # written into the file by hand
        return SignatureStanding(signatory, SigningState.NO_RECORD, signature, beside)
    then = _parsed(signature.rows)
    return SignatureStanding(
        signatory,
        SigningState.SIGNED if signature.hash == whole else SigningState.CHANGED,
        signature,
        beside,
        changed=tuple(id for id in now if id in then and now[id] != then[id]),
        added=tuple(id for id in now if id not in then),
        removed=tuple(id for id in then if id not in now),
    )


def _parsed(rows: str) -> dict[str, str]:
    pairs = (pair.strip().rpartition(" ") for pair in re.split(r"[,\n]", rows))
    return {id: short for id, space, short in pairs if space}


def _on_one_line(words: str) -> str:
    return " ".join(words.split())
