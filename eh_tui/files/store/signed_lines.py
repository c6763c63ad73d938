"""Lines of a history that an account signed with its key, in a file of its own beside it.

A line is signed by its number and the hash of all that it says. It is asked for by a command,
since a key may want a passphrase, and no key press may wait for one; so nothing that is not
signed gets slower. An account signs only what its own sessions recorded.
"""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eh_tui.errors import NotSaved, Refused
from eh_tui.files.store.own_marks import OwnMarks, account_of
from eh_tui.files.store.record import digest_of
from eh_tui.files.store.store import Store
from eh_tui.files.system.durable import why, write_durably
from eh_tui.files.system.regular import read_regular
from eh_tui.files.system.ssh_keys import BEGINS, Verdict, signature_by, verdict
from eh_tui.files.system.user import user_name
from eh_tui.model.journal.record import Event, Record

_TITLE = "Lines of an eh-tui history, by number and SHA-256, signed by "
_LINE = re.compile(r"(\d{1,15}) ([0-9a-f]{64})")
_ACCOUNT = re.compile(r"[^\s\-\"#,*?!][^\s\",*?!]{0,63}")
"""A name that means one account where keys are looked up (ssh-keygen(1), PATTERNS)."""

_LARGEST = 64 << 20
_MOST_FILES = 100


@dataclass(frozen=True, slots=True)
class SignedLines:
    """What a file says that an account signed, whether it did or not."""

    account: str
    digests: dict[int, str]
    text: str
    signature: str

    def verdict(self, known_keys: str) -> Verdict:
        """Return what the signature is worth; raises `Refused` without ssh-keygen."""
        return verdict(self.text, self.signature, self.account, known_keys)


@dataclass(frozen=True, slots=True)
class Signatures:
    """What the signatures of a history's lines tell, a sentence each."""

    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def signed_file(history: Path, account: str) -> Path:
    """Return where the lines of a history are that an account signed."""
    name = re.sub(r"[^\w.-]", "_", account)
    return history.with_name(f"{history.stem}.{name}.signed")


def sign_own_lines(store: Store, key: Path, known_keys: str) -> tuple[int, Path]:
    """Sign all lines that this account's own sessions recorded; return how many, and where.

    Raises `Refused` where there are none, where the key does not sign, and where what is there
    is not by a key of this account; `NotSaved` where the disk refuses.
    """
    account, history = user_name(), store.journal.path
    if not _ACCOUNT.fullmatch(account):
        raise Refused(f"Keys can't be looked up for an account of the name {account!r}.")
    path = signed_file(history, account)
    before = read_signed(path)
    if before is None and os.path.lexists(path):
        raise Refused(f"{path.name} can't be read as signed lines; move it away to begin anew.")
    if before and before.verdict(known_keys) is not Verdict.GOOD:
        raise Refused(
            f"{path.name} was not signed with a key that is known as yours; find out who did it, "
            "and move it away to begin anew."
        )
    with store.held() as writer:
        records = writer.lines.records
    digests = _still_to_be_told(before, records) if before else {}
    mine = OwnMarks(store.path).among(records)
    digests |= {each.n: digest_of(each) for each in mine if _is_step_of(each, account)}
    if not digests:
        raise Refused(f"No session of {account} on this machine recorded anything there.")
    lines = "".join(f"{n} {digest}\n" for n, digest in sorted(digests.items()))
    text = f"{_TITLE}{account}\n{lines}"
    signature = signature_by(text, key)  # it may ask for a passphrase, so nothing is held
    try:
        write_durably(path, f"{text}{signature}".encode(), history)
    except OSError as error:
        raise NotSaved(f"Not signed: {why(error)} ({path.name}).") from None
    return len(digests), path


def signatures_of(files: Iterable[Path], records: Sequence[Record], known_keys: str) -> Signatures:
    """Return which lines of a history carry a good signature, which none, and what is wrong."""
    faults: list[str] = []
    notes: list[str] = []
    good: set[int] = set()
    for path in sorted(files)[:_MOST_FILES]:
        signed = read_signed(path)
        try:
            worth = signed.verdict(known_keys) if signed else Verdict.BAD
        except Refused as error:
            return Signatures(notes=(f"signatures can't be checked: {error}",))
        if signed is None or worth is Verdict.BAD:
            faults.append(
                f"{path.name} carries no good signature: it was altered, or is another file."
            )
            continue
        as_signed = _as_signed(signed, records)
        if worth is Verdict.UNKNOWN_KEY:
            notes.append(
                f"{_changes(as_signed)} of the history: signed for {signed.account} with a key "
                "that is not known here as theirs; the setting allowed_signers says whose are."
            )
            continue
        good |= as_signed
        if as_signed:
            notes.append(
                f"{_changes(as_signed)} of the history: a good signature of {signed.account}."
            )
        faults += _differing(signed, records)
        notes += _redacted(signed, records)
    if without := {each.n for each in records if not _holds_the_file(each)} - good:
        notes.append(f"{_changes(without)} of the history: no signature that is known to be good.")
    return Signatures(tuple(faults), tuple(notes))


def read_signed(path: Path) -> SignedLines | None:
    """Return what a file of signed lines says; None where there is none, or it is none."""
    try:
        content = read_regular(path, _LARGEST).decode("ascii")
    except (OSError, ValueError):
        return None
    text, begins, signature = content.partition(BEGINS)
    title, *lines = text.removesuffix("\n").split("\n")
    account = title.removeprefix(_TITLE)
    found = [_LINE.fullmatch(line) for line in lines]
    if not begins or title == account or not _ACCOUNT.fullmatch(account):
        return None
    digests = {int(each[1]): each[2] for each in found if each}
    if len(digests) != len(lines):
        return None
    return SignedLines(account, digests, text, begins + signature)


def _is_step_of(record: Record, account: str) -> bool:
    """Say whether a line is a step of an account's own."""
    return account_of(record) == account and not _holds_the_file(record)


def _holds_the_file(record: Record) -> bool:
    """Say whether a line holds the whole file, which is never signed.

    What is redacted goes from there too, and the steps that follow hold the file's hash.
    """
    return record.event in (Event.BASE, Event.OUTSIDE)


def _as_signed(signed: SignedLines, records: Iterable[Record]) -> set[int]:
    """Return the numbers of an account's own lines that say what it signed."""
    return {
        each.n
        for each in records
        if _is_step_of(each, signed.account) and signed.digests.get(each.n) == digest_of(each)
    }


def _differing(signed: SignedLines, records: Sequence[Record]) -> Iterator[str]:
    first = records[0].n if records else 0
    there = {each.n: each for each in records if each.n != first or each.event is not Event.BASE}
    altered = {
        n
        for n, digest in signed.digests.items()
        if n in there and not there[n].redacted and digest_of(there[n]) != digest
    }
    gone = {n for n in signed.digests if n > first and n not in there}
    for numbers, what in ((altered, "altered since"), (gone, "taken out since")):
        if numbers:
            yield f"{_changes(numbers)} of the history: {what} {signed.account} signed."


def _redacted(signed: SignedLines, records: Iterable[Record]) -> Iterator[str]:
    if numbers := {each.n for each in records if each.redacted and each.n in signed.digests}:
        yield f"{_changes(numbers)} of the history: redacted since {signed.account} signed."


def _still_to_be_told(before: SignedLines, records: Sequence[Record]) -> dict[int, str]:
    """Return what was signed earlier, without what was redacted or compacted since."""
    redacted = {each.n for each in records if each.redacted}
    first = records[0].n if records else 0
    return {n: d for n, d in before.digests.items() if n not in redacted and n >= first}


def _changes(numbers: Iterable[int]) -> str:
    """Return numbers in words, "changes 2 to 4, 7"."""
    runs: list[list[int]] = []
    for n in sorted(numbers):
        if runs and runs[-1][-1] == n - 1:
            runs[-1][1:] = [n]
        else:
            runs.append([n])
    if not runs:
        return "no change"
    words = ", ".join(" to ".join(map(str, run)) for run in runs)
    return f"change {words}" if len(runs) == len(runs[0]) == 1 else f"changes {words}"
