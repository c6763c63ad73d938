"""A round's folder: its returns as rows, read anew only where something has changed."""

import time
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from eh_tui.errors import EhError, NotFound
from eh_tui.files.folder.forms import each_shipped_form
from eh_tui.files.folder.peek import peek
from eh_tui.files.partnership.cache import RACY, Cache, Kept
from eh_tui.files.partnership.reading import content_digest, questions_in
from eh_tui.files.partnership.round_file import RoundFile, read_round
from eh_tui.files.partnership.scan import FoundFile, files_in
from eh_tui.files.partnership.steps import rows_in_steps
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.partnership.collated import Collated, collate
from eh_tui.model.partnership.returned import ReturnedSchool

if TYPE_CHECKING:  # with it come all the checks, which most runs need not load
    from eh_tui.model.partnership.questions import SchoolQuestion

_STEP = 250
"""How many files are asked about between two savings of the cache: so much a killed run loses."""

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


def read_folder(folder: Path, today: date, progress: Progress = _silent) -> FolderReading:
    """Return a folder's round with its returns; raises `NotFound` and `BrokenFile`.

    Nothing is written into the folder but the cache, in steps, so that a killed run has lost
    little. `progress` is told after each step, and may raise to stop it.
    """
    file = read_round(folder)
    blank = blank_form(file)
    own = {folder / file.form_file} if file.form_file else set()
    files = {found.name: found for found in files_in(folder) if found.path not in own}
    with closing(Cache(folder, blank)) as cache:
        rows, number_read = _rows(cache, files, blank, today, progress)
        collated = collate(file.round, blank, rows)
        return FolderReading(folder, file, collated, files, number_read, cache.trouble)


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
    asked, found = [], {}
    blank = reading.collated.blank
    with closing(Cache(reading.folder, blank)) as cache:
        for row in rows:
            file = reading.files[row.file]
            known = cache.questions(file, today)
            if known is None:
                known = questions_in(file, blank, today)
                asked.append((file, known))
            found[row.file] = known
            if len(asked) >= _STEP:
                cache.keep_questions(_settled(asked), today)
                asked = []
        cache.keep_questions(_settled(asked), today)
    return found


def _settled(
    asked: "list[tuple[FoundFile, tuple[SchoolQuestion, ...]]]",
) -> "list[tuple[FoundFile, tuple[SchoolQuestion, ...]]]":
    """Return those whose files were not written just now: their stamps tell of any change."""
    now = time.time_ns()
    return [(file, each) for file, each in asked if file.changed < now - RACY]


def _rows(
    cache: Cache, files: dict[str, FoundFile], blank: Workbook, today: date, progress: Progress
) -> tuple[list[ReturnedSchool], int]:
    """Return the rows of files and how many had to be read."""
    kept = cache.kept()
    rows: list[ReturnedSchool] = []
    unknown: list[FoundFile] = []
    settled: list[tuple[FoundFile, ReturnedSchool, int]] = []
    for file in files.values():
        begun = time.time_ns()
        known = kept.pop(file.name, None)
        row = _known(known, file, today)
        if row is None:
            unknown.append(file)
            continue
        rows.append(row)
        if known and known.is_racy:
            settled.append((file, row, begun))
    cache.keep(settled, today)
    cache.forget(kept)
    done = 0
    progress(0, len(unknown))
    for read in rows_in_steps(unknown, blank, today):
        cache.keep(read, today)
        rows += [row for _, row, _ in read]
        done += len(read)
        progress(done, len(unknown))
    return rows, len(unknown)


def _known(kept: Kept | None, file: FoundFile, today: date) -> ReturnedSchool | None:
    """Return what is known of a file, None where it has to be read."""
    if kept is None or not kept.is_of(file, today):
        return None
    try:
        if kept.is_racy and (not kept.digest or content_digest(file.path) != kept.digest):
            return None
        return kept.returned()
    except (EhError, ValueError, TypeError):
        return None
