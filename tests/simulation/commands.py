"""Somebody who works with single commands, each a program of its own."""

import contextlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from eh_tui import cli
from eh_tui.errors import EhError
from eh_tui.files.folder.peek import peek
from eh_tui.files.system.paths import settings_file
from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.edits import Remove
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from tests.simulation.plan import Turn
from tests.simulation.sheets import all_text
from tests.simulation.system import HOME
from tests.simulation.world import NEXT_FORM, WORKBOOK, Actor
from tests.torture.histories import TOKEN
from tests.torture.sessions import chance

FILE = str(WORKBOOK)
FOUND = (0, 1, 2)
"""The exit codes that say something; any other one is a fault of the program."""


class WithCommands(Actor):
    """Somebody who runs one command after the other."""

    AT = "command"
    VERBS: ClassVar = {
        "set": 6, "add": 2, "remove": 1, "undo": 2, "redo": 1, "show": 2, "check": 2, "log": 1,
        "merge-copies": 4, "redact": 2, "compact": 1, "export": 1, "new year": 1, "unlock": 2,
        "meeting start": 1, "meeting discuss": 2, "meeting end": 1, "minutes": 1, "mark": 1,
        "restore": 1, "upgrade": 1, "sign lines": 2,
    }  # fmt: skip

    def work(self, turn: Turn) -> Callable[[], object]:
        """Return one command to be run."""
        return lambda: self._do(turn)

    def ended(self, _: object) -> None:
        """Begin the next command in a new program."""
        if self.process and not self.process.is_killed:
            self.world.system.end(self.process)
        self.process = None

    def _do(self, turn: Turn) -> None:
        if turn.verb == "redact":
            return self._redact(turn)
        if turn.verb == "sign lines":
            _have_a_key(self.person.name)
        arguments = self._arguments(turn)
        if arguments:
            before = self._standing()
            code = self._run(turn, *arguments)
            if turn.verb == "set" and code == 0:
                self._set_is_there(turn)
            if turn.verb == "export" and code == 0:
                self._export_is_whole(Path(arguments[-1]), before)
        return None

    def _run(self, turn: Turn, *arguments: str) -> int:
        self.world.tell(f"{turn.who.title()} runs: eh-tui {' '.join(arguments)}")
        code = cli.main([*arguments])
        if code not in FOUND:
            self.world.faults.append(f"{turn.who}'s command {arguments} ended with {code}")
        return code

    def _arguments(self, turn: Turn) -> tuple[str, ...]:
        """Return what is typed, nothing where there is nothing to be typed."""
        workbook, random = peek(WORKBOOK).workbook, chance(turn.seed)
        if not (workbook.outcomes and workbook.actions):
            return ()
        action, outcome = random.choice(workbook.actions).id, random.choice(workbook.outcomes).id
        field, day = random.choice(("who", "when", "note")), random.choice(_DAYS)
        token, folder = f"<{turn.who[0]}{turn.seed}>", WORKBOOK.parent
        known = {
            "set": ("set", FILE, action, f"{field}={token}"),
            "add": ("add", FILE, outcome, "--text", token),
            "remove": ("remove", FILE, action),
            "export": ("export", FILE, "-o", f"{folder}/export-{turn.seed}.xlsx"),
            "minutes": ("minutes", FILE, "-o", f"{folder}/minutes-{turn.seed}.md"),
            "compact": ("history", "compact", FILE, "--before", day),
            "restore": ("history", "restore", FILE),
            "new year": ("new", f"{folder}/year-{turn.seed}.toml", "--from", FILE),
            "meeting start": ("meeting", "start", FILE, "--kind", token),
            "meeting discuss": (
                *("meeting", "discuss", FILE, action),
                *(f"who={token}", "--decision", token),
            ),
            "meeting end": ("meeting", "end", FILE),
            "upgrade": ("upgrade", FILE, "--form", str(NEXT_FORM), "--take"),
            "mark": ("mark", FILE, token),
            "sign lines": ("history", "sign", FILE),
        }
        return known.get(turn.verb, (turn.verb, FILE))

    @property
    def said(self) -> str:
        """All that was printed so far."""
        return self.world.output.setdefault(self.person.name, io.StringIO()).getvalue()

    def _standing(self) -> tuple[int, int, set[str]]:
        """Return how many changes there were, and what stands on the form in the file."""
        with self.world.system.looking():
            self.world.faults += self.world.witness.look()
            try:
                state = WorkbookText.parse(self.world.witness.data or b"").workbook
            except EhError:
                state = Workbook()
        witness = self.world.witness
        cells = [cell for row in state.rows for cell in row.cells]
        words = [word for one in state.actions for word in (one.text, one.when, one.who)]
        found = set(TOKEN.findall(" ".join([*words, *cells])))
        return len(witness.records), len(witness.outside), found

    def _export_is_whole(self, path: Path, before: tuple[int, int, set[str]]) -> None:
        """See that an export holds every text that stood on the form all the time."""
        length, outside, texts = before
        _, outside_now, after = self._standing()
        if outside_now != outside:
            return
        with self.world.system.looking():
            written = all_text(path.read_bytes())
        # The change before may be in the history alone, and its writer be held up.
        since = str([record.edits for record in self.world.witness.records[length - 1 :]])
        lost = sorted(one for one in texts & after if one not in written and one not in since)
        if lost:
            self.world.faults.append(f"{path.name} lacks {lost}")

    def _set_is_there(self, turn: Turn) -> None:
        """See that what a command said is saved has been recorded."""
        token = f"<{turn.who[0]}{turn.seed}>"
        with self.world.system.looking():
            self.world.faults += self.world.witness.look()
            made = [edit for record in self.world.witness.records for edit in record.edits]
            if not any(getattr(edit, "new", None) == token for edit in made):
                self.world.faults.append(f"a command said that {token} is saved, and it is not")

    def _redact(self, turn: Turn) -> None:
        """Take the texts of a row out for good that was taken out of the workbook before."""
        records = peek(WORKBOOK).records_to_now
        gone = [
            edit
            for record in records
            for edit in record.edits
            if isinstance(edit, Remove) and edit.kind is Kind.ACTIONS
        ]
        if not gone:
            return
        edit = chance(turn.seed).choice(gone)
        code = self._run(turn, "history", "redact", FILE, edit.id)
        if code in (0, 1):  # 1 where the row stands in the workbook again, as it is now
            text = str(getattr(edit.row, "text", "")) if code == 0 else ""
            tokens = set(TOKEN.findall(text))
            of_it = [one for record in records for one in record.edits if edit.id in repr(one)]
            self.world.is_erased(edit.id, tokens, set(TOKEN.findall(repr(of_it))))


def _have_a_key(account: str) -> None:
    """Let an account have a key, and say so in its settings."""
    settings, key = settings_file(), Path(HOME) / "key"
    with contextlib.suppress(OSError):  # then it has none yet
        settings.parent.mkdir(parents=True, exist_ok=True)
        key.with_suffix(".pub").write_text(f"ssh-ed25519 AAAA {account}\n", encoding="ascii")
        settings.write_text(f'signing_key = "{key}"\n', encoding="utf-8")


_DAYS = ("2026-08-01", "2026-08-30", "2026-09-15", "2026-11-01", "2027-06-01")
