"""What is handed out after a meeting: a page for each person, a sheet for governors, an e-mail."""

from collections.abc import Iterator

from eh_tui.model.audit.rated import every_rated
from eh_tui.model.core.columns import columns_of_row
from eh_tui.model.core.form_rows import FormRow
from eh_tui.model.core.labelled_lines import NO_WORDS
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.columns import Role
from eh_tui.model.form.words import small
from eh_tui.model.meeting.discussion import stand_of
from eh_tui.model.meeting.meetings import ended
from eh_tui.model.meeting.minutes.approval import standing_of_minutes
from eh_tui.model.meeting.minutes.contents import Minutes
from eh_tui.model.meeting.minutes.minute import Minute
from eh_tui.model.meeting.minutes.stands import ratings_after
from eh_tui.model.meeting.minutes.tasks import Whose
from eh_tui.model.meeting.minutes.wording import (
    block_words,
    derived_words,
    due_words,
    in_one_sentence,
    minutes_title,
    rating_phrase,
    row_heading,
    text_of_minute,
    when_words,
    who_words,
)
from eh_tui.model.meeting.movement import (
    MovedAction,
    counts_by_commitment,
    movement_since,
    movement_words,
    put_off_often,
    put_off_words,
)
from eh_tui.model.meeting.papers.paper import (
    Paper,
    PaperFacts,
    PaperHeading,
    PaperList,
    PaperPart,
    PaperTable,
    PaperText,
)

SAID = "What you said you would do"
_MOST = 6
"""Risks and decisions that stand on the governors' page; of more it says how many."""

_LONGEST = 160
"""Characters of an action on it, since it is one page."""


def pages_for_people(minutes: Minutes) -> Paper:
    """Return a page for each who has something to do, to be handed to them."""
    parts: list[PaperPart] = []
    for block in minutes.tasks:
        if block.whose is Whose.SOMEBODY:
            form = minutes.form
            parts.append(PaperHeading(f"{SAID}: {block_words(form, block)}", begins_page=True))
            rows = tuple(_task(minutes, one) for one in block.tasks)
            headings = (
                row_heading(form),
                form.heading_of(Role.WHEN, "By when"),
                form.heading_of(Role.RATING, "Rating"),
                "Decision",
            )
            parts.append(PaperTable(headings, (8, 4, 3, 4), rows))
            following = f"The next meeting is on {minutes.next_date}." if minutes.next_date else ""
            parts.append(PaperText(following or "The next meeting has no date yet.", is_note=True))
    if not parts:
        parts.append(PaperText("Nobody took anything on."))
    return Paper(SAID, minutes.school.name, minutes.meeting.date, tuple(parts))


def page_for_governors(workbook: Workbook, minutes: Minutes) -> Paper:
    """Return one page for governors: counts, what moved, what is at risk, what is to be decided."""
    return _Governors(workbook, minutes).paper()


def mail_text(minutes: Minutes) -> str:
    """Return the text of an e-mail that sends the minutes round, to be read over before it goes."""
    meeting = minutes.meeting
    lines = [
        f"Subject: {minutes_title(minutes)}, {meeting.date}".rstrip(", "),
        "",
        "Dear all,",
        "",
        f"Please find the minutes of our meeting{f' on {meeting.date}' if meeting.date else ''}.",
        in_one_sentence(minutes),
        standing_of_minutes(meeting),
    ]
    for block in minutes.tasks:
        if block.whose is Whose.SOMEBODY:
            lines += ["", f"{block_words(minutes.form, block)}"]
            for one in block.tasks:
                text = text_of_minute(one) or NO_WORDS
                decided = f" (decided: {one.decision})" if one.decision else ""
                told = f"{one.id} {text}{decided}, {due_words(one)}"
                lines.append(f"- {' '.join(told.split())}")
    if minutes.next_date:
        lines += ["", f"We meet again on {minutes.next_date}."]
    if meeting.ended and not meeting.approved:
        lines += ["", "Please say before then if something should be put differently."]
    sender = meeting.clerk or meeting.chair
    lines += ["", "With kind regards", *([sender] if sender else [])]
    return "\n".join(lines) + "\n"


def _task(minutes: Minutes, one: Minute) -> tuple[str, ...]:
    rating = ratings_after(minutes.form, one)
    return f"{one.id}  {text_of_minute(one)}", due_words(one), rating, one.decision or "–"


class _Governors:
    """The page's parts."""

    def __init__(self, workbook: Workbook, minutes: Minutes) -> None:
        self._workbook = workbook
        self._minutes = minutes
        meetings = ended(workbook)
        ids = [meeting.id for meeting in meetings]
        at = ids.index(minutes.meeting.id) if minutes.meeting.id in ids else len(ids)
        self._before = meetings[at - 1] if at else None
        self._now = minutes.meeting if minutes.meeting.ended else None

    def paper(self) -> Paper:
        """Return the page."""
        minutes = self._minutes
        parts = (
            PaperFacts(
                (
                    ("School", minutes.school.name),
                    (
                        "Meeting",
                        ", ".join(filter(None, (minutes.meeting.kind, minutes.meeting.date))),
                    ),
                    ("Minutes", standing_of_minutes(minutes.meeting)),
                    ("Next meeting", minutes.next_date),
                )
            ),
            *self._counts(),
            *self._moved(),
            *self._risks(),
            *self._decisions(),
            PaperText(derived_words(minutes), is_note=True),
        )
        title = f"{minutes.subject}: a page for governors"
        return Paper(title, minutes.school.name, minutes.meeting.date, parts)

    def _counts(self) -> Iterator[PaperPart]:
        minutes = self._minutes
        rows = tuple(
            (
                rating_phrase(minutes.form, level.id),
                str(minutes.before.of(level.id)),
                str(minutes.after.of(level.id)),
            )
            for level in minutes.form.ratings
        )
        total = ("All", str(minutes.before.total), str(minutes.after.total))
        by = f": {minutes.counted_by}" if minutes.counted_by else ""
        yield PaperHeading(f"The {small(minutes.form.words.several(minutes.rated))}{by}")
        headings = (minutes.rating_heading, "Before the meeting", "After it")
        yield PaperTable(headings, (4, 2, 2), (*rows, total))

    def _moved(self) -> Iterator[PaperPart]:
        yield PaperHeading("What moved since the meeting before")
        if self._before is None:
            yield PaperText("This was the first meeting.")
            return
        moved = movement_since(self._workbook, self._before, self._now)
        words = self._minutes.form.words.commitment
        yield PaperFacts(
            tuple(
                (f"{words} {commitment.id}".rstrip(), movement_words(counts))
                for commitment, counts in counts_by_commitment(self._workbook, moved)
            )
        )

    def _risks(self) -> Iterator[PaperPart]:
        at_risk = [
            row for row in every_rated(self._workbook) if self._minutes.form.is_at_risk(row.rag)
        ]
        yield PaperHeading("At risk")
        entries = [
            (action.id, f"{_short(action.text)}{self._who_and_when(action)}") for action in at_risk
        ]
        yield from _at_most(entries, "Nothing is at risk.")

    def _decisions(self) -> Iterator[PaperPart]:
        """Yield what waits for somebody to decide: put off often, or at risk and nobody's."""
        entries = [
            (each.action.id, f"{_short(each.action.text)} ({put_off_words(each.times_put_off)})")
            for each in self._often()
        ]
        named = {id for id, _ in entries}
        entries += [
            (action.id, f"{_short(action.text)} (nobody does it yet)")
            for action in every_rated(self._workbook)
            if self._minutes.form.is_at_risk(action.rag)
            and not any(map(str.isalnum, action.who))
            and action.id not in named
            and self._asks(action, Role.WHO)
        ]
        yield PaperHeading("Decisions needed")
        yield from _at_most(entries, "None.")

    def _asks(self, row: FormRow, role: Role) -> bool:
        return any(column.role is role for column in columns_of_row(self._workbook, row))

    def _who_and_when(self, row: FormRow) -> str:
        """Return who does something by when, "" for what the form asks neither of."""
        stand = stand_of(row)
        asked = ((Role.WHO, who_words), (Role.WHEN, when_words))
        said = [_short(words(stand)) for role, words in asked if self._asks(row, role)]
        return f" ({', '.join(said)})" if said else ""

    def _often(self) -> tuple[MovedAction, ...]:
        since = self._before or self._now
        return put_off_often(movement_since(self._workbook, since)) if since else ()


def _at_most(entries: list[tuple[str, str]], none: str) -> Iterator[PaperPart]:
    if not entries:
        yield PaperText(none)
        return
    yield PaperList(tuple(entries[:_MOST]))
    if len(entries) > _MOST:
        yield PaperText(f"And {len(entries) - _MOST} more, which the audit lists.", is_note=True)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
