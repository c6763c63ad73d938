"""How far one return of a round is: what the file says of itself, and what the lead has said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from eh_tui.model.core.days import iso_in_words
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.partnership.returned import ReturnedSchool, row_digests
from eh_tui.model.partnership.round import ChangeRequested, ExpectedSchool
from eh_tui.model.submitting import ReturnState, asked_in_words

_STEPS = {step.value: step for step in ReturnState}
_DONE = (ReturnState.SUBMITTED, ReturnState.CLOSED)


def reopened_in_words(school: ExpectedSchool | None) -> str:
    """Return that a school was closed before more was asked of it, "" where it was not."""
    if school is None or not school.closed:
        return ""
    return f"It was closed on {iso_in_words(school.closed)} and is open again. "


@dataclass(frozen=True, slots=True)
class Stands:
    """How a school's return stands."""

    expected: ExpectedSchool | None
    """None for a file of no expected school."""
    returned: ReturnedSchool | None
    """None where none came."""

    @property
    def step(self) -> ReturnState:
        """How far the return has come.

        Where nothing has changed in any row that the lead asked about, and the school gives no
        reason, it is what was asked for that is awaited, whatever else has changed.
        """
        if self.expected and self.expected.closed:
            return ReturnState.CLOSED
        if self.returned is None:
            return ReturnState.ASKED
        still = self.requested
        if any(self._is_of_this(each) for each in still):
            return ReturnState.CHANGES_REQUESTED
        is_as_it_was = bool(still) and len(still) == self._number_asked
        if is_as_it_was and not self.returned.because:
            return ReturnState.CHANGES_REQUESTED
        said = self.returned.standing
        if said == ReturnState.CHANGES_REQUESTED and self.is_export and self.expected:
            # an office program leaves that mark in the copy in which the school has answered
            said = "" if self.expected.requested else said
        return _STEPS.get(said, ReturnState.DRAFT)

    @property
    def is_export(self) -> bool:
        """Whether it is an Excel file or a document, which can't be submitted by itself."""
        return bool(self.returned) and not self._file.endswith(".toml")

    @property
    def words(self) -> str:
        """How far the return is, and of what nobody submitted that it is not.

        "" for a file that can't be read, which says nothing of it.
        """
        if self.returned and self.returned.trouble:
            return ""
        if self.returned and self.step is ReturnState.DRAFT:
            return "exported, not submitted" if self.is_export else "not submitted"
        return self.step.value

    @property
    def in_full(self) -> str:
        """The same, with what else a lead must know before taking it at its word."""
        return ", ".join(filter(None, (self.words, *self.notes.values())))

    @property
    def notes(self) -> Mapping[str, str]:
        """What a lead must know besides: of one return, by what is said of many together."""
        return dict(self._notes()) if self.words else {}

    @property
    def reason(self) -> str:
        """What the school gave as its reason when it submitted, a sentence; "" for none."""
        row = self.returned
        if row is None or not row.because:
            return ""
        why = "Not all rated, because" if row.number_of(NOT_RATED) else "The reason given"
        return f"{why}: {row.because}"

    @property
    def requested(self) -> tuple[ChangeRequested, ...]:
        """What the lead wants changed that is not: of this file, or of rows as they were then."""
        return tuple(each for each in self._asked if self._is_awaited(each))

    @property
    def awaited(self) -> tuple[ChangeRequested, ...]:
        """What of it the lead still waits for: nothing of what is closed."""
        return () if self.step is ReturnState.CLOSED else self.requested

    def in_words(self, asked: ChangeRequested) -> str:
        """Return what the lead wants changed in a row, when that was, and that it was left."""
        on = f" ({iso_in_words(asked.on)})" if asked.on else ""
        left = "" if self._is_of_this(asked) else " Not changed since."
        return f"To be changed in {asked_in_words(asked.row)}: {asked.reason}{on}{left}"

    def _notes(self) -> Iterator[tuple[str, str]]:
        row, step = self.returned, self.step
        if row is None:
            return
        left = [each for each in self.requested if not self._is_of_this(each)]
        if left and step is not ReturnState.CLOSED:
            said = f"{len(left)} of {self._number_asked} not changed since you asked"
            yield "with rows not changed since you asked", said
        if step in _DONE and (unrated := row.number_of(NOT_RATED)):
            every = sum(sum(levels.values()) for levels in row.counts.values())
            yield f"{step} with rows not rated", f"{unrated} of {every} not rated"
        if step is ReturnState.SUBMITTED and row.is_changed:
            yield "changed since submitting", "changed since"
        if self.expected and self.expected.closed_before(row.digest, row.came):
            yield "came after the school was closed", "but this came after it was closed"

    @property
    def _file(self) -> str:
        return self.returned.file.casefold() if self.returned else ""

    @property
    def _asked(self) -> tuple[ChangeRequested, ...]:
        """What was asked last of each row."""
        asked = self.expected.requested if self.expected and self.returned else ()
        return tuple({each.row: each for each in asked}.values())

    @property
    def _number_asked(self) -> int:
        """In how many rows something was to be changed when it was asked last, or still is."""
        last = self._asked[-1].digest if self._asked else ""
        return sum(each.digest == last or self._is_awaited(each) for each in self._asked)

    def _is_of_this(self, asked: ChangeRequested) -> bool:
        assert self.returned
        return asked.is_of(self.returned.digest, self.returned.came)

    def _is_awaited(self, asked: ChangeRequested) -> bool:
        assert self.returned
        if self._is_of_this(asked):
            return True
        return bool(asked.hash) and row_digests(self.returned).get(asked.row) == asked.hash
