"""A history that was left behind when its workbook was given another name."""

from collections.abc import Iterator
from glob import escape
from pathlib import Path

from eh_tui.errors import EhError
from eh_tui.files.folder.peek import peek
from eh_tui.files.store.identity import id_of
from eh_tui.files.store.journal import Journal, history_name, history_of
from eh_tui.files.store.lines import JournalLines
from eh_tui.files.store.replay import parsed
from eh_tui.files.store.unnoted import is_unfinished
from eh_tui.files.store.workbook_file import sha
from eh_tui.files.system.disk import read_bytes
from eh_tui.files.toml.text import WorkbookText

_ENDING = ".history.jsonl"


def history_left_behind(workbook: Path) -> str:
    """Return which history without a workbook beside one is to be renamed, "" for none.

    Only where the workbook has no history of its own. The history is this one's that leads to
    the file as it is or holds its id; of any other that may be, it is said that it may. Nothing
    is renamed here: whose history it is, only a person can know for certain.
    """
    own = history_of(workbook)
    if own.exists() and own.stat().st_size:
        return ""
    try:
        text, digest = peek(workbook).text, sha(read_bytes(workbook)[1])
        alone = list(_without_workbook(own.parent))
    except (EhError, OSError):
        return ""
    kin = [(history, _kinship(history, workbook, text, digest)) for history in alone]
    nearest = max((kinship for _, kinship in kin), default=0)
    if not nearest:
        return ""
    found = sorted(history.name for history, kinship in kin if kinship == nearest)
    name = workbook.name
    if len(found) > 1:
        return (
            f"{name} has no history, and histories without a workbook lie beside it: "
            f"{', '.join(found)}. If one of them is its own, rename that to {own.name} "
            "before anything is changed."
        )
    (only,) = found
    if nearest == _MAY_BE:
        return (
            f"{name} has no history, and {only} beside it has no workbook: it may be this one's, "
            f"from before a change of name. If it is, rename it to {own.name}{_signed(own, only)} "
            "before anything is changed."
        )
    return (
        f"{name} was given another name and its history was not: rename {only}, which lies beside "
        f"it, to {own.name}{_signed(own, only)} before anything is changed, and all of it is there "
        "again."
    )


def _without_workbook(folder: Path) -> Iterator[Path]:
    """Yield the histories of a folder to which no file in it belongs."""
    names = {each.name for each in folder.iterdir()}
    theirs = {history_name(name) for name in names if not name.endswith(_ENDING)}
    for name in names:
        if name.endswith(_ENDING) and not name.startswith(".") and name not in theirs:
            yield folder / name


_MAY_BE, _HAS_ITS_ID, _LEADS_TO_IT = 1, 2, 3


def _kinship(history: Path, workbook: Path, text: WorkbookText, digest: str) -> int:
    """Return how surely a history is a workbook's, 0 where it is another one's."""
    try:
        lines = Journal(history, "", workbook).read()
    except EhError:
        return 0
    state = lines.last_state
    if state and (state.after == digest or is_unfinished(lines, digest)):
        return _LEADS_TO_IT
    noted = next((record.text for record in lines.backwards() if record.text), "")
    was = parsed(noted.encode())
    if not was:
        return 0
    ours, theirs = id_of(text.text), id_of(was.text)
    if ours and theirs:
        return _HAS_ITS_ID if ours == theirs else 0
    return _MAY_BE if _held(lines, digest) or _is_same_audit(was, text) else 0


def _held(lines: JournalLines, digest: str) -> bool:
    return any(digest in (record.before, record.after) for record in lines.backwards())


def _is_same_audit(one: WorkbookText, other: WorkbookText) -> bool:
    schools = one.workbook.school, other.workbook.school
    names = {(school.name.strip().casefold(), school.year.strip()) for school in schools}
    return len(names) == 1 and bool(schools[0].name.strip())


def _signed(own: Path, history: str) -> str:
    """Return the words for what signatures of a history's lines go with it, "" for none."""
    stem = history.removesuffix(".jsonl")
    files = sorted(each.name for each in own.parent.glob(f"{escape(stem)}.*.signed"))
    return f", and {', '.join(files)} likewise," if files else ""
