"""Random histories of one workbook, as two people make them from one base.

Each text that somebody writes is a token of its own, and each new row begins with one, so
that a row is known again whatever number it has.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from eh_tui.files.toml.text import WorkbookText
from eh_tui.model.core.edits import Add, Edit, Move, apply, remove_row, set_field
from eh_tui.model.core.form_rows import AchievedRow
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.meeting_rows import Meeting
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import Place, fields, place_of, siblings
from eh_tui.model.core.schema import GROWABLE
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.meeting.agenda import AgendaPart
from eh_tui.model.meeting.lifecycle import discuss, end, start
from eh_tui.model.meeting.meetings import open_meeting
from eh_tui.model.merge.references import REFERENCES
from eh_tui.model.signing import How, sign
from tests.support.rag import Rag

FORM = """\
schema = 1
form = "small"

[school]
name = "Example School"

# what the first is about
[[commitments]]
id = "1"

[[outcomes]]
id = "1.A"

[[actions]]
id = "1-01"
text = "Write the list"

# asked for by the governors
[[actions]]
id = "1-02"
text = "Publish it"

[[outcomes]]
id = "1.B"

[[commitments]]
id = "2"

[[outcomes]]
id = "2.A"

[[actions]]
id = "2-01"
text = "Train everybody"

[[achieved]]
id = "2.R1"
columns = ["Name", "Date"]
growable = true

[[rows]]
id = "2-R01"
Name = "Alex Reed"

[[signatories]]
id = "S1"
role = "Head"

[[people]]
id = "P1"
name = "Alex Reed"

[[courses]]
id = "C1"
name = "First course"
"""

TOKEN = re.compile(r"<\w\d+>")
KNOWN_BY = {
    Kind.ACTIONS: "text",
    Kind.SIGNATORIES: "role",
    Kind.PEOPLE: "name",
    Kind.TERMS: "name",
    Kind.COURSES: "name",
    Kind.TRAINING: "done",
    Kind.MEETINGS: "kind",
    Kind.DISCUSSED: "decision",
    Kind.SIGNATURES: "name",
    Kind.RECEIVED: "body",
    Kind.KNOWN: "reason",
    Kind.RETURNS: "because",
    Kind.REQUESTS: "reason",
    Kind.EVIDENCE: "what",
}
"""The field of each kind that holds a new row's token for good."""


class Hand:
    """What somebody may do next in a workbook, each text of it a token of their own."""

    def __init__(self, random: Random, name: str, first: int = 1, day: date = date(2026, 9, 1)):
        """Bear a name in all that is written; tokens are numbered on from the first."""
        self._random, self._name, self._number = random, name, first - 1
        self._day = day
        self.verbs: dict[str, Callable[[Workbook], tuple[Edit, ...]]] = {
            "set": self._set,
            "add": self._add,
            "staff": self._staff,
            "sign": self._sign,
            "meet": self._meet,
            "hold": self._hold,
            "remove": self._remove,
            "move": self._move,
        }

    def edits(self, verb: str, workbook: Workbook) -> tuple[Edit, ...]:
        """Return what one of the verbs does, nothing in a workbook of which half is gone."""
        is_whole = workbook.outcomes and any(workbook.of_kind(kind) for kind in GROWABLE)
        return self.verbs[verb](workbook) if is_whole else ()

    def _token(self) -> str:
        self._number += 1
        return f"<{self._name}{self._number}>"

    def _pick(self, rows: tuple[Row, ...]) -> Row:
        return self._random.choice(rows)

    def _set(self, workbook: Workbook) -> tuple[Edit, ...]:
        kind = self._random.choice([kind for kind in GROWABLE if workbook.of_kind(kind)])
        row = self._pick(workbook.of_kind(kind))
        kept = (KNOWN_BY.get(kind), *(each.field for each in REFERENCES.get(kind, ())))
        free = {"ended", "hash", "state", "rag_before", "rag_after"}
        names = [name for name in fields(workbook, kind, row) if name not in (*kept, *free)]
        name = self._random.choice(names[1:] if kind is Kind.ROWS else names)
        new = self._random.choice(list(Rag)).value if name == "rag" else self._token()
        return (set_field(workbook, kind, row.id, name, new),)

    def _added(self, workbook: Workbook, kind: Kind, parent: str = "", **values: str) -> Add:
        row = new_row(workbook, kind, parent, **values)
        if isinstance(row, AchievedRow):
            row = AchievedRow(row.id, row.table, cells=(self._token(), ""))
        family = [other.id for other in siblings(workbook, kind, parent)]
        return Add(kind, row, Place(parent, self._random.choice(["", *family, *family[-1:]])))

    def _add(self, workbook: Workbook) -> tuple[Edit, ...]:
        action = self._pick(workbook.actions).id if workbook.actions else "1-01"
        home = self._pick(workbook.outcomes).id
        values: dict[Kind, dict[str, str]] = {
            Kind.ACTIONS: {"parent": home, "text": self._token()},
            Kind.ROWS: {"parent": "2.R1"},
            Kind.TERMS: {"name": self._token()},
            Kind.RECEIVED: {"body": self._token()},
            Kind.KNOWN: {"row": action, "reason": self._token()},
            Kind.RETURNS: {"state": "submitted", "because": self._token()},
        }
        if workbook.actions:
            values[Kind.EVIDENCE] = {"parent": action, "what": self._token()}
        else:  # there is nothing that such a finding could be about
            del values[Kind.KNOWN]
        kind = self._random.choice([*values, Kind.ACTIONS])
        return (self._added(workbook, kind, **values[kind]),)

    def _staff(self, workbook: Workbook) -> tuple[Edit, ...]:
        """Return a new person with a training, perhaps in a course of their own."""
        person = self._added(workbook, Kind.PEOPLE, name=self._token())
        edits: list[Edit] = [person]
        course = self._pick(workbook.courses).id if workbook.courses else ""
        if not course or self._random.random() < 0.5:
            edits.append(self._added(workbook, Kind.COURSES, name=self._token()))
            course = edits[-1].id
        training = {"person": person.id, "course": course, "done": self._token()}
        return (*edits, self._added(workbook, Kind.TRAINING, **training))

    def _sign(self, workbook: Workbook) -> tuple[Edit, ...]:
        """Return a new signatory who signs."""
        added = self._added(workbook, Kind.SIGNATORIES, role=self._token())
        state = apply(workbook, added)
        signed = sign(
            state, added.id, name=self._token(), date=self._day.isoformat(), how=How.TYPED
        )
        return (added, *signed)

    def _meet(self, workbook: Workbook) -> tuple[Edit, ...]:
        """Return what goes on in a meeting: it begins, an action is discussed, it ends."""
        meeting = open_meeting(workbook)
        if meeting and (self._random.random() < 0.3 or not workbook.actions):
            return end(workbook, meeting, f"{self._day.isoformat()}T15:00:00.{self._number:03}Z")
        return self._hold(workbook)

    def _hold(self, workbook: Workbook) -> tuple[Edit, ...]:
        """Return how a meeting begins, or what it makes of an action."""
        meeting = open_meeting(workbook)
        if meeting is None:
            self._day += timedelta(self._random.randrange(1, 40))
            day, parts = self._day.isoformat(), tuple(AgendaPart)
            return start(workbook, date=day, kind=self._token(), present="", parts=parts)
        return self._discussed(workbook, meeting)

    def _discussed(self, workbook: Workbook, meeting: Meeting) -> tuple[Edit, ...]:
        """Return that an action not yet discussed was, and who does it now."""
        known = {row.action for row in workbook.discussed if row.meeting == meeting.id}
        left = [action.id for action in workbook.actions if action.id not in known]
        if not left:
            return ()
        id = self._random.choice(left)
        who = set_field(workbook, Kind.ACTIONS, id, "who", self._token())
        return discuss(workbook, meeting, id, who, decision=self._token())

    def _remove(self, workbook: Workbook) -> tuple[Edit, ...]:
        kind = self._random.choice([kind for kind in GROWABLE if workbook.of_kind(kind)])
        row = self._pick(workbook.of_kind(kind))
        below: list[Row] = [other for other in workbook.discussed if other.meeting == row.id]
        below += [other for other in workbook.training if row.id in (other.person, other.course)]
        below += [other for other in workbook.evidence if other.of == row.id]
        kinds = {type(other): kind for kind in GROWABLE for other in workbook.of_kind(kind)}
        return (
            *(remove_row(workbook, kinds[type(other)], other.id) for other in reversed(below)),
            remove_row(workbook, kind, row.id),
        )

    def _move(self, workbook: Workbook) -> tuple[Edit, ...]:
        if not workbook.actions:
            return ()
        id, home = self._pick(workbook.actions).id, self._pick(workbook.outcomes).id
        family = [row.id for row in siblings(workbook, Kind.ACTIONS, home) if row.id != id]
        place = Place(home, self._random.choice(["", *family]))
        return (Move(Kind.ACTIONS, id, place_of(workbook, Kind.ACTIONS, id), place),)


class Side:
    """Somebody who works on a workbook's file alone."""

    def __init__(self, random: Random, name: str, data: bytes) -> None:
        """Go on with a file; whatever is written bears a name."""
        self._text = WorkbookText.parse(data)
        self._random = random
        self._hand = Hand(random, name, day=date(2026, 9, 1) + timedelta(random.randrange(200)))

    @property
    def data(self) -> bytes:
        """The file as it is now."""
        return self._text.encode()

    def work(self, steps: int) -> "Side":
        """Do some steps, and return the side itself."""
        verbs = ["set"] * 4 + ["add", "staff", "sign", "meet", "meet", "remove", "move"]
        for _ in range(steps):
            verb = self._hand.verbs[self._random.choice(verbs)]
            self._text, _ = self._text.edited(verb(self._text.workbook))
        return self


@dataclass(frozen=True)
class Pair:
    """Two histories from one base, and where one of them went on to."""

    base: bytes
    ours: bytes
    theirs: bytes
    theirs_later: bytes
    ours_later: bytes


def pair(random: Random, most: int = 6) -> Pair:
    """Return two random histories from one random base."""
    base = Side(random, "b", FORM.encode()).work(random.randrange(8)).data
    ours = Side(random, "o", base).work(random.randrange(most))
    theirs = Side(random, "t", base).work(random.randrange(most))
    first = ours.data, theirs.data
    return Pair(base, *first, theirs.work(random.randrange(4)).data, ours.work(1).data)
