"""Somebody who sends the sheet out, and takes over what comes back in it."""

from pathlib import Path
from typing import ClassVar

from tests.simulation.commands import FILE, WithCommands
from tests.simulation.plan import Turn
from tests.simulation.process import Person
from tests.simulation.sheets import filled_in, without_notes
from tests.simulation.world import WORKBOOK, World
from tests.torture.sessions import chance


class WithReturns(WithCommands):
    """Somebody to whom others send the sheet back."""

    AT = "returned sheet"
    VERBS: ClassVar = {"send out": 2, "import": 3, "import without notes": 1}

    def __init__(self, world: World, person: Person) -> None:
        """Begin with nothing sent out."""
        super().__init__(world, person)
        self._sent: list[Path] = []

    def _do(self, turn: Turn) -> None:
        if turn.verb == "send out":
            path = WORKBOOK.with_name(f"sent-{turn.seed}.xlsx")
            if self._run(turn, "export", FILE, "-o", str(path)) == 0:
                self._sent.append(path)
        elif self._sent:
            self._import(turn)

    def _import(self, turn: Turn) -> None:
        random = chance(turn.seed)
        sent = random.choice(self._sent)
        texts = [f"<l{turn.seed}{at}>" for at in range(random.randrange(1, 4))]
        path = WORKBOOK.with_name(f"returned-{turn.seed}.xlsx")
        try:
            content, typed = filled_in(sent.read_bytes(), random, texts)
            is_known = turn.verb == "import"
            content = content if is_known else without_notes(content)
            path.write_bytes(content)
        except OSError:  # whoever fills it in is told by their own program
            return
        self.world.tell(f"{sent.name} comes back as {path.name}, with {', '.join(typed)} in it.")
        before = len(self.said)
        code = self._run(turn, "import", FILE, str(path), "--take", "all")
        if code in (0, 1):
            self._judge(path.name, typed, self.said[before:], is_known=is_known)

    def _judge(self, name: str, typed: list[str], said: str, *, is_known: bool) -> None:
        """See that what was taken is there and nothing else, and that the rest was told of.

        Of a sheet that is not known by what an export notes of itself, only its day tells what
        was sent (RELIABILITY.md): then more may be taken, where a file went to and fro unnoted.
        """
        with self.world.system.looking():
            self.world.faults += self.world.witness.look()
            records = self.world.witness.records
        made = [edit for one in records if one.label.startswith(f"{name}:") for edit in one.edits]
        new = {str(getattr(edit, "new", edit)) for edit in made}
        faults = [f"{name} brought {one}, which nobody typed" for one in new - {*typed} if is_known]
        for text in typed:
            told = [line for line in said.splitlines() if text in line]
            if not told:
                faults.append(f"nothing was said of {text} in {name}")
            elif told[0].startswith("Taken") and text not in new:
                faults.append(f"it was said that {text} of {name} is taken, and it is not")
        self.world.faults += faults
