"""The school on one day: who is there, what they do in turn, and what came of it."""

import contextlib
import io
import traceback
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import ClassVar

from eh_tui.errors import EhError
from eh_tui.files.beside.showing import Shown
from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import Add, Edit, apply
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.journal.record import Event
from tests.simulation.own import Own
from tests.simulation.plan import Fault, Turn
from tests.simulation.process import Killed, Person, Process
from tests.simulation.system import SHARE, System
from tests.simulation.witness import Witness
from tests.torture.histories import FORM
from tests.torture.merges import name_of, references
from tests.torture.sessions import chance
from tests.torture.workbooks import annotated

WORKBOOK = Path(SHARE) / "school.toml"
START = annotated(FORM)
"""The workbook as made by hand: its exports are known by their moment alone."""
WITH_ID = START.replace("# what the first", '[export]\nid = "5c4001a1d0ff"\n\n# what the first', 1)
"""The same as `eh-tui new` makes it, with an id by which its exports are known again."""
_HAPPENS = {
    Fault.KILL: "{}'s program is killed",
    Fault.KILL_HALFWAY: "{}'s program is killed, a write half made,",
    Fault.DISK_FAILS: "{}'s disk fails once",
    Fault.DISK_FULL: "{}'s disk is full from here on",
}

NOT_KEPT = ("ratings", "rows", "outcome")
"""References to all rows that there were, and that of an action, which may be moved."""

NEXT_FORM = WORKBOOK.parent / "forms" / "next.toml"
"""The form's next version, in which an outcome is worded anew."""

_NEXT = FORM.replace('form = "small"', 'form = "small"\nversion = "2027"').replace(
    'id = "1.A"', 'id = "1.A"\ntext = "As the new version words it"', 1
)
_SETTLED = 10_000
"""Turns after which whoever still works will never end."""


class Actor(ABC):
    """Somebody, or something, that does things with the workbook."""

    VERBS: ClassVar[Mapping[str, int]]
    """What it may do, and how often it does that rather than something else."""
    AT: ClassVar[str]
    """Where it works, in the story and in the table."""
    is_ours = True
    """Whether it works with eh-tui."""

    def __init__(self, world: "World", person: Person) -> None:
        """Begin without a program."""
        self.world, self.person = world, person
        self.process: Process | None = None

    @abstractmethod
    def work(self, turn: Turn) -> Callable[[], object]:
        """Return what is to be done in the actor's own program, which is there."""

    def ended(self, came: object) -> None:  # noqa: B027  # most need not know
        """Hear what came of it."""


@dataclass
class World:
    """All actors on one system, and the witness who sees all."""

    system: System
    witness: Witness
    actors: dict[str, Actor] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    story: list[str] = field(default_factory=list)
    met: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often a fault came while an actor did something."""
    doing: dict[str, str] = field(default_factory=dict)
    """What each actor is in the middle of."""
    hurry: tuple[str, int] | None = None
    """Who saves in an editor at this moment, and when they will have done so."""
    references: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    """What each row refers to that somebody made, by the row's name and the field."""
    copies: dict[str, set[str]] = field(default_factory=dict)
    """What was typed in each copy that a sync tool left, by its path."""
    output: dict[str, io.StringIO] = field(default_factory=dict)
    own: Own = field(default_factory=Own)
    start: str = WITH_ID
    """The workbook's text at the beginning."""
    shown: set[Shown] = field(default_factory=set)
    """What anybody has shown to those who follow a meeting."""

    def tell(self, sentence: str) -> None:
        """Go on with the story."""
        self.story.append(sentence)
        self.system.trace.append(f"-- {sentence}")

    def take(self, turn: Turn) -> None:
        """Let somebody have their turn, and look whether all is well."""
        actor = self.actors[turn.who]
        self._let_time_pass(turn)
        process = actor.process
        if process is None:
            process = actor.process = self.system.process(actor.person, is_ours=actor.is_ours)
        if not process.is_busy:
            self.doing[turn.who] = f"{actor.AT}: {turn.verb}"
            process.begin(actor.work(turn))
        process.calls_left, process.fault, process.struck = turn.calls, turn.fault, ""
        self.system.run(process)
        self._note(turn, process)
        if not process.is_busy:
            self._hear(turn.who, actor, process)
        self.check()

    def _let_time_pass(self, turn: Turn) -> None:
        """Let the clock go on; whoever saves in an editor is done before long."""
        was = _day(self.system.now)
        self._wait(turn)
        day = _day(self.system.now)
        for who, actor in self.actors.items():
            if day != was and actor.process and actor.process.is_busy:
                self.met[self.doing[who], "midnight"] += 1
                if (was.year, was.month >= 9) != (day.year, day.month >= 9):
                    self.met[self.doing[who], "a new school year"] += 1

    def _wait(self, turn: Turn) -> None:
        wait = int(turn.wait * 1e9)
        while self.hurry and self.hurry[0] != turn.who and self._soon(turn) + wait > self.hurry[1]:
            self.take(Turn(self.hurry[0], "", 0))
        self.system.now += wait

    def _soon(self, turn: Turn) -> int:
        process = self.actors[turn.who].process
        return max(self.system.now, process.sleeps_until if process else 0)

    def _note(self, turn: Turn, process: Process) -> None:
        who, doing = turn.who.title(), self.doing[turn.who]
        if process.calls:
            self.met[doing, "late network"] += self.system.disk.is_late
            self.met[doing, "wrong clock"] += bool(process.person.skew)
        if process.struck:
            self.met[doing, turn.fault.value] += 1
            happens = _HAPPENS[turn.fault].format(who)
            self.tell(f"{happens} in the middle of this ({doing}, at the call {process.struck}).")
        elif process.is_busy and not process.sleeps_until:
            self.met[doing, "others in between"] += 1
            self.tell(f"{who} is held up in this ({doing}, after the call {process.last_call}).")
        elif process.is_busy:
            self.met[doing, "has to wait"] += 1

    def _hear(self, who: str, actor: Actor, process: Process) -> None:
        came = process.came
        if process.is_killed:
            actor.process = None
        elif isinstance(came, EhError):
            self.tell(f"{who.title()} is told: {came}")
        elif isinstance(came, BaseException):
            self.faults.append(f"{who} crashes: {''.join(traceback.format_exception(came))}")
        actor.ended(came)

    def check(self) -> None:
        """Look at the disk as it is now."""
        with self.system.looking():
            self.faults += self.witness.look()

    def promised(self, who: str, label: str, before: Workbook, edits: Sequence[Edit]) -> None:
        """Hear that somebody was told that a step is made."""
        with self.system.looking():
            self.witness.promise(who, label, edits)
            self.refer(before, edits)

    def refer(self, before: Workbook, edits: Sequence[Edit]) -> None:
        """Remember what the rows refer to that some edits add."""
        added = {edit.id for edit in edits if isinstance(edit, Add)}
        after = before
        for edit in edits:
            after = apply(after, edit)
        names = {
            name_of(kind, row) for kind in Kind for row in after.of_kind(kind) if row.id in added
        }
        for key, named in references(after, {}).items():
            if key[0] in names and key[1] not in NOT_KEPT:
                self.references[key] = named

    def shown_clash(self, who: str, label: str) -> None:
        """Hear that somebody was told of a clash: what they wanted must be kept."""
        with self.system.looking():
            self.faults += self.witness.look()
            conflicts = [each for each in self.witness.records if each.event is Event.CONFLICT]
            if label not in {each.label for each in conflicts}:
                self.faults.append(f"{who} met a conflict, and what they wanted is nowhere")

    def is_erased(self, id: str, texts: set[str], others: set[str]) -> None:
        """Hear that somebody was told that the texts of a row are gone for good.

        `others` are what the row said besides and what was decided about it, also earlier: the
        history has it no more.
        """
        self.witness.erased |= texts
        self.witness.ever_erased |= texts | others
        records = self.witness.records
        of_it = {record.n for record in records if any(edit.id == id for edit in record.edits)}
        self.witness.was_erased |= of_it

    def kill(self, who: str) -> None:
        """End somebody's program, whatever it does."""
        actor = self.actors[who]
        if actor.process:
            self.system.end(actor.process)
            actor.process = None
            actor.ended(Killed())

    def let_all_finish(self) -> None:
        """Let everybody finish what they do, without any more trouble."""
        self.system.disk.is_late = False
        for _ in range(_SETTLED):
            busy = [who for who in self.actors if (one := self.actors[who].process) and one.is_busy]
            if not busy:
                return
            for who in busy:
                process = self.actors[who].process
                if process and process.is_busy:  # and was not let finish before another's turn
                    process.is_full = False
                    self.take(Turn(who, "", 0))
        self.faults.append(f"{busy} never come to an end")


def _day(now: int) -> date:
    return datetime.fromtimestamp(now / 1e9, UTC).date()


@contextlib.contextmanager
def world(
    cast: Callable[[World], dict[str, Actor]], *, is_new: bool = False, start: str = WITH_ID
) -> Iterator[World]:
    """Make a school with one workbook, in place of the real system.

    One that `is_new` has no history yet.
    """
    system = System(chance(0))
    with system.in_place():
        WORKBOOK.write_text(start, encoding="utf-8")
        NEXT_FORM.parent.mkdir()
        NEXT_FORM.write_text(_NEXT.replace("Example School", ""), encoding="utf-8")
        system.disk.names[str(WORKBOOK)].mode |= 0o060
        if not is_new:
            Store(WORKBOOK).mark("the beginning")
        system.disk.settle()
        made = World(system, Witness(system, WORKBOOK), start=start)
        system.before_replace = made.witness.replacing
        system.after_outside = made.witness.note_outside
        made.actors = cast(made)
        with contextlib.redirect_stdout(_Output(made)), contextlib.redirect_stderr(_Output(made)):
            try:
                yield made
            finally:
                for process in tuple(system.processes):
                    system.end(process)


class _Output(io.TextIOBase):
    """What is printed, to each who prints it."""

    def __init__(self, world: World) -> None:
        self._world = world

    def write(self, text: str) -> int:
        current = self._world.system.current
        name = current.person.name if current else ""
        return self._world.output.setdefault(name, io.StringIO()).write(text)
