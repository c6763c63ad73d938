"""A round's folder: its returns as rows, read anew only where something has changed."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from eh_tui.errors import EhError, NotFound
from eh_tui.files.folder.forms import each_shipped_form
from eh_tui.files.folder.peek import peek
from eh_tui.files.partnership.cache import RACY, Cache, Kept, rows_of
from eh_tui.files.partnership.reading import content_digest
from eh_tui.files.partnership.round_file import RoundFile, read_round
from eh_tui.files.partnership.scan import FoundFile, files_in
from eh_tui.files.partnership.steps import read_in_steps
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.partnership.collated import Collated, collate
from eh_tui.model.partnership.held import without_marks
from eh_tui.model.partnership.returned import ReturnedSchool

if TYPE_CHECKING:  # with it come all the checks, which most runs need not load
    from eh_tui.model.partnership.questions import SchoolQuestion

_TOGETHER = 1000
"""How many known rows are read together."""

Progress = Callable[[int, int], None]
"""Is told how many files are read, and how many are to be."""


def _silent(_read: int, _all: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class FolderReading:
    """A folder's round with its returns, as they lay there."""

    folder: Path
    file: RoundFile
    collated: Collated
    files: dict[str, FoundFile]
    """By their names, as rows call them."""
    number_read: int
    """How many files had to be read, the others being known."""
    trouble: str = ""
    """Why the cache could not be used, "" where it was."""

    def path_of(self, row: ReturnedSchool) -> Path:
        """Return where a return lies, to be opened and looked at."""
        return self.folder / row.file


def read_folder(
    folder: Path,
    today: date,
    progress: Progress = _silent,
    *,
    asking: bool = False,
    with_marks: bool = True,
) -> FolderReading:
    """Return a folder's round with its returns; raises `NotFound` and `BrokenFile`.

    Nothing is written into the folder but the cache, in steps, so that a killed run has lost
    little. `progress` is told after each step, and may raise to stop it. Who will be `asking` for
    the questions to all spares a second reading by saying so; who neither compares rounds nor
    looks for what stands out needs no marks and texts in the rows, which are half of them.
    """
    file = read_round(folder)
    blank = blank_form(file)
    own = {folder / file.form_file} if file.form_file else set()
    files = {found.name: found for found in files_in(folder) if not own or found.path not in own}
    with closing(Cache(folder, blank)) as cache:
        # what was asked for is told from the rows
        with_marks = with_marks or any(school.requested for school in file.round.schools)
        rows, unknown = _known(cache, files, today, with_marks=with_marks)
        done = 0
        progress(done, len(unknown))
        for read in read_in_steps(unknown, blank, today, asking=asking):
            cache.keep(read, today)
            own_rows = (each.row for each in read)
            rows += own_rows if with_marks else map(without_marks, own_rows)
            done += len(read)
            progress(done, len(unknown))
        collated = collate(file.round, blank, rows)
        return FolderReading(folder, file, collated, files, len(unknown), cache.trouble)


def blank_form(file: RoundFile) -> Workbook:
    """Return the form that a round asks for; raises `NotFound` where it is nowhere.

    That is the file that the round names, else the form of that id and version which comes
    with eh-tui.
    """
    known = file.round
    if file.form_file:
        return peek(file.path.parent / file.form_file).workbook
    for form in each_shipped_form():
        has = form.workbook.form
        if (has.id, has.version) == (known.form, known.version):
            return form.workbook
    said = f"{known.form} {known.version}".strip() or "without a name"
    raise NotFound(
        f"{file.path} asks for a form {said}, which does not come with eh-tui; write where its "
        'file lies, as form_file = "../our-form.toml".'
    )


def questions_for(
    reading: FolderReading, rows: Iterable[ReturnedSchool], today: date
) -> "dict[str, tuple[SchoolQuestion, ...]]":
    """Return what to ask of some returns, by their files; known ones are not read again."""
    found, unknown = {}, []
    blank = reading.collated.blank
    with closing(Cache(reading.folder, blank)) as cache:
        for row in rows:
            file = reading.files[row.file]
            known = cache.questions(file, today)
            if known is None:
                unknown.append(file)
            else:
                found[row.file] = known
        for read in read_in_steps(unknown, blank, today, asking=True):
            cache.keep(read, today)
            found |= {each.file.name: each.asked or () for each in read}
    return found


def _known(
    cache: Cache, files: dict[str, FoundFile], today: date, *, with_marks: bool
) -> tuple[list[ReturnedSchool], list[FoundFile]]:
    """Return the rows of files that are known, and the files that have to be read."""
    rows: list[ReturnedSchool] = []
    gone, settled = [], []

    def good() -> Iterator[Kept]:
        for kept in cache.kept(with_marks=with_marks):
            file = files.get(kept.name)
            begun = time.time_ns()
            if file is None:
                gone.append(kept.name)
            elif kept.is_of(file, today) and not (kept.is_racy and _is_other(kept, file)):
                yield kept
                if kept.is_racy and file.changed <= begun - RACY:
                    settled.append(file)

    found = good()
    while some := tuple(islice(found, _TOGETHER)):
        rows += rows_of(some)
    cache.forget(gone)
    cache.settle(settled)
    names = {row.file for row in rows}
    return rows, [file for name, file in files.items() if name not in names]


def _is_other(kept: Kept, file: FoundFile) -> bool:
    """Say whether a file does not hold what is known of it, or nobody can tell."""
    try:
        return not kept.digest or content_digest(file.path) != kept.digest
    except EhError:
        return True
