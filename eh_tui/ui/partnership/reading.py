"""A round's folder as the page shows it, read again only where something in it is another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from eh_tui.errors import EhError
from eh_tui.files.partnership.folder import FolderReading, Progress, read_folder
from eh_tui.files.partnership.reading import content_digest
from eh_tui.files.partnership.round_file import round_path
from eh_tui.files.partnership.scan import files_in
from eh_tui.model.partnership.changed import Changed, changed_since
from eh_tui.model.partnership.collated import Collated
from eh_tui.ui.partnership.view import PageFilter, page_filters


@dataclass(frozen=True)
class PageReading:
    """What is read of a round, and of the one before it."""

    folder: FolderReading
    before: Collated | None
    changes: Mapping[str, Changed] | None
    """What changed by the returns' files, None where no round before is named."""
    day: date

    @cached_property
    def filters(self) -> tuple[PageFilter, ...]:
        """What its lines can be chosen by."""
        return tuple(page_filters(self.folder.collated))


class RoundReader:
    """Reads a round's folder; its calls may come from any one thread at a time."""

    def __init__(self, folder: Path, before: Path | None) -> None:
        """Read nothing yet."""
        self.folder = folder
        self._before_folder = before
        self._before: Collated | None = None

    def read(self, today: date, progress: Progress) -> PageReading:
        """Return the round as it lies there; raises `EhError`."""
        if self._before_folder and self._before is None:
            self._before = read_folder(self._before_folder, today, progress).collated
        found = read_folder(self.folder, today, progress)
        changes = changed_since(self._before, found.collated) if self._before else None
        return PageReading(found, self._before, changes, today)

    def is_other(self, known: PageReading, today: date) -> bool:
        """Say whether something was put into the folder, taken out or changed since."""
        if today != known.day:
            return True
        try:
            now = {file.name: file.stamp for file in files_in(self.folder)}
            is_same_round = content_digest(round_path(self.folder)) == known.folder.file.digest
        except EhError:
            return True  # reading it says why
        was = {name: file.stamp for name, file in known.folder.files.items()}
        own = known.folder.file.form_file
        now = {
            name: stamp for name, stamp in now.items() if self.folder / name != self.folder / own
        }
        return now != was or not is_same_round
