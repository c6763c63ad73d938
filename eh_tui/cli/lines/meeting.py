"""A review meeting as lines: its items and actions are read out, and what is said is noted."""

from argparse import Namespace
from datetime import date

from eh_tui.cli.command import FILE, Command
from eh_tui.cli.lines.private import PRIVATE_HELP, private_word, tell_of_private_note
from eh_tui.cli.lines.prompts import (
    A_RATING,
    AS_LINES,
    Handler,
    LeftError,
    PromptWords,
    answer,
    ask,
    converse,
    help_of,
    with_words,
)
from eh_tui.cli.lines.proposals import propose_actions
from eh_tui.cli.lines.rows import (
    field_edit,
    rating_edit,
    rating_given,
    ratings_known,
    read_out,
    row_words,
    said_of,
    say_section,
)
from eh_tui.cli.lines.wanted import lines_are_wanted
from eh_tui.cli.opening import open_screens, stop_unless_there
from eh_tui.cli.output import say, say_on_one_line
from eh_tui.model.audit.rated import of_rows
from eh_tui.model.core.edits import Edit
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.meeting.agenda import Point
from eh_tui.session import Session

_HELP = {
    A_RATING: "rates the action and goes on",
    "Enter": "notes that it stays as it is, and goes on",
    "when, who, note or text, then the words": "writes that field and stays",
    "decide, then the words": "writes a decision down and stays",
    "act": "makes an action of the decision's words, after reading it out",
    "forward": "lets the decision go to the partnership with the export, or no longer",
    "later": "leaves it for later",
    **PRIVATE_HELP,
    "guide": "reads the guidance out",
    "undo": "takes the last change back",
    "end": "leaves the other actions out, and goes on to what comes after them",
    "quit": "leaves; the meeting goes on, and all is saved",
}


def _run(given: Namespace) -> int:
    if not given.lines and not lines_are_wanted("the meeting"):
        given.version, given.mouse = False, False
        return open_screens(given, "meeting")
    stop_unless_there(given.file)
    return converse(
        given.file,
        lambda session: _Run(session, _begun(session)).run(),
        "Left; the meeting goes on, and all is saved.",
    )


def _begun(session: Session) -> Meeting:
    """Return the meeting that goes on; begin one where none does, and whoever types says so."""
    from eh_tui.model.core.days import day_in_words
    from eh_tui.model.meeting.agenda import PARTS
    from eh_tui.model.meeting.meetings import meeting_called, open_meeting
    from eh_tui.model.meeting.roll import Roll, begin

    if meeting := open_meeting(session.workbook):
        return meeting
    say_on_one_line("No meeting is going on.")
    kind = _asked("Begin one? Its kind, Enter for Review, quit to leave:").strip() or "Review"
    present = _asked("Who is here? Names, parted by commas or semicolons:")
    day = day_in_words(date.today())
    edits = begin(session.workbook, date=day, kind=kind, roll=Roll(present), parts=PARTS)
    session.apply(f"Meeting begun: {kind}, {day}", *edits)
    return meeting_called(session.workbook, "")


def _asked(prompt: str) -> str:
    """Return what is typed, but for the words that stand for no kind and no name anywhere."""
    while (typed := answer(prompt)).strip() in ("help", "?"):
        say_on_one_line("Its kind and who is here stand in the minutes; quit begins none.")
    if typed.strip() == "quit":
        raise LeftError
    return typed


class _Run:
    def __init__(self, session: Session, meeting: Meeting) -> None:
        self._session = session
        self._meeting = meeting
        self._is_over = False
        self._section = ""

    def run(self) -> None:
        """Go through the items before the actions, the actions, the other items, and the end."""
        from eh_tui.cli.lines.items import go_through_item
        from eh_tui.model.meeting.agenda_tree import items_beside_actions
        from eh_tui.model.meeting.matters import matters_of
        from eh_tui.model.meeting.meetings import meeting_in_words

        say_on_one_line(f"Meeting {meeting_in_words(self._meeting)}. Type help for the words.")
        before, after = items_beside_actions(matters_of(self._session.workbook, self._meeting))
        for item in before:
            go_through_item(self._session, self._meeting, item.matter)
        self._actions()
        for item in after:
            go_through_item(self._session, self._meeting, item.matter)
        self._end()

    def _actions(self) -> None:
        from eh_tui.model.meeting.agenda import next_open

        stays = after = ""
        while not self._is_over:
            self._session.refresh()
            points = self._points()
            here = [point for point in points if point.action.id == stays]
            point = here[0] if here else next_open(points, after)
            if point is None:
                rows = [point.action for point in points]
                names = of_rows(self._session.workbook, rows)
                say_on_one_line(f"All {names} have been gone through.")
                return
            is_left = self._action(point, points)
            after = point.action.id
            stays = "" if is_left else after

    def _points(self) -> tuple[Point, ...]:
        from eh_tui.model.meeting.lifecycle import agenda_of

        session = self._session
        return agenda_of(session.workbook, session.records, self._meeting, date.today())

    def _action(self, point: Point, points: tuple[Point, ...]) -> bool:
        """Read an action out and note what is said; return whether the meeting goes on from it."""
        from eh_tui.model.meeting.discussion import DISCUSSED

        done = sum(each.state == DISCUSSED for each in points)
        say()
        self._section = say_section(self._session.workbook, point.action.id, self._section)
        say_on_one_line(f"{point.action.id}, {point.part}, {done} of {len(points)} discussed.")
        action = _OneAction(self._session, self._meeting, point)
        action.go_through()
        self._is_over = action.is_over
        return action.goes_on

    def _end(self) -> None:
        from eh_tui.files.store.journal import now
        from eh_tui.model.meeting.lifecycle import ending

        self._session.refresh()
        if answer("End the meeting? yes ends it, anything else leaves it open:").strip() != "yes":
            raise LeftError
        label, edits = ending(self._session.workbook, self._meeting, self._points(), now())
        self._session.apply(label, *edits)
        say_on_one_line(f"{label}. 'eh-tui minutes' writes its minutes.")


class _OneAction:
    """The action that a meeting is at, as it was read out, and what is typed about it.

    What a word does is a method; it returns whether the prompt is answered.
    """

    def __init__(self, session: Session, meeting: Meeting, point: Point) -> None:
        self._session, self._meeting, self._row = session, meeting, point.action
        self._seen, self._id = session.workbook, point.action.id
        self._decision = point.discussed.decision if point.discussed else ""
        self.goes_on = False
        """Whether the meeting goes on from it: it was rated, discussed or put off."""
        self.is_over = False
        """Whether the meeting is to end."""

    def go_through(self) -> None:
        """Read it out and ask, until a word has answered."""
        read_out(self._session, self._row)
        if self._decision:
            say_on_one_line(f"Decided: {self._decision}")
        tell_of_private_note(self._session, self._id)
        handlers: dict[str, Handler] = {
            **row_words(self._session, self._id, self._write),
            **with_words(decide=self._decide),
            "act": self._act,
            "forward": self._forward,
            "later": self._put_off,
            "private": private_word(self._session, self._id),
            "end": self._end,
        }
        help_ = help_of(self._seen, _HELP, ratings_known(self._seen, self._row))
        words = PromptWords(handlers, help_, self._rate)
        ask(self._session, f"{self._id}?", words)

    def _note(self, label: str, *edits: Edit, now: str = "", goes_on: bool = False) -> bool:
        self._session.apply(f"{self._id} {label}", *edits)
        say_on_one_line(f"Saved: {self._id} {label}{f', {now}' if now else ''}.")
        self.goes_on = goes_on
        return True

    def _discuss(self, *edits: Edit, decision: str | None = None) -> tuple[Edit, ...]:
        from eh_tui.model.meeting.lifecycle import discuss

        return discuss(self._seen, self._meeting, self._id, *edits, decision=decision)

    def _rate(self, typed: str) -> bool:
        """Rate it; Enter alone says that it was discussed and stays as it is."""
        if not typed:
            return self._note("discussed", *self._discuss(), goes_on=True)
        edit = rating_edit(self._seen, self._id, typed)
        label = said_of(self._seen, edit).removeprefix(f"{self._id} ")
        now = rating_given(self._seen, edit)
        return self._note(label, *self._discuss(edit), now=now, goes_on=edit.field == "rag")

    def _write(self, field: str, text: str) -> bool:
        edit = field_edit(self._seen, self._id, field, text)
        return self._note(field, *self._discuss(edit))

    def _decide(self, text: str) -> bool:
        from eh_tui.model.meeting.lifecycle import decision_with

        told = decision_with(self._seen, self._meeting, self._id, text)
        return self._note("decision", *self._discuss(decision=told))

    def _put_off(self, _: str) -> bool:
        from eh_tui.model.meeting.lifecycle import put_off

        edits = put_off(self._seen, self._meeting, self._id)
        return self._note("left for later", *edits, goes_on=True)

    def _end(self, _: str) -> bool:
        self.is_over = True
        return True

    def _forward(self, _: str) -> bool:
        """Let a decision go to the partnership, or no longer; stay at the action."""
        from eh_tui.model.meeting.forwarded import turn_forwarding

        label, edits = turn_forwarding(self._session.workbook, self._meeting, self._id)
        self._session.apply(label, *edits)
        say_on_one_line(f"Saved: {label} with the export.")
        return False

    def _act(self, _: str) -> bool:
        """Read out the actions that a decision says are to be done, and add those that are right.

        Whether one was added is whether to go on from here.
        """
        return propose_actions(self._session, self._meeting, self._id)


COMMANDS = (
    Command(
        "meeting run",
        "hold a meeting, with --lines as lines and prompts",
        _run,
        (
            FILE,
            AS_LINES,
        ),
    ),
)
