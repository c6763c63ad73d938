"""The people who have the workbook open."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from eh_tui.errors import Conflict, NotFound
from eh_tui.files.beside.showing import Shown
from eh_tui.files.store.journal import now
from eh_tui.files.store.seen import Seen
from eh_tui.files.store.store import LabelledStep
from eh_tui.model.core.edits import Add, Edit, Remove, Set, set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.meeting.lifecycle import agenda_of, ending
from eh_tui.model.meeting.meetings import open_meeting
from eh_tui.session import Session
from tests.simulation.plan import Turn
from tests.simulation.process import Killed, Person
from tests.simulation.world import WORKBOOK, Actor, World
from tests.torture.histories import Hand
from tests.torture.merges import name_of
from tests.torture.sessions import chance


def hand_of(who: str, seed: int) -> Hand:
    """Return what somebody may type next; the seed is in every text of it."""
    return Hand(chance(seed), who[0], seed * 10)


class AtTheScreens(Actor):
    """Somebody who has the workbook open, looks at it and works on it."""

    AT = "screens"
    VERBS: ClassVar = {
        "look": 5, "set": 8, "add": 2, "staff": 1, "sign": 1, "hold": 4, "end": 2, "remove": 1,
        "move": 1, "bring back": 1, "type": 3, "save what was typed": 2, "note privately": 2,
        "save a dialog": 3, "lead": 1, "follow": 1,
        "undo": 3, "redo": 1, "close": 1,
    }  # fmt: skip

    def __init__(self, world: World, person: Person) -> None:
        """Begin without an open workbook."""
        super().__init__(world, person)
        self.session: Session | None = None
        self.dialog: tuple[Seen, tuple[Edit, ...]] | None = None
        """What is typed in an open dialog, and what was seen when it was opened."""

    def work(self, turn: Turn) -> Callable[[], object]:
        """Return one thing to be done; the workbook is opened for it if it is not."""
        return lambda: self._do(turn)

    def ended(self, came: object) -> None:
        """Lose the session where its program was killed."""
        if isinstance(came, Killed):
            self.session = self.dialog = None

    def _do(self, turn: Turn) -> None:
        session = self.session
        if session is None:
            session = self.session = Session(WORKBOOK)
        known: dict[str, Callable[[Session, Turn], None]] = {
            "undo": self._turn, "redo": self._turn, "end": self._end,
            "bring back": self._bring_back, "save what was typed": self._save_typed,
            "type": self._type, "note privately": self._note,
            "save a dialog": self._save_dialog, "lead": self._lead, "follow": self._follow,
        }  # fmt: skip
        match turn.verb:
            case "look":
                session.refresh()
            case "close":
                session.presence.leave()
                self.session = self.dialog = None
            case verb if verb in known:
                known[verb](session, turn)
            case verb:
                edits = hand_of(turn.who, turn.seed).edits(verb, session.workbook)
                self._apply(session, turn, edits)

    def _apply(
        self, session: Session, turn: Turn, edits: tuple[Edit, ...], seen: Seen | None = None
    ) -> None:
        if not edits:
            return
        label = f"{turn.verb} {turn.seed}"
        before = seen.workbook if seen else session.workbook
        self.world.tell(f"{turn.who.title()} does this: {in_words(edits)}")
        try:
            session.apply(label, *edits, seen=seen)
        except Conflict:
            self.world.shown_clash(turn.who, label)
            raise
        self.world.promised(turn.who, label, before, edits)
        self._judge_rows(turn, before, session.workbook, edits)

    def _judge_rows(
        self, turn: Turn, before: Workbook, after: Workbook, edits: tuple[Edit, ...]
    ) -> None:
        """Tell of a text that went to a row which only has the number of the one it was for."""
        for edit in edits:
            if isinstance(edit, Set) and edit.kind is not Kind.DISCUSSED:  # its number says of what
                was, stands = (
                    [name_of(edit.kind, row) for row in one.of_kind(edit.kind) if row.id == edit.id]
                    for one in (before, after)
                )
                if was and stands and stands != was:
                    self.world.faults.append(
                        f"{turn.who} typed {edit.new} for {was}, and it went to {stands}"
                    )

    def _save_dialog(self, session: Session, turn: Turn) -> None:
        """Save what was typed in a dialog that was opened a while ago, and open another."""
        if self.dialog:
            (seen, edits), self.dialog = self.dialog, None
            self._apply(session, turn, edits, seen)
        seen = session.seen
        actions = seen.workbook.actions
        # A row that somebody has added lately may have a number that was given elsewhere too.
        new = [row for row in actions if name_of(Kind.ACTIONS, row) != row.id]
        if rows := new or actions:
            id, text = chance(turn.seed).choice(rows).id, f"<{turn.who[0]}{turn.seed}>"
            self.dialog = seen, (set_field(seen.workbook, Kind.ACTIONS, id, "who", text),)

    def _tell(self, turn: Turn, what: str) -> None:
        self.world.tell(f"{turn.who.title()} {what}")

    def _type(self, session: Session, turn: Turn) -> None:
        self._tell(turn, self.world.own.type(session, self.person.name, turn.seed))

    def _note(self, session: Session, turn: Turn) -> None:
        self._tell(turn, self.world.own.note(session, self.person.name, turn.seed))

    def _lead(self, session: Session, turn: Turn) -> None:
        """Show an action to those who follow the meeting that is going on."""
        workbook = session.workbook
        meeting = open_meeting(workbook)
        if meeting and workbook.actions:
            action = chance(turn.seed).choice(workbook.actions).id
            shown = Shown(meeting.id, action, session.presence.own_id, session.by)
            self.world.shown.add(shown)
            self._tell(turn, f"shows {action} to the meeting {meeting.id}.")
            session.showing.show(shown)

    def _follow(self, session: Session, turn: Turn) -> None:
        """Look at what is shown: nothing, or what somebody has shown indeed."""
        shown = session.showing.read()
        if shown and shown not in self.world.shown:
            self.world.faults.append(f"{turn.who} sees {shown}, which nobody shows")

    def _save_typed(self, session: Session, turn: Turn) -> None:
        """Save what was typed in a row's note, as Enter does."""
        here = {action.id for action in session.workbook.actions}
        places = [place for place in session.drafts.places if place[0] in here]
        if not places:
            return
        id, field = chance(turn.seed).choice(places)
        text = session.drafts.get((id, field)) or ""
        edit = set_field(session.workbook, Kind.ACTIONS, id, field, text)
        self._apply(session, turn, (edit,))
        self.world.own.saved(session, self.person.name, id, text)

    def _bring_back(self, session: Session, turn: Turn) -> None:
        """Put a row back that somebody took out."""
        here = {row.id for kind in Kind for row in session.workbook.of_kind(kind)}
        gone = [
            edit.id
            for record in session.records
            for edit in record.edits
            if isinstance(edit, Remove) and edit.id not in here
        ]
        if gone:
            self._tell(turn, f"brings {chance(turn.seed).choice(gone)} back.")
            session.bring_back(chance(turn.seed).choice(gone))

    def _end(self, session: Session, turn: Turn) -> None:
        """End the meeting that is going on, as its screen does."""
        today = date(2026, 9, 1)

        def as_it_stands(workbook: Workbook) -> LabelledStep:
            meeting = open_meeting(workbook)
            if meeting is None:
                raise NotFound("No meeting is going on.")
            points = agenda_of(workbook, session.records, meeting, today)
            return ending(workbook, meeting, points, now())

        label = session.apply_from(as_it_stands)
        self.world.tell(f"{turn.who.title()} ends the meeting: {label}.")

    def _turn(self, session: Session, turn: Turn) -> None:
        step = session.to_undo if turn.verb == "undo" else session.to_redo
        if step is None:
            return
        verb = session.undo if turn.verb == "undo" else session.redo
        self.world.tell(f"{turn.who.title()} does {turn.verb} of {step.label!r}.")
        verb()


def in_words(edits: tuple[Edit, ...]) -> str:
    """Return some edits as a story tells them."""
    words = []
    for edit in edits[:3]:
        match edit:
            case Add(kind, row):
                words.append(f"adds {row.id} ({name_of(kind, row)})")
            case Remove():
                words.append(f"takes {edit.id} out")
            case Set(_, id, field, old, new):
                words.append(f"{id} {field} from {old!r} to {new!r}")
            case _:
                words.append(f"moves {edit.id}")
    more = f" and {len(edits) - 3} more" if len(edits) > 3 else ""
    return f"{'; '.join(words)}{more}."
