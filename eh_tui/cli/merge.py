"""The commands that bring several versions of a workbook together."""

from argparse import Namespace
from pathlib import Path

from eh_tui.cli.command import DONE, FILE, FOUND, Command, argument
from eh_tui.cli.opening import store
from eh_tui.cli.output import say_on_one_line
from eh_tui.errors import BrokenFile, NotSaved


def _merge(given: Namespace) -> int:
    from eh_tui.files.merge.three_way import merged_text
    from eh_tui.files.system.durable import why, write_durably

    texts = {path: _bytes(path) for path in (given.base, given.ours, given.theirs)}
    for path in (given.ours, given.theirs):
        _check_readable(path, texts[path])
    merged = merged_text(texts[given.base], texts[given.ours], texts[given.theirs])
    output: Path = given.output or given.ours
    try:
        write_durably(output, merged.data)
    except OSError as error:
        raise NotSaved(f"Not saved: {why(error)} ({output}).") from None
    for sentence in merged.sentences:
        say_on_one_line(sentence)
    return FOUND if merged.sentences else DONE


def _bytes(path: Path) -> bytes:
    from eh_tui.files.system.disk import read

    return read(path)[1]


def _check_readable(path: Path, data: bytes) -> None:
    from eh_tui.files.toml.text import WorkbookText

    try:
        WorkbookText.parse(data)
    except BrokenFile as error:
        raise BrokenFile(f"{path}, {error} Nothing was merged.", error.line, error.column) from None


def _merge_copies(given: Namespace) -> int:
    from eh_tui.files.beside.copies import copies_of, merge_copy
    from eh_tui.files.merge.three_way import sentence_of

    opened = store(given.file)
    copies = copies_of(given.file)
    if not copies:
        say_on_one_line(f"No sync tool left a copy beside {given.file}.")
    clashing = False
    for copy in copies:
        merged = merge_copy(opened, copy)
        number = len(merged.edits)
        changes = "1 change" if number == 1 else f"{number} changes"
        say_on_one_line(f"{copy.name}: {changes if number else 'nothing'} taken over.")
        for clash in merged.clashes:
            say_on_one_line(sentence_of(clash))
        if merged.clashes:
            clashing = True
            say_on_one_line(f"{copy.name} is left where it is; remove it once you have decided.")
    return FOUND if clashing else DONE


COMMANDS = (
    Command(
        "merge",
        "bring two versions of a workbook together, as git asks it",
        _merge,
        (
            argument("base", metavar="BASE", type=Path, help="what both came from"),
            argument("ours", metavar="OURS", type=Path, help="our version, which is written"),
            argument("theirs", metavar="THEIRS", type=Path, help="their version"),
            argument("-o", "--output", metavar="OUT", type=Path, help="write here, not to OURS"),
        ),
    ),
    Command(
        "merge-copies",
        "bring in the copies that a sync tool left beside a workbook",
        _merge_copies,
        (FILE,),
    ),
)
