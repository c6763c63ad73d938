"""An item of a meeting's agenda as lines: it is read out, and what is said of it is noted."""

from dataclasses import dataclass
from datetime import date

from eh_tui.cli.lines.private import PRIVATE_HELP, private_word, tell_of_private_note
from eh_tui.cli.lines.prompts import Handler, PromptWords, ask, leave, with_words
from eh_tui.cli.lines.proposals import propose_actions
from eh_tui.cli.output import say, say_on_one_line
from eh_tui.errors import Refused
from eh_tui.model.core.edits import Edit
from eh_tui.model.core.review.meeting_rows import Matter, Meeting
from eh_tui.session import Session

_HELP = {
    "Enter": "notes that it was gone through, and goes on",
    "said, then the words": "writes down what was said, and goes on",
    "decide, then the words": "writes a decision down, and goes on",
    "act, then the words": "writes a decision down, makes actions of it, and goes on",
    "forward, then the words": "writes a decision down that goes to the partnership, and goes on",
}
_AT_THE_END = {
    **PRIVATE_HELP,
    "skip": "goes on without a note",
    "quit": "leaves; the meeting goes on, and all is saved",
}
_APPROVE = {"approve, then a name": "says that the last minutes are approved, and by whom"}
_DATE = {"date, then the day": "says when the next meeting is"}


def go_through_item(session: Session, meeting: Meeting, matter: Matter | None) -> None:
    """Read an item out and note what is said, unless that was done before."""
    from eh_tui.model.meeting.item_facts import facts_of_item
    from eh_tui.model.meeting.matters import MINUTES, NEXT_DATE, is_yes
    from eh_tui.model.meeting.meetings import meeting_called

    if matter is None or matter.state:
        return
    say()
    internal = ", internal" if is_yes(matter.internal) else ""
    say_on_one_line(f"Item: {matter.title}{internal}.")
    held = meeting_called(session.workbook, meeting.id)
    for label, text in facts_of_item(session.workbook, held, matter):
        say(f"{label}: {text}")
    one = _OneItem(session, meeting, matter)
    handlers: dict[str, Handler] = with_words(
        said=lambda text: one.note(said=text),
        decide=lambda text: one.note(decided=text),
        act=one.act,
        forward=one.forward,
    )
    help_ = dict(_HELP)
    if matter.holds.strip() == MINUTES:
        handlers |= with_words(approve=one.approve)
        help_ |= _APPROVE
    if matter.holds.strip() == NEXT_DATE:
        handlers |= with_words(date=one.next_date)
        help_ |= _DATE
    tell_of_private_note(session, matter.id)
    handlers |= {"private": private_word(session, matter.id), "skip": lambda _: True, "quit": leave}
    words = PromptWords(handlers, help_ | _AT_THE_END, one.gone_through)
    ask(session, f"{matter.title}?", words)


@dataclass(frozen=True, slots=True)
class _OneItem:
    session: Session
    meeting: Meeting
    matter: Matter

    def note(self, said: str = "", decided: str = "") -> bool:
        """Write down what was said and decided."""
        from eh_tui.model.meeting.matters import note_matter

        edits = note_matter(
            self.session.workbook,
            self.meeting,
            self.matter.id,
            text=said or None,
            decision=decided or None,
        )
        return self._save(f"{self.matter.title} discussed", edits)

    def act(self, decided: str) -> bool:
        """Write a decision down, and make actions of it."""
        self.note(decided=decided)
        propose_actions(self.session, self.meeting, self.matter.id)
        return True

    def forward(self, decided: str) -> bool:
        """Write a decision down, and let it go to the partnership."""
        from eh_tui.model.meeting.forwarded import turn_forwarding

        self.note(decided=decided)
        turned = turn_forwarding(self.session.workbook, self.meeting, self.matter.id)
        return self._save(*turned)

    def gone_through(self, typed: str) -> bool:
        """Note that it was gone through; words without a verb are given back."""
        if typed:
            say_on_one_line("Begin with said or decide, so that no word is lost; help tells more.")
            return False
        return self.note()

    def approve(self, by: str) -> bool:
        """Say that the last meeting's minutes are approved; stay, to note what was said.

        Raises `Refused` where no meeting has ended yet, or its minutes can't be approved.
        """
        from eh_tui.model.core.days import day_in_words
        from eh_tui.model.meeting.meetings import last_meeting
        from eh_tui.model.meeting.minutes.approval import approve

        last = last_meeting(self.session.workbook, self.meeting)
        if last is None:
            raise Refused("No meeting has ended before this one.")
        today = day_in_words(date.today())
        edits = approve(self.session.workbook, last, today, by)
        self._save(f"Minutes of {last.id} approved", edits)
        return False

    def next_date(self, typed: str) -> bool:
        """Say when the next meeting is; stay, to note what was said."""
        from eh_tui.model.meeting.meetings import meeting_called
        from eh_tui.model.meeting.roll import meet_next

        held = meeting_called(self.session.workbook, self.meeting.id)
        self._save(f"Next meeting: {typed}", meet_next(held, typed, date.today()))
        return False

    def _save(self, label: str, edits: tuple[Edit, ...]) -> bool:
        self.session.apply(label, *edits)
        say_on_one_line(f"Saved: {label}.")
        return True
