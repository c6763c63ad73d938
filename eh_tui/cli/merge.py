"""The commands that bring several versions of a workbook together."""

import os
from argparse import Namespace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from eh_tui.cli.command import DONE, FILE, FOUND, Command, argument
from eh_tui.cli.opening import looked_at, stop_unless_there, store
from eh_tui.cli.output import say_on_one_line, warn
from eh_tui.errors import BrokenFile, NotSaved, Refused
from eh_tui.model.core.numbers import how_many

if TYPE_CHECKING:  # it is loaded with the first workbook
    from eh_tui.files.store.store import Store
    from eh_tui.model.core.edits import Edit
    from eh_tui.model.core.workbook import Workbook
    from eh_tui.model.merge.clash_wording import WrittenBy


def _merge(given: Namespace) -> int:
    if given.install:
        return _install(given.install)
    if given.theirs is None:
        raise Refused(
            "BASE, OURS and THEIRS are needed; 'eh-tui merge --help' tells how it is used."
        )
    from eh_tui.files.merge.three_way import merged_text
    from eh_tui.files.system.durable import why, write_durably

    texts = {path: _bytes(path) for path in (given.base, given.ours, given.theirs)}
    if given.path and not any(map(_is_workbook, texts.values())):
        from eh_tui.files.merge.git import merge_as_text

        return FOUND if merge_as_text(given.base, given.ours, given.theirs) else DONE
    for path in (given.ours, given.theirs):
        _stop_if_broken(path, texts[path])
    kept, other = _writers(given)
    base, ours, theirs = (texts[path] for path in (given.base, given.ours, given.theirs))
    merged = merged_text(base, ours, theirs, kept, other)
    output: Path = given.output or Path(os.path.realpath(given.ours))
    like = _most_private(given.ours, given.theirs) if given.output else None
    try:
        write_durably(output, merged.data, like)
    except OSError as error:
        raise NotSaved(f"Not saved: {why(error)} ({output}).") from None
    for sentence in merged.sentences:
        say_on_one_line(sentence)
    return FOUND if merged.sentences else DONE


def _most_private(ours: Path, theirs: Path) -> Path:
    """Return the version that fewer people may read; raises `Refused` where neither is it."""
    from eh_tui.files.system.access import more_can_read

    if not more_can_read(ours.stat(), theirs.stat()):
        return ours
    if not more_can_read(theirs.stat(), ours.stat()):
        return theirs
    raise Refused(
        f"{ours} and {theirs} are for two groups to read, and the merged one would be for "
        "neither; give both the same group, or copy them to a folder of your own first."
    )


def _install(folder: Path) -> int:
    """Have git merge the workbooks of a checkout, and say what was written and what was tried."""
    import shlex
    import sys

    from eh_tui.files.merge.git import ATTRIBUTE, install

    here = f"{shlex.quote(sys.executable)} -m eh_tui"
    program = install(folder, ("eh-tui", here))
    say_on_one_line(f"git merges workbooks with {program or 'eh-tui'} in this checkout.")
    say_on_one_line(f"In its .gitattributes stands {ATTRIBUTE!r}, which holds for every folder.")
    if not program:
        warn(
            "git's own shell does not find eh-tui, so git would merge workbooks as plain text; "
            "put eh-tui on the PATH that git has, and run this once more."
        )
        return FOUND
    return DONE


def _writers(given: Namespace) -> "tuple[WrittenBy, WrittenBy]":
    """Return who wrote what in the two versions, as the workbook's history and git know."""
    from eh_tui.errors import EhError
    from eh_tui.files.merge.git import written_by_commit
    from eh_tui.files.store.journal import Journal, history_of
    from eh_tui.files.toml.text import WorkbookText

    try:
        records = (
            Journal(history_of(given.path), "", given.path).read().records if given.path else ()
        )
    except EhError:  # then git alone is asked
        records = ()
    versions = (WorkbookText.parse(_bytes(path)).workbook for path in (given.ours, given.theirs))
    ours, theirs = (partial(_text_in, workbook) for workbook in versions)
    return written_by_commit(given.ours, records, ours), written_by_commit(
        given.theirs, records, theirs
    )


def _text_in(workbook: "Workbook", edit: "Edit") -> str:
    """Return what a version has in the field of an edit, "" where it has no such field."""
    from eh_tui.errors import EhError
    from eh_tui.model.core.edits import Set
    from eh_tui.model.core.rows import row_of, value

    try:
        row = row_of(workbook, edit.kind, edit.id)
        return value(workbook, edit.kind, row, edit.field) if isinstance(edit, Set) else ""
    except EhError:
        return ""


def _is_workbook(data: bytes) -> bool:
    return b"[[commitments]]" in data


def _bytes(path: Path) -> bytes:
    from eh_tui.files.system.disk import read_bytes

    return read_bytes(path)[1]


def _stop_if_broken(path: Path, data: bytes) -> None:
    from eh_tui.files.toml.text import WorkbookText

    try:
        WorkbookText.parse(data)
    except BrokenFile as error:
        raise BrokenFile(f"{path}, {error} Nothing was merged.", error.line, error.column) from None


def _merge_copies(given: Namespace) -> int:
    from eh_tui.files.beside.copies import copies_of

    stop_unless_there(given.file)
    copies = copies_of(given.file)
    if not copies:
        looked_at(given.file)
        say_on_one_line(f"No sync tool left a copy beside {given.file}.")
        return DONE
    opened = store(given.file)
    clashes = [_merge_copy(opened, copy) for copy in copies]
    return FOUND if any(clashes) else DONE


def _merge_copy(opened: "Store", copy: Path) -> int:
    """Merge one copy, tell what came of it, and return how many clashes it has."""
    from eh_tui.files.beside.copies import source_of
    from eh_tui.files.beside.merged_copy import merge_copy
    from eh_tui.model.merge.clash_wording import sentence_of, written_by_records

    source, before = source_of(copy), opened.records
    merged = merge_copy(opened, copy)
    number = len(merged.edits)
    changes = how_many(number, "change")
    say_on_one_line(f"{copy.name}: {changes if number else 'nothing'} taken over.")
    if not merged.knows_base:
        say_on_one_line(
            "The history does not tell which state it was copied from, so only rows that are new "
            "were taken over; every other difference is for you to decide."
        )
    if merged.older:
        values = how_many(merged.older, "value")
        say_on_one_line(f"{values} in it stood here earlier; what stands here now is kept.")
    here = written_by_records(before)
    for clash in merged.clashes:
        say_on_one_line(sentence_of(clash, here, lambda _: source))
    if merged.clashes:
        say_on_one_line(f"{copy.name} is left where it is; remove it once you have decided.")
    return len(merged.clashes)


COMMANDS = (
    Command(
        "merge",
        "bring two versions of a workbook together, as git asks it",
        _merge,
        (
            argument("base", metavar="BASE", nargs="?", type=Path, help="what both came from"),
            argument("ours", metavar="OURS", nargs="?", type=Path, help="the one that is written"),
            argument("theirs", metavar="THEIRS", nargs="?", type=Path, help="the other version"),
            argument("-o", "--output", metavar="OUT", type=Path, help="write here, not to OURS"),
            argument("--path", metavar="PATH", type=Path, help="the workbook's, as git knows it"),
            argument(
                "--install",
                metavar="FOLDER",
                nargs="?",
                const=Path(),
                type=Path,
                help="have git merge the workbooks of a checkout so, this one's if left out",
            ),
        ),
    ),
    Command(
        "merge-copies",
        "bring in the copies that a sync tool left beside a workbook",
        _merge_copies,
        (FILE,),
    ),
)
