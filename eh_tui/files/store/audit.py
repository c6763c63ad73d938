"""A workbook's history held against itself, the file, and what this account knows of it."""

import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from glob import escape
from pathlib import Path
from typing import NamedTuple

from eh_tui.errors import Unreadable
from eh_tui.files.store.journal import Journal, history_of
from eh_tui.files.store.lines import JournalLines
from eh_tui.files.store.own_marks import OwnMarks, account_of, since_begun
from eh_tui.files.store.replay import parsed, workbook_at
from eh_tui.files.store.workbook_file import sha
from eh_tui.files.system.user import user_name
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.journal.log import moment
from eh_tui.model.journal.record import Event, Record

_CLOCKS = timedelta(hours=1)
"""How far the clocks of two machines may be apart."""


class Audit(NamedTuple):
    """What was found in a history, a sentence each."""

    faults: tuple[str, ...] = ()
    """What cannot come about in the course of work."""
    notes: tuple[str, ...] = ()
    """What may, and may be somebody's doing: a file changed by hand, another machine."""
    signed: tuple[str, ...] = ()
    """Which lines carry a good signature of a key, and which none; () where none was ever made."""


def audit(path: Path, content: bytes) -> Audit:
    """Return what is odd in the history of a workbook that holds some bytes; never raises."""
    marks = OwnMarks(path)
    try:
        lines = Journal(history_of(path), "", path).read()
    except Unreadable as error:
        return Audit((str(error),))
    if not lines.count:
        known = len(marks.read())
        gone = (
            f"the history is gone: this account recorded {known} in it, and it holds nothing now."
        )
        return Audit((gone,) if known else ())
    text = parsed(content)
    faults = [*lines.faults, *_order(lines), *_states(lines), *_missing(lines.records, marks)]
    notes = [*_begun_anew(lines.records, marks), *_unknown(lines.records, marks)]
    if text:
        faults += _another_school(lines, text, sha(content))
        faults += _replayed(lines, text, sha(content))
        notes += _file(lines, sha(content))
    broken, signed = _signatures(path, lines.records)
    return Audit((*faults, *broken), tuple(notes), signed)


def _signatures(path: Path, records: Sequence[Record]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is wrong with the signatures of a history's lines, and what they tell."""
    history = history_of(path)
    files = tuple(history.parent.glob(f"{escape(history.stem)}.*.signed"))
    if not files:
        return (), ()
    from eh_tui.files.store.signed_lines import signatures_of  # for the few who sign
    from eh_tui.files.system.settings import load_settings
    from eh_tui.files.system.ssh_keys import known_keys

    settings = load_settings()
    keys = known_keys(user_name(), settings.signing_key, settings.allowed_signers)
    found = signatures_of(files, records, keys)
    return found.faults, found.notes


def _order(lines: JournalLines) -> Iterator[str]:
    """Tell of numbers that do not follow, and of dates before the one before or to come."""
    last: Record | None = None
    for record in lines.each:
        if record is None:
            last = None
            continue
        at = _time(record.at)
        if last and record.n != last.n + 1:
            yield (
                f"change {record.n} of the history follows change {last.n}: "
                "what stood between them was taken out, or a number was altered."
            )
        before = _time(last.at) if last else None
        if at is None:
            yield f"change {record.n} of the history is of no date, {record.at!r}."
        elif before and at < before - _CLOCKS:
            yield (
                f"change {record.n} of the history is dated {moment(record.at)}, before the one "
                "that it follows: a clock was wrong, or it was put in later."
            )
        elif at > datetime.fromtimestamp(time.time(), UTC) + timedelta(days=1):
            when = moment(record.at)
            yield f"change {record.n} of the history is dated {when}, which is to come."
        last = record


def _states(lines: JournalLines) -> Iterator[str]:
    """Tell of changes that begin from another file than the one that was there, and lost texts."""
    after = ""
    for record in lines.each:
        if record is None:
            after = ""
            continue
        if record.text and parsed(record.text.encode()) is None:
            yield f"change {record.n} of the history holds a text that is no workbook."
        if record.event is Event.CHANGE and after and record.before != after:
            yield (
                f"change {record.n} of the history, by {record.by}, was made to another file than "
                "the one that the history had by then."
            )
        after = record.after or after


def _another_school(lines: JournalLines, text: WorkbookText, digest: str) -> Iterator[str]:
    """Tell of a history that is of another workbook."""
    bases = [record for record in lines.records if record.text]
    if not bases or any(digest in (each.before, each.after) for each in lines.records):
        return
    was = parsed(bases[-1].text.encode())
    if was is None:
        return
    from eh_tui.files.store.identity import id_of

    ours, theirs = id_of(text.text), id_of(bases[-1].text)
    is_other = ours != theirs or not ours
    names = was.workbook.school.name, text.workbook.school.name
    if is_other and names[0] != names[1]:
        yield f"the history is of {names[0]!r}, and the workbook of {names[1]!r}."


def _replayed(lines: JournalLines, text: WorkbookText, digest: str) -> Iterator[str]:
    """Tell where the changes that the history holds do not come to the file as it is."""
    state = lines.last_state
    if state is None or state.after != digest or lines.faults:
        return
    made = workbook_at(lines.records, state.n)
    if made is not None and made != text.workbook:
        yield (
            "the changes that the history holds do not come to the file as it is: "
            "one of them was altered."
        )


def _file(lines: JournalLines, digest: str) -> Iterator[str]:
    """Tell where the file is not what the history had last."""
    state = lines.last_state
    if state is None or state.after == digest:
        return
    if state.event is Event.CHANGE and state.before == digest and state.n not in lines.done:
        yield (
            f"change {state.n} of the history, by {state.by}, is not in the file yet; "
            "whoever opens the workbook next puts it there."
        )
        return
    earlier = next((each for each in reversed(lines.records) if each.after == digest), None)
    if earlier:
        yield f"the file is as it was after change {earlier.n} of {moment(earlier.at)}."
    else:
        yield (
            f"the file was changed without eh-tui since change {state.n} of {moment(state.at)}, "
            "or the end of the history was cut off."
        )


def _missing(records: Sequence[Record], marks: OwnMarks) -> Iterator[str]:
    """Tell of what this account recorded and the history does not hold any more."""
    there = {(record.n, record.at) for record in records}
    first = records[0].n if records else 0
    _, of_this_one = since_begun(marks.read(), records)
    missing = sorted(
        {mark.n for mark in of_this_one if mark.n > first and (mark.n, mark.at) not in there}
    )
    if missing:
        which = ", ".join(map(str, missing[:5])) + (" and more" if len(missing) > 5 else "")
        yield (
            f"this account recorded change {which}, which the history does not hold any more: "
            "its end was cut off, or another history was put in its place."
        )


def _begun_anew(records: Sequence[Record], marks: OwnMarks) -> Iterator[str]:
    """Tell of an earlier history that was gone when this account began this one."""
    earlier, of_this_one = since_begun(marks.read(), records)
    if earlier:
        yield (
            f"an earlier history of this name is gone, in which this account recorded "
            f"{len(earlier)}; this one begins {moment(of_this_one[0].at)}."
        )


def _unknown(records: Sequence[Record], marks: OwnMarks) -> Iterator[str]:
    """Tell of what stands under this account's name and none of its sessions here recorded."""
    known = {(mark.n, mark.at) for mark in since_begun(marks.read(), records)[1]}
    if not known:
        return
    known |= {(mark.n, mark.at) for mark in marks.before_move(records)}
    since, me = min(known)[0], user_name()
    for record in records:
        is_mine = account_of(record) == me
        is_known = (record.n, record.at) in known or record.event is Event.BASE
        if is_mine and record.n > since and not is_known:
            yield (
                f"change {record.n} of {moment(record.at)} stands under your name, and no session "
                "of this account on this machine recorded it."
            )


def _time(at: str) -> datetime | None:
    try:
        time = datetime.fromisoformat(at)
        return time if time.tzinfo else time.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
