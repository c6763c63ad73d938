"""How the ratings went from meeting to meeting, as bars of letters."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import ClassVar

from textual.binding import BindingType

from eh_tui.errors import EhError
from eh_tui.model.audit.rated import rated_ones
from eh_tui.model.audit.summary import Counts
from eh_tui.model.core.address import Address
from eh_tui.model.core.form_rows import Commitment
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.numbers import how_many
from eh_tui.model.core.sanitize import shown_on_one_line
from eh_tui.model.form.form import Form
from eh_tui.model.meeting.meetings import ended, meeting_in_words
from eh_tui.model.meeting.movement import (
    Movement,
    counts_by_commitment,
    counts_by_person,
    movement_parts,
    movement_since,
    movement_words,
    put_off_often,
    put_off_words,
)
from eh_tui.model.meeting.trend import Moment, counts_over_meetings
from eh_tui.ui.chrome.rating_bar import shares
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.lists.list_screen import Listed, ListScreen
from eh_tui.ui.meeting.end import hand_out_beside, write_beside
from eh_tui.ui.text import cell_length, fit
from eh_tui.ui.wording import counts_in_words, look_of

_BAR = 25
"""Letters of a bar."""
_NAME = 18
"""Cells of a date or a name where there is no room for bars, "12 September 2026"."""
_AROUND = 8
"""Cells beside the texts of a line: between them, at its ends, and the scroll bar."""


class TrendScreen(ListScreen):
    """Each commitment's ratings at the end of each meeting, and now."""

    WHERE: ClassVar = Scope.TREND
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.TREND))
    EMPTY = "No meeting has ended yet."

    def heading(self) -> str:
        """Return what is shown; the form rates no commitment, so that all of it is derived."""
        meetings = len(counts_over_meetings(self.session.workbook)) - 1
        number = how_many(meetings, "meeting")
        whose = rated_ones(self.session.workbook)
        by = f", by {name}" if (name := self.session.workbook.form.counted_by) else ""
        return f"Trend  {number} and now, derived from the ratings of the {whose}{by}"

    def on_resize(self) -> None:
        """Show bars only where there is room for them beside the figures."""
        super().on_resize()
        self.catch_up()

    def listed(self) -> tuple[Listed, ...]:
        """Return a heading for each commitment, and a line for each meeting below it."""
        moments = counts_over_meetings(self.session.workbook)
        if len(moments) == 1:
            return ()
        every = f"All {rated_ones(self.session.workbook)}"
        lines = [Listed((every,)), *(self._line(moment) for moment in moments)]
        for at, (commitment, _) in enumerate(moments[-1].commitments):
            lines.append(Listed((_title(commitment),)))
            lines += [self._line(moment, at) for moment in moments]
        return (*lines, *self._movement())

    def action_minutes(self) -> None:
        """Write the minutes of the meeting under the cursor as a Word file."""
        from eh_tui.files.minutes.file import WORD

        self._write(lambda id: write_beside(self.session, id, WORD, self.app.today()))

    def action_hand_out(self, audience: str) -> None:
        """Write the pages for those who have to do something, or the one for governors."""
        self._write(lambda id: hand_out_beside(self.session, id, audience, self.app.today()))

    def action_amendments(self) -> None:
        """Show what is to be amended in the minutes of the meeting under the cursor."""
        from eh_tui.ui.meeting.amendments import AmendmentsScreen

        if id := self._meeting():
            self.app.push_screen(AmendmentsScreen(self.session, id), lambda _: self.catch_up())

    def _meeting(self) -> str:
        meeting = self.chosen.key[0] if self.chosen and isinstance(self.chosen.key, tuple) else ""
        if not meeting:
            self.say("Put the cursor on a meeting to write its minutes.")
        return str(meeting)

    def _write(self, write: Callable[[str], str]) -> None:
        if id := self._meeting():
            try:
                self.say(write(id))
            except EhError as error:
                self.say(str(error), error=True)

    def _movement(self) -> Iterator[Listed]:
        """Yield what moved since the last meeting, and what was put off again and again."""
        workbook = self.session.workbook
        last = ended(workbook)[-1]
        moved = movement_since(workbook, last)
        word = workbook.form.words.commitment
        yield Listed((f"Moved since {shown_on_one_line(meeting_in_words(last))}",))
        told = [
            (f"{word} {commitment.id}".rstrip(), counts)
            for commitment, counts in counts_by_commitment(workbook, moved)
        ]
        told += [
            (shown_on_one_line(name), counts) for name, counts in counts_by_person(workbook, moved)
        ]
        yield from (self._moved(name, counts) for name, counts in told)
        often = put_off_often(moved)
        if often:
            yield Listed(("Put off again and again",))
        for each in often:
            words, action = put_off_words(each.times_put_off), each.action
            address = Address(Kind.ACTIONS, action.id, "when")
            text = shown_on_one_line(action.text)
            detail = f"{words}: {action.text}"
            yield self._row((action.id, words, text), ("", action.id), detail, address=address)

    @property
    def _has_bars(self) -> bool:
        """Whether the figures have room beside bars: what is cut must never be a number."""
        figures = _figures(Counts(), self.session.workbook.form)
        return self.size.width >= _NAME + cell_length(figures) + _BAR + _AROUND

    def _row(
        self,
        texts: tuple[str, str, str],
        key: tuple[str, object],
        detail: str,
        parts: tuple[tuple[str, str], ...] = (),
        address: Address | None = None,
    ) -> Listed:
        """Return a line; where there is no room for bars, without what only repeats the rest.

        `parts` are the last text in stretches, each with its look.
        """
        if self._has_bars:
            return Listed(texts, key, detail, address, last=parts)
        name, middle, last = texts
        if address:
            middle, last = "", f"{middle}: {last}"
        if cell_length(name) > _NAME:
            name = fit(name, _NAME)
        return Listed((name, middle or last), key, detail, address, last=() if middle else parts)

    def _line(self, moment: Moment, at: int | None = None) -> Listed:
        counts, form = moment.total, self.session.workbook.form
        if at is not None:
            counts = moment.commitments[at][1] if at < len(moment.commitments) else Counts()
        meeting = moment.meeting
        when = shown_on_one_line(meeting.date or meeting.id) if meeting else "Now"
        kind = shown_on_one_line(meeting.kind) if meeting else ""
        figures = _figures(counts, form)
        parts = tuple(
            (form.level(rag).letter * cells, look_of(form, rag))
            for rag, cells in shares(counts, form, _BAR).items()
            if cells
        )
        bar = "".join(letters for letters, _ in parts)
        said = counts_in_words(counts, form)
        name = ", ".join(part for part in (when, kind) if part)
        key = (meeting.id if meeting else "", at)
        return self._row((when, figures, bar), key, f"{name}: {said}", parts)

    def _moved(self, name: str, counts: Counter[Movement]) -> Listed:
        """Return a line of what somebody's actions did, each in words and in its colour."""
        words = movement_words(counts)
        parts: list[tuple[str, str]] = []
        for text, movement in movement_parts(counts):
            parts += [(", ", "none")] if parts else []
            parts.append((text, movement.colour))
        return self._row((name, "", words), ("", name), f"{name}: {words}", tuple(parts))


def _figures(counts: Counts, form: Form) -> str:
    """Return how many have each level, each with its letter, as wide as any other of the form."""
    return "  ".join(f"{counts.of(level.id):2} {level.letter}" for level in form.ratings)


def _title(commitment: Commitment) -> str:
    title = commitment.numbered
    return shown_on_one_line(title)
