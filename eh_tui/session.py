"""One person at work on one workbook: what is on screen, what can be undone, what is kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from eh_tui.errors import BrokenFile, EhError, FileGone, NotSaved, Refused, Unreadable
from eh_tui.files.beside.drafts import Drafts
from eh_tui.files.beside.last_year import LastYear, NamedLastYear
from eh_tui.files.beside.presence import FOLLOWS, Presence
from eh_tui.files.beside.private_notes import PrivateNotes
from eh_tui.files.beside.showing import Showing
from eh_tui.files.folder.peek import peek
from eh_tui.files.store.seen import Seen
from eh_tui.files.store.store import LabelledStep, Store
from eh_tui.files.system.user import initials_in_name
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.edits import Edit
from eh_tui.model.core.locking import refusal
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.bring_back import bring_back
from eh_tui.model.journal.log import step_in_words
from eh_tui.model.journal.record import Record, steps_of
from eh_tui.model.submitting import return_standing

if TYPE_CHECKING:  # loaded where an audit names an offer
    from eh_tui.files.offer.audit import NamedOffer

SAVED = "Saved"
"""What `Session.state` says where nothing stands in the way of work."""


class Session:
    """An open workbook. Every change is on disk before the call returns."""

    def __init__(self, path: Path, by: str = "") -> None:
        """Open a workbook; raises `EhError` in one sentence where it can't be read.

        `by` is who works on it, if not the operating-system user.
        """
        self.store = Store(path, by)
        self.unsaved = ""
        """Why the last change is not on disk, "" where everything is."""
        self.drafts = Drafts(path)
        """Texts that were typed and are not saved, by row and field."""
        self.trouble = ""
        """Why the file can't be read just now, "" where it can."""
        self._is_gone = False
        self._named_last_year = NamedLastYear(path)
        self._account = self.store.journal.by
        self.presence = Presence(path, self._account)

    @property
    def workbook(self) -> Workbook:
        """The audit as it is on disk."""
        return self.store.workbook

    @property
    def records(self) -> tuple[Record, ...]:
        """The whole history, oldest first; it is read as it is asked for."""
        return self.store.records

    @property
    def cautions(self) -> tuple[str, ...]:
        """What is to be said before work begins: why one can only look, what is odd or asked."""
        said = self.store.view_only, self.store.caution, self.history_left_behind
        return tuple(filter(None, (*said, return_standing(self.workbook).asked_for)))

    @property
    def history_left_behind(self) -> str:
        """Which history beside the workbook is to be renamed, as it was; "" where it has one."""
        if self.store.journal.lines.count:
            return ""
        from eh_tui.files.beside.left_behind import history_left_behind

        return history_left_behind(self.path)

    @property
    def last_year(self) -> LastYear:
        """The audit of the year before, read once; it is closed, so it stays as it is."""
        return self._named_last_year.of(self.workbook)

    @property
    def offer(self) -> Workbook | None:
        """The offer of an audit that names one, read anew where its file has changed."""
        return (
            self._named_offer.of(self.workbook) if self.workbook.school.offer_file.strip() else None
        )

    @cached_property
    def _named_offer(self) -> "NamedOffer":
        from eh_tui.files.offer.audit import NamedOffer

        return NamedOffer(self.path)

    @property
    def path(self) -> Path:
        """The workbook's file."""
        return self.store.path

    @property
    def state(self) -> str:
        """The one or two words that always say whether all is saved, and whether it can be."""
        if self.trouble:
            return "FILE GONE" if self._is_gone else "FILE BROKEN"
        if self.store.view_only:
            return "VIEW ONLY"
        if self.workbook.school.locked:
            return "LOCKED"
        return "NOT SAVED" if self.unsaved else SAVED

    @property
    def refusal(self) -> str:
        """Why nothing may be changed, a sentence; "" where it may."""
        if self.workbook.school.locked:
            return refusal(self.workbook, self.path.name)
        return self.store.view_only

    @property
    def by(self) -> str:
        """Who works here, as the history writes it."""
        return self.store.journal.by

    @cached_property
    def private_notes(self) -> PrivateNotes:
        """What this account, or who of it works here, noted for themselves alone."""
        return PrivateNotes(self.path, initials_in_name(self.by))

    @cached_property
    def showing(self) -> Showing:
        """What whoever leads a meeting shows to the others."""
        return Showing(self.path)

    def work_as(self, initials: str) -> None:
        """Work on as one of those who share the account, "office (DW)" in the history.

        To be called before the first change: only what has the same name can be undone.
        """
        by = f"{self._account} ({initials})" if initials else self._account
        self.store.journal.by = by
        self.presence.leave()
        self.presence = Presence(self.path, by)
        self.presence.show()

    def only_follow(self) -> None:
        """Be seen by the others as one whose screen only follows a meeting."""
        self.presence.leave()
        self.presence = Presence(self.path, f"{self._account}{FOLLOWS}")

    def newest(self, number: int) -> tuple[Record, ...]:
        """Return the last records of the history, oldest first, without reading all of them."""
        lines = self.store.journal.lines
        return lines.from_(max(0, lines.count - number))

    def holding(self, id: str) -> tuple[Record, ...]:
        """Return the records that speak of a row, without reading all of the history."""
        return tuple(self.store.journal.lines.holding([id]))

    def mark(self, name: str) -> None:
        """Give a name to this moment in the history; raises `EhError`."""
        self.store.mark(name)

    def refresh(self) -> tuple[Record, ...]:
        """Read on where others have changed something, and return what they did.

        A file that can't be read is said in `trouble`, and what was read last stays.
        """
        self.presence.show()
        try:
            with self._noting_trouble():
                news = self.store.refresh()
        except EhError:
            return ()
        if self.trouble:
            self.trouble = self.unsaved = ""  # what could not be saved was refused, and said
        return news

    def stop_if_unreadable(self) -> None:
        """Raise `EhError` where the file can't be read just now: nobody is to type in vain."""
        with self._noting_trouble():
            self.store.stop_if_elsewhere()
            if self.trouble:
                peek(self.path)  # it may be mended, and that not be noticed yet

    def stop_if_refused(self) -> None:
        """Raise `EhError` where nothing in the file may be changed, or it can't be read."""
        self.stop_if_unreadable()
        if self.refusal:
            raise Refused(self.refusal)

    @contextmanager
    def _noting_trouble(self) -> Iterator[None]:
        try:
            yield
        except EhError as error:
            self.trouble, self._is_gone = str(error), isinstance(error, FileGone)
            raise

    def bring_back(self, id: str) -> tuple[str, ...]:
        """Put back a row that was taken out, with its notes in its old place.

        What it belongs to comes back with it, where that is gone too. Returns the ids of all
        that came back; raises `NotFound` where the history does not have it.
        """
        edits = bring_back(self.workbook, self.store.records, id)
        self.apply(f"{id} brought back", *edits)
        return tuple(edit.id for edit in edits)

    @property
    def seen(self) -> Seen:
        """What whoever opens a dialog now thinks of a change for (`apply`)."""
        return Seen.now(self.workbook, self.store.journal.lines)

    def apply(self, label: str, *edits: Edit, seen: Seen | None = None) -> None:
        """Make edits as one step that undo takes back; raises `EhError` with nothing changed.

        `seen` is what they were thought of for, where that was a while ago: nothing goes to a
        row that only has the number of what was seen then.
        """
        with self._saying_why_not():
            self.store.commit(edits, label, seen=seen)

    def take_over(self, label: str, returned_by: str, *edits: Edit) -> None:
        """Make the edits that somebody else's return asks for, one step; raises as `apply` does."""
        with self._saying_why_not():
            self.store.commit(edits, label, returned_by=returned_by)

    def take_form(self, form: WorkbookText) -> None:
        """Move the audit to another version of its form, as one step; raises as `apply` does."""
        from eh_tui.files.store.take_version import take_version

        with self._saying_why_not():
            take_version(self.store, form)

    def apply_from(self, work_out: Callable[[Workbook], LabelledStep]) -> str:
        """Make a step that tells how things stand at this moment, and return its label.

        As `apply`, with edits that are worked out while nobody else can save: those of a
        meeting's end, which minutes are made of.
        """
        with self._saying_why_not():
            return self.store.commit_from(work_out)

    def undo(self, *, anyway: bool = False) -> str:
        """Take my last step back and return its label, "" where there is none.

        Steps of earlier sessions count. Raises `Conflict` where somebody changed it since;
        that step is then passed over. Raises `NotRecordedHere` where it only stands under my
        name, unless it is to be taken back `anyway`.
        """
        return self._turn(self.to_undo, "taken back", anyway=anyway)

    def redo(self, *, anyway: bool = False) -> str:
        """Make the step again that was undone last; returns and raises as `undo` does."""
        return self._turn(self.to_redo, "made again", anyway=anyway)

    @property
    def to_undo(self) -> Record | None:
        """The step that `undo` would take back."""
        return next(reversed(steps_of(self.store.own_records)[0]), None)

    @property
    def to_redo(self) -> Record | None:
        """The step that `redo` would make again."""
        return next(reversed(steps_of(self.store.own_records)[1]), None)

    def _turn(self, step: Record | None, done: str, *, anyway: bool) -> str:
        """Turn a step: take it back or make it again, which `done` says in words.

        Both put back what was there before the step's record, which tells of the step itself
        or of its having been taken back. Returns and raises as `undo` does.
        """
        if step is None:
            return ""
        self.stop_if_refused()  # a stray key must not open what was closed
        if not anyway and not self.store.is_recorded_here(step):
            raise self.store.marks.not_noted(step, step_in_words(self.workbook, step))
        if step.took_a_form:
            from eh_tui.files.store.take_version import turn_version

            turn_version(self.store, step, done)
        else:
            with self._saying_why_not():
                self.store.commit(step.undo, step.label, reverts=step.n)
        return step.label or "a change"

    @contextmanager
    def _saying_why_not(self) -> Iterator[None]:
        """Note why a change does not reach the disk, or that all do."""
        with self._noting_trouble():
            self.store.stop_if_elsewhere()
        try:
            yield
        except (NotSaved, Unreadable, BrokenFile) as error:
            self.unsaved = str(error)
            raise
        self.trouble = self.unsaved = ""
