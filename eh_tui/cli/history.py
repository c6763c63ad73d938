"""The commands that ask the history, and those that take something out of it."""

import re
from argparse import Namespace
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from eh_tui.cli.command import AS_JSON, DONE, FILE, FOUND, Command, argument
from eh_tui.cli.opening import looked_at, settings_told, stop_unless_there, store
from eh_tui.cli.output import say_as_json, say_on_one_line
from eh_tui.errors import EhError, NotFound, Refused
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.numbers import how_many
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.deeds import deeds, summed_deeds
from eh_tui.model.journal.log import (
    LogEntry,
    in_words_of_form,
    log_entries,
    log_in_words,
    moment,
    summed_up,
)
from eh_tui.model.journal.record import Event, Record

if TYPE_CHECKING:
    from eh_tui.files.store.compaction import Redacted

NOT_REACHED = (
    "copies, backups, git, exports, minutes, mails, and what others typed and did not save, or "
    "noted privately"
)
"""What no command of ours can take anything out of."""

_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})")
_KEYS = ("n", "at", "by", "event", "id", "field", "old", "new", "label")


def _log(given: Namespace) -> int:
    from eh_tui.files.folder.peek import records_of

    stop_unless_there(given.file)
    records = records_of(given.file)
    if given.id and not any(deeds(records, given.id)):
        from eh_tui.model.core.rows import locate

        locate(looked_at(given.file).workbook, given.id)
    asked = _since(records, given.since) if given.since else records
    if given.json:
        detail = summed_up(asked, given.id) if given.since else tuple(log_entries(asked, given.id))
        say_as_json([{key: getattr(entry, key) for key in _KEYS} for entry in detail[::-1]])
        return DONE
    told = summed_deeds(asked, given.id) if given.since else tuple(deeds(asked, given.id))
    workbook = _readable(given.file)
    for entry in told[::-1]:
        say_on_one_line(_line(in_words_of_form(workbook, entry)))
    if not told:
        say_on_one_line(f"Nothing was changed{f' in {given.id}' if given.id else ''}.")
    return DONE


def _readable(path: Path) -> Workbook:
    """Return a workbook for its words, an empty one where its file can't be read just now."""
    try:
        return looked_at(path).workbook
    except EhError:
        return Workbook()


def _line(entry: LogEntry) -> str:
    return f"{moment(entry.at)}  {entry.by}  {log_in_words(entry)}"


def _since(records: Sequence[Record], point: str) -> Sequence[Record]:
    """Return the records after a mark or from a day on; raises `NotFound` for any other word."""
    from eh_tui.model.journal.record import since

    marks = [record.label for record in records if record.event is Event.MARK]
    if point.casefold() in (mark.casefold() for mark in marks):
        return since(records, point)
    if _DAY.fullmatch(point.strip()):
        return since(records, _first_moment(point))
    names = ", ".join(f'"{mark}"' for mark in dict.fromkeys(marks)) or "none yet"
    raise NotFound(f"{point!r} is no mark and no date such as 2026-09-12; the marks are: {names}.")


def _first_moment(day: str) -> str:
    """Return when a day began here, in UTC; raises `Refused` for what is no date."""
    if match := _DAY.fullmatch(day.strip()):
        year, month, date = match.group(1, 2, 3) if match[1] else match.group(6, 5, 4)
        century = 2000 if len(year) == 2 else 0
        try:
            local = datetime(century + int(year), int(month), int(date)).astimezone()
            return local.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        except (ValueError, OverflowError):
            pass
    raise Refused(f"{day!r} is no date; write it as 2026-09-12 or 12/9/2026.")


def _mark(given: Namespace) -> int:
    name = given.name.strip()
    if not name:
        raise Refused('The mark has no name; name the meeting, as in "Governors 12 September".')
    store(given.file).mark(name)
    say_on_one_line(f"Marked \"{name}\"; 'eh-tui log --since' tells what changed after it.")
    return DONE


def _redact(given: Namespace) -> int:
    from eh_tui.files.beside.private_notes import kept_by_this_account

    kept = kept_by_this_account(given.file)
    done = _redacted(given, {id for texts in kept.values() for id, _ in texts.texts})
    say_on_one_line(
        f"Removed the texts of {given.id} from the history: {how_many(done.records, 'record')}."
    )
    for kind, words in _TOLD_OF_IT.items():
        if ids := [id for its_kind, id in done.rows if its_kind is kind]:
            say_on_one_line(f"With it went {words}: {', '.join(ids)}.")
    rows, left = {given.id, *(id for _, id in done.rows)}, False
    for what, texts in kept.items():
        going = [typed for typed in texts.every if typed[0][0] in rows]
        for typed in going:
            texts.drop(*typed)
        if not going:
            continue
        if why := texts.save_for_good():
            left = True
            say_on_one_line(
                f"Still there: what was {what}, which can't be changed now: {why}. "
                "Run this once more then."
            )
        else:
            say_on_one_line(f"With it went what was {what}.")
    if done.still_there:
        is_or_are = "is" if len(done.still_there) == 1 else "are"
        say_on_one_line(
            f"{', '.join(done.still_there)} {is_or_are} still in the workbook, and what stands "
            "there now is kept; to be rid of that too, change or remove it and run this once more."
        )
    for place in done.elsewhere:
        say_on_one_line(f"Still there, since another row says the same: {place}.")
    say_on_one_line(f"Not reached: {NOT_REACHED}.")
    return FOUND if done.still_there or done.elsewhere or left else DONE


def _redacted(given: Namespace, typed_for: Collection[str]) -> "Redacted":
    """Take a row out of the history; it may hold nothing of one that still has a draft."""
    from eh_tui.files.store.compaction import Redacted, redact

    opened = store(given.file)
    try:
        return redact(opened, given.id)
    except NotFound:
        if given.id not in typed_for:
            raise
        return Redacted(0, (), (), ())


_TOLD_OF_IT = {
    Kind.DISCUSSED: "what meetings decided and left of it",
    Kind.AMENDMENTS: "what was to be amended in minutes about it",
    Kind.KNOWN: "the reasons for which a finding in it was let stand",
    Kind.REQUESTS: "what the lead wanted changed in it",
    Kind.EVIDENCE: "the evidence of it",
    Kind.TRAINING: "the notes and dates of training",
    Kind.SIGNATURES: "the names and dates of signatures",
}
"""What rows that tell of another one hold, as a person calls it."""


def _compact(given: Namespace) -> int:
    from eh_tui.files.store.compaction import compact

    before = _first_moment(given.before)
    number = compact(store(given.file), before)
    if number:
        say_on_one_line(
            f"Put one text in place of {how_many(number, 'record')} before {given.before}."
        )
    else:
        say_on_one_line(f"The history holds nothing to put together before {given.before}.")
    return DONE


def _restore(given: Namespace) -> int:
    from eh_tui.files.store.restore import restore

    say_on_one_line(restore(given.file))
    return DONE


def _sign(given: Namespace) -> int:
    from pathlib import Path

    from eh_tui.files.store.signed_lines import sign_own_lines
    from eh_tui.files.system.ssh_keys import known_keys
    from eh_tui.files.system.user import user_name

    settings = settings_told()
    if not settings.signing_key:
        raise Refused(
            'No key is set; name one in your settings, as in signing_key = "~/.ssh/id_ed25519".'
        )
    keys = known_keys(user_name(), settings.signing_key, settings.allowed_signers)
    key = Path(settings.signing_key).expanduser()
    number, path = sign_own_lines(store(given.file), key, keys)
    say_on_one_line(f"Signed {how_many(number, 'record')} of yours; the signature is {path.name}.")
    return DONE


COMMANDS = (
    Command(
        "log",
        "tell who changed what, newest first",
        _log,
        (
            FILE,
            argument("id", metavar="ID", nargs="?", default="", help="only this row"),
            argument(
                "--since", metavar="DATE|MARK", help="each field once, first old to last new value"
            ),
            AS_JSON,
        ),
    ),
    Command(
        "mark",
        "give this moment a name in the history, such as a meeting's",
        _mark,
        (FILE, argument("name", metavar="NAME", help="what --since will know it by")),
    ),
    Command(
        "history redact",
        "take the texts of a row out of the history for good",
        _redact,
        (FILE, argument("id", metavar="ID", help="the row's number")),
    ),
    Command(
        "history compact",
        "put one text in place of all that is older",
        _compact,
        (
            FILE,
            argument("--before", metavar="DATE", required=True, help="the first day that is kept"),
        ),
    ),
    Command(
        "history restore",
        "bring back the last text of a workbook whose file is empty",
        _restore,
        (FILE,),
    ),
    Command(
        "history sign",
        "sign what you recorded with a key of your account, as your settings name it",
        _sign,
        (FILE,),
    ),
)
