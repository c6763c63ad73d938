"""Writers that are killed at random moments while a reader, and perhaps an editor, go on."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

from eh_tui.files.store.journal import Journal, history_of
from eh_tui.files.store.store import Store
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.journal.record import Event
from tests.support import CHECKOUT
from tests.torture import sessions, workbooks

WRITERS = 4


@dataclass
class Outcome:
    """What happened, and what was wrong of it."""

    kills: int = 0
    acknowledged: int = 0
    reads: int = 0
    hand_saves: int = 0
    conflicts: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)


def run(kills: int, *, by_hand: bool = False, locked: bool = True, seconds: float = 0) -> Outcome:
    """Return what came of so many kills, in a program of its own that may fork."""
    command = [sys.executable, "-m", "tests.torture.kill", str(kills), str(seconds)]
    command += ["--by-hand"] * by_hand + ["--no-lock"] * (not locked)
    done = subprocess.run(command, cwd=CHECKOUT, stdout=subprocess.PIPE, check=True)
    return Outcome(**json.loads(done.stdout))


class _Torture:
    def __init__(self, folder: Path, *, locked: bool) -> None:
        self.folder, self.locked = folder, locked
        self.path = folder / "school.toml"
        self.start = workbooks.annotated()
        self.path.write_text(self.start, encoding="utf-8")
        self.random = sessions.chance(os.getpid())
        self.logs: list[Path] = []
        self.writers: list[int] = []
        self.deaths: Counter[int] = Counter()

    def begin_writer(self) -> None:
        """Start one more writer."""
        seed = self.random.randrange(10**9)
        acks = self.folder.with_name(f"{self.folder.name}.{seed}.acks")
        acks.touch()
        self.logs.append(acks)
        work = lambda: sessions.write(self.path, acks, seed, locked=self.locked)  # noqa: E731
        self.writers.append(sessions.fork(work))

    def kill_one(self) -> None:
        """End a writer as a power button does, and start another."""
        pid = self.writers.pop(self.random.randrange(len(self.writers)))
        self.end(pid, signal.SIGKILL)

    def end(self, pid: int, how: signal.Signals) -> None:
        """End a process and note if it had ended by itself."""
        os.kill(pid, how)
        _, status = os.waitpid(pid, 0)
        if os.WIFEXITED(status) and os.WEXITSTATUS(status):
            self.deaths[os.WEXITSTATUS(status)] += 1


def torture(folder: Path, kills: int, seconds: float, *, by_hand: bool, locked: bool) -> Outcome:
    """Return what came of it, in this process, which must have no threads."""
    began = time.monotonic()
    it = _Torture(folder, locked=locked)
    seen, saved = folder.with_name(f"{folder.name}.seen"), folder.with_name(f"{folder.name}.saved")
    saved.touch()
    Store(it.path)  # the reader may meet no workbook without a history
    reader = sessions.fork(lambda: sessions.read(it.path, seen))
    editor = (
        sessions.fork(lambda: sessions.save_by_hand(it.path, saved, os.getpid())) if by_hand else 0
    )
    for _ in range(WRITERS):
        it.begin_writer()
    time.sleep(0.3 + seconds)
    for _ in range(kills):
        time.sleep(it.random.uniform(0, 0.12))
        it.kill_one()
        it.begin_writer()
    time.sleep(0.5)
    if editor:
        it.end(editor, signal.SIGTERM)
        time.sleep(0.5)  # for the writers to notice what was saved last
    while it.writers:
        it.kill_one()
    it.end(reader, signal.SIGTERM)
    outcome = _judge(it, seen, saved, by_hand=by_hand)
    outcome.kills = kills
    outcome.seconds = round(time.monotonic() - began, 1)
    return outcome


def _judge(it: _Torture, seen: Path, saved: Path, *, by_hand: bool) -> Outcome:
    for left in it.folder.glob(".eh-tui.*.new"):
        os.utime(left, (0, 0))
    last = Store(it.path)
    last.commit([set_field(last.workbook, Kind.SCHOOL, "school", "name", "The last edit")])
    acknowledged = sessions.acknowledged(it.logs)
    faults = workbooks.faults(it.path, it.start, acknowledged)
    records = Journal(history_of(it.path), "").read().records
    reading = json.loads(seen.read_text())
    known = {record.after for record in records} | {record.before for record in records}
    hand_saves = [line.split() for line in saved.read_text().splitlines()]
    if by_hand:
        # A saving may be replaced by the next one of the same person, never by one of ours.
        outside = {record.after for record in records if record.event is Event.OUTSIDE}
        for number, known_by, style in hand_saves:
            if known_by not in outside:
                faults.append(f"saving {number} ({style}) is neither in the file nor the history")
    else:
        faults += ["the reader saw what is no workbook"] * reading["bad"]
        if strange := set(reading["hashes"]) - known:
            faults.append(f"the reader saw {len(strange)} texts that the history does not know")
    if staged := [other.name for other in it.folder.glob(".eh-tui.*.new")]:
        faults.append(f"left behind: {staged}")
    if it.deaths:
        faults.append(f"processes that ended by themselves: {dict(it.deaths)}")
    return Outcome(
        acknowledged=len(acknowledged), reads=reading["reads"], hand_saves=len(hand_saves),
        conflicts=sum(record.event is Event.CONFLICT for record in records), faults=faults,
    )  # fmt: skip


def main(arguments: list[str]) -> None:
    """Print the outcome as JSON: KILLS SECONDS [--by-hand] [--no-lock]."""
    top = Path(tempfile.mkdtemp(prefix="eh-tui-torture-"))
    folder = top / "school"
    folder.mkdir()
    outcome = torture(
        folder,
        int(arguments[0]),
        float(arguments[1]),
        by_hand="--by-hand" in arguments,
        locked="--no-lock" not in arguments,
    )
    if not outcome.faults:
        shutil.rmtree(top)
    else:
        outcome.faults.append(f"kept in {top}")
    sys.stdout.write(json.dumps(asdict(outcome)))


if __name__ == "__main__":
    main(sys.argv[1:])
