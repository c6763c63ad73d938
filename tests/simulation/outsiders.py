"""What happens to the file without eh-tui: an editor, a sync tool, git."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from eh_tui import cli
from eh_tui.errors import EhError
from eh_tui.files.toml.text import WorkbookText
from tests.simulation.people import hand_of
from tests.simulation.plan import Turn
from tests.simulation.process import Killed, Person
from tests.simulation.world import WORKBOOK, Actor, World
from tests.torture.histories import TOKEN
from tests.torture.sessions import chance

WITH_EH_TUI = ("set", "set", "add", "staff", "sign", "meet", "move")
"""What people do on another machine; rows are not added in an editor, where nobody numbers them."""

_SOON = 60_000_000
"""Nanoseconds that an editor takes to save."""


class Outsider(Actor):
    """Somebody who changes the file without eh-tui."""

    is_ours = False

    def work(self, turn: Turn) -> Callable[[], object]:
        """Return one thing to be done."""
        verb: Callable[[Turn], object] = getattr(self, f"_{turn.verb.replace(' ', '_')}")

        def do() -> None:
            try:
                verb(turn)
            except OSError as error:
                self.world.tell(f"{turn.who.title()} can't: {error.strerror}")

        return do

    def edited(self, turn: Turn, data: bytes, steps: int, verbs: Sequence[str]) -> bytes:
        """Return a file's content with something typed into it."""
        hand, random = hand_of(turn.who, turn.seed), chance(turn.seed)
        try:
            text = WorkbookText.parse(data)
        except EhError:
            return data
        for _ in range(steps):
            edits = hand.edits(random.choice(verbs), text.workbook)
            self.world.refer(text.workbook, edits)
            text, _ = text.edited(edits)
        return text.encode()


class InAnEditor(Outsider):
    """Somebody who opens the file in an editor, and saves it later."""

    AT = "editor"
    VERBS: ClassVar = {
        "open": 2,
        "type": 2,
        "save over": 2,
        "save as vim": 2,
        "save in place": 2,
        "spoil": 1,
    }

    def __init__(self, world: World, person: Person) -> None:
        """Begin with the editor closed."""
        super().__init__(world, person)
        self._buffer: bytes | None = None

    def ended(self, came: object) -> None:
        """Lose what was not saved, where the editor was killed."""
        if self.world.hurry and self.world.hurry[0] == self.person.name:
            self.world.hurry = None
        if isinstance(came, Killed):
            self._buffer = None

    def _open(self, _: Turn) -> None:
        self._buffer = WORKBOOK.read_bytes()
        self.world.tell("Ed opens the file in an editor.")

    def _type(self, turn: Turn) -> None:
        if self._buffer is not None:
            self._buffer = self.edited(turn, self._buffer, 1, ["set"])

    def _text(self, turn: Turn) -> bytes:
        if self._buffer is None:
            self._open(turn)
        self._type(turn)
        self.world.tell(f"Ed saves it: {turn.verb}.")
        self.world.hurry = self.person.name, self.world.system.now + _SOON
        return self._buffer or b""

    def _spoil(self, turn: Turn) -> None:
        """Save what is no TOML; the next saving mends it."""
        data = self._text(turn)
        _write(WORKBOOK, data + b"\n[[actions\n")

    def _save_over(self, turn: Turn) -> None:
        data = self._text(turn)
        new = WORKBOOK.with_name("new~")
        _write(new, data)
        new.replace(WORKBOOK)

    def _save_as_vim(self, turn: Turn) -> None:
        data = self._text(turn)
        backup = WORKBOOK.with_name(f"{WORKBOOK.name}~")
        if WORKBOOK.exists():
            WORKBOOK.rename(backup)
        _write(WORKBOOK, data)
        backup.unlink(missing_ok=True)

    def _save_in_place(self, turn: Turn) -> None:
        _write(WORKBOOK, self._text(turn))


class SyncTool(Outsider):
    """A program that carries the folder between machines, and knows only files."""

    AT = "sync tool"
    VERBS: ClassVar = {"carry": 3, "leave a copy": 3, "put back": 2}

    def __init__(self, world: World, person: Person) -> None:
        """Begin with what it carried first."""
        super().__init__(world, person)
        self._carried = [world.start.encode()]

    def _carry(self, _: Turn) -> None:
        self._carried.append(WORKBOOK.read_bytes())
        self.world.tell("The sync tool carries the file to another machine.")

    def _leave_a_copy(self, turn: Turn) -> None:
        random = chance(turn.seed)
        base = random.choice(self._carried)
        data = self.edited(turn, base, random.randrange(1, 4), WITH_EH_TUI)
        if data == base:
            return
        name = WORKBOOK.with_name(f"school.sync-conflict-20260912-{turn.seed:06}.toml")
        self.world.tell(f"The sync tool leaves {name.name} beside it, made elsewhere.")
        typed = set(TOKEN.findall(data.decode())) - set(TOKEN.findall(base.decode()))
        _put(name, data)
        self.world.copies[str(name)] = typed

    def _put_back(self, turn: Turn) -> None:
        data = chance(turn.seed).choice(self._carried)
        self.world.tell("The sync tool puts an older file back.")
        _put(WORKBOOK, data)


class Git(Outsider):
    """Somebody who keeps the file in git, works on branches and puts things by."""

    AT = "git"
    VERBS: ClassVar = {
        "commit": 2,
        "work on a branch": 2,
        "merge": 2,
        "rebase": 1,
        "stash": 1,
        "pop": 1,
    }

    def __init__(self, world: World, person: Person) -> None:
        """Begin with one commit, and no branch."""
        super().__init__(world, person)
        self._head = world.start.encode()
        self._branch: tuple[bytes, bytes] | None = None
        """What it began from, and what it says."""
        self._stashed: tuple[bytes, bytes] | None = None

    def _commit(self, _: Turn) -> None:
        self._head = WORKBOOK.read_bytes()

    def _work_on_a_branch(self, turn: Turn) -> None:
        self._branch = self._head, self.edited(turn, self._head, 2, WITH_EH_TUI)
        self.world.tell("Gil works on a branch.")

    def _merge(self, turn: Turn) -> None:
        if self._branch:
            self._commit(turn)
            base, theirs = self._branch
            self._bring_together(turn, base, self._head, theirs)
            self._branch = None

    def _rebase(self, turn: Turn) -> None:
        """Put what is there on top of the branch, which stands there for a while.

        The two sides change places.
        """
        if self._branch:
            self._commit(turn)
            base, theirs = self._branch
            self.world.tell("Gil checks the branch out, to rebase on it.")
            self._check_out(theirs)
            self._bring_together(turn, base, theirs, self._head)
            self._branch = None

    def _stash(self, _: Turn) -> None:
        now = WORKBOOK.read_bytes()
        if now != self._head and not self._stashed:
            self._stashed = self._head, now
            self.world.tell("Gil puts what was changed by (git stash).")
            self._check_out(self._head)

    def _pop(self, turn: Turn) -> None:
        if self._stashed:
            self._commit(turn)
            base, theirs = self._stashed
            self._stashed = None
            self._bring_together(turn, base, self._head, theirs)

    def _bring_together(self, turn: Turn, base: bytes, ours: bytes, theirs: bytes) -> None:
        """Run the merge driver as git does, and check out what it made."""
        names = [WORKBOOK.with_name(f".merge_file_{side}{turn.seed}") for side in "OAB"]
        for name, data in zip(names, (base, ours, theirs), strict=True):
            _write(name, data)
        self.world.tell(f"Gil brings a branch in (git {turn.verb}).")
        code = cli.main(["merge", *map(str, names), "--path", str(WORKBOOK)])
        merged = names[1].read_bytes()
        for name in names:
            name.unlink()
        if code in (0, 1):
            kept = set(TOKEN.findall(merged.decode()))
            known = set(TOKEN.findall(base.decode()))
            for side in (ours, theirs):
                if lost := set(TOKEN.findall(side.decode())) - kept - known:
                    self.world.faults.append(f"git {turn.verb} loses {sorted(lost)}")
            self._check_out(merged)
            self._head = merged

    def _check_out(self, data: bytes) -> None:
        WORKBOOK.unlink(missing_ok=True)
        _write(WORKBOOK, data)


def _write(path: Path, data: bytes) -> None:
    """Write a file as editors do, in two pieces."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o664)
    try:
        os.write(descriptor, data[: len(data) // 2])
        os.write(descriptor, data[len(data) // 2 :])
    finally:
        os.close(descriptor)


def _put(path: Path, data: bytes) -> None:
    """Put a file there as sync tools do, whole and on disk."""
    new = path.with_name(f".syncing-{path.name}")
    _write(new, data)
    _sync(new)
    new.replace(path)
    _sync(path.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
