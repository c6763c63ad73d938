"""What minutes tell of how a row stands: its ratings, by when and who, before and after."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from eh_tui.model.core.form_rows import Action
from eh_tui.model.form.columns import Column, Of, Role
from eh_tui.model.form.form import Form
from eh_tui.model.meeting.discussion import Snapshot
from eh_tui.model.meeting.minutes.minute import Minute
from eh_tui.model.meeting.minutes.wording import rating_phrase, when_words, who_words


@dataclass(frozen=True, slots=True)
class StandLine:
    """One thing that minutes tell of a row, under the form's heading."""

    label: str
    before: str | None
    """In words; None where nobody wrote it down, or the row was not there."""
    after: str | None
    """In words; None where the meeting took the row out."""
    level: str = ""
    """The level that a rating has after the meeting, "" for what is no rating."""

    @property
    def words(self) -> str:
        """What it is now, with what it was before where that is something else."""
        if self.after is None or self.before in (None, self.after):
            return self.after or ""
        return f"{self.before}{self.arrow}{self.after}"

    @property
    def arrow(self) -> str:
        """What stands between two values, on a line of its own where one has several."""
        return "\n→ " if "\n" in f"{self.before}{self.after}" else " → "


def stand_lines(form: Form, one: Minute) -> Iterator[StandLine]:
    """Yield what minutes tell of a row: each of its ratings, then by when and who.

    Of a form with columns of its own it is what the row has a column for.
    """
    columns = _columns(one) if form.columns else ()
    if one.is_rated:
        yield from _ratings(form, one)
    fixed: tuple[tuple[Role, str, Callable[[Snapshot], str]], ...] = (
        (Role.WHEN, "When", when_words),
        (Role.WHO, "Who", who_words),
    )
    for role, ours, words in fixed:
        label = next((_heading(each) for each in columns if each.role is role), "")
        if label or not columns:
            yield StandLine(label or form.heading_of(role, ours), *_both(one, words))


def ratings_after(form: Form, one: Minute) -> str:
    """Return how the meeting left a row's ratings, each named where there are several.

    "–" stands where the meeting took the row out, or none is asked.
    """
    lines = [line for line in stand_lines(form, one) if line.level]
    if len(lines) < 2:
        return lines[0].after or "–" if lines else "–"
    return "\n".join(f"{line.label}: {line.after}" for line in lines)


def _ratings(form: Form, one: Minute) -> Iterator[StandLine]:
    asked = one.stop.ratings if one.stop else ()
    headings = {rating.column.field: rating.heading for rating in asked}
    usual = form.heading_of(Role.RATING, "Rating")
    label = headings.get("rag", usual) if form.columns else usual
    before, after = _both(one, lambda stand: rating_phrase(form, stand.rag))
    yield StandLine(label, before, after, one.after.rag if one.after else "")
    were = dict(one.before.others) if one.before else {}
    for field, level in one.after.others if one.after else ():
        then = rating_phrase(form, were[field]) if field in were else None
        yield StandLine(headings.get(field, field), then, rating_phrase(form, level), level)


def _columns(one: Minute) -> tuple[Column, ...]:
    if one.stop is None:
        return ()
    of = Of.ACTION if isinstance(one.stop.row, Action) else Of.OUTCOME
    return tuple(column for column in one.stop.columns if column.of is of)


def _heading(column: Column) -> str:
    return " ".join(column.heading.split()) or column.key


def _both(one: Minute, words: Callable[[Snapshot], str]) -> tuple[str | None, str | None]:
    return words(one.before) if one.before else None, words(one.after) if one.after else None
