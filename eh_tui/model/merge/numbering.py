"""Three versions of a workbook brought to one numbering, before they are compared.

Two people who each add a row give it the same number. One of the rows gets another, and the
file remembers it (`Workbook.renumbered`), so that a later merge of the same two still knows
which row is which. Rows are told apart by what they are about (`ABOUT`), never by number
alone; where that tells nothing, the row is doubtful and nothing is written to it.
"""

from dataclasses import dataclass, field, replace
from typing import Any, cast

from eh_tui.model.core.form_rows import AchievedRow
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.review.assurance_rows import Signature
from eh_tui.model.core.review.meeting_rows import Discussed
from eh_tui.model.core.row_ids import fresh_id
from eh_tui.model.core.rows import parent_id, single_rows
from eh_tui.model.core.schema import GROWABLE
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.merge.references import referring

ABOUT: dict[Kind, tuple[str, ...]] = {
    Kind.ACTIONS: ("text",),
    Kind.SIGNATORIES: ("role",),
    Kind.PEOPLE: ("name",),
    Kind.TERMS: ("year", "name"),
    Kind.COURSES: ("name",),
    Kind.TRAINING: ("person", "course", "done"),
    Kind.MEETINGS: ("date", "kind"),
    Kind.STANDING: ("title",),
    Kind.MATTERS: ("meeting", "title"),
    Kind.DISCUSSED: ("meeting", "action"),
    Kind.AMENDMENTS: ("meeting", "about", "text", "by"),
    Kind.SIGNATURES: ("signatory", "date", "hash"),
    Kind.RECEIVED: ("date", "body"),
    Kind.KNOWN: ("check", "row"),
    Kind.RETURNS: ("state", "date"),
    Kind.REQUESTS: ("row", "reason"),
    Kind.EVIDENCE: ("of", "what"),
}
"""The fields that say what a row is about; the first cell of an Outcomes Achieved row."""


_BECAME, _OUT = " -> ", " out"
"""What stands in a line of `Workbook.renumbered` between the two ids, and at its end."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """The ids by which ours knows the rows of the other versions."""

    base: dict[str, str] = field(default_factory=dict)
    theirs: dict[str, str] = field(default_factory=dict)
    """The new ids of their rows that have another number here, by their own."""
    fresh: dict[str, str] = field(default_factory=dict)
    """For each row of theirs that got a number of its own now, the line that remembers it."""
    taken_out: dict[str, str] = field(default_factory=dict)
    """The same for rows that they added and took out again, and to which something refers."""
    doubtful: frozenset[str] = frozenset()
    """Ids of theirs of which nobody can tell which row of ours they mean."""


def numbering(base: Workbook, ours: Workbook, theirs: Workbook) -> Numbering:
    """Return how the rows of base and theirs are to be numbered to be compared with ours."""
    numbers = _Numbers(base, ours, theirs)
    for kind in GROWABLE:
        numbers.settle_base(kind)
        numbers.settle_theirs(kind)
    return numbers.outcome()


def numbers_known_to_them(base: Workbook, ours: Workbook, theirs: Workbook) -> dict[str, str]:
    """Return the new ids of our rows to which their version has given others, by the old.

    They merged ours before; whoever takes theirs goes on with its numbers. Nothing is
    returned where one of the numbers has another row here.
    """
    known = {*base.renumbered, *ours.renumbered}
    lines = tuple(line for line in theirs.renumbered if line not in known)
    if not lines:
        return {}
    sides = (replace(side, renumbered=()) for side in (base, ours))
    old, own = sides
    numbers = _Numbers(old, replace(theirs, renumbered=lines), own)
    for kind in GROWABLE:
        numbers.settle_base(kind)
        numbers.settle_theirs(kind)
    names = {old: new for old, new in numbers.recognised.items() if old != new}
    taken = {row.id for kind in Kind for row in ours.of_kind(kind)} | set(ours.retired)
    is_free = not any(new in taken and new not in names for new in names.values())
    return names if is_free else {}


def remembered_of_theirs(theirs: Workbook, ours: Workbook, numbers: Numbering) -> tuple[str, ...]:
    """Return what ours is to remember of theirs besides the rows that it gets."""
    names = numbers.theirs
    lines = list(numbers.taken_out.values())
    for line in theirs.renumbered:
        old, new = ids_of(line)
        if line not in ours.renumbered and old != names.get(new, new):
            lines.append(_line(old, names.get(new, new), line.rpartition(" ")[2]))
    return tuple(line for line in lines if line not in ours.renumbered)


def ids_of(line: str) -> tuple[str, str]:
    """Return the id that a row had in another copy and the one it has, of a line about it."""
    old, _, rest = line.partition(_BECAME)
    return old, rest.rpartition(" ")[0]


def _line(old: str, new: str, mark: str) -> str:
    return f"{old}{_BECAME}{new} {mark}"


class _Numbers:
    """The numbering, while it is found kind after kind: those that others name come first."""

    def __init__(self, base: Workbook, ours: Workbook, theirs: Workbook) -> None:
        self._old, self._ours, self._theirs = base, ours, theirs
        self._own = {kind: single_rows(ours, kind) for kind in GROWABLE}
        self._in_question = _families(base, ours, theirs)
        self._taken = {row.id for kind in Kind for row in ours.of_kind(kind)}
        self._gone = set(ours.retired) - set(base.retired) - set(theirs.retired)
        every = [row.id for side in (base, theirs) for kind in Kind for row in side.of_kind(kind)]
        self._pool = replace(ours, retired=(*ours.retired, *theirs.retired, *every))
        self._is_one_world = set(base.renumbered) == set(theirs.renumbered)
        self._used: set[str] = set()
        """Our rows that are known to be one of theirs."""
        self.base: dict[str, str] = {}
        self.theirs: dict[str, str] = {}
        self.recognised: dict[str, str] = {}
        """Their rows that are known to be one of ours, or to belong to one that is."""
        self.fresh: dict[str, str] = {}
        self.taken_out: dict[str, str] = {}
        self.doubtful: set[str] = set()
        self._settle_taken_out()

    def outcome(self) -> Numbering:
        """Return what was found."""
        changed = {old: new for old, new in self.theirs.items() if old != new}
        base = {old: new for old, new in self.base.items() if old != new}
        return Numbering(base, changed, self.fresh, self.taken_out, frozenset(self.doubtful))

    def _settle_taken_out(self) -> None:
        """Give ids of theirs that are no row's any more, and are one's of ours, another number.

        A signature outlives its signatory, and must not pass to one of ours.
        """
        rows = (
            row for side in (self._old, self._theirs) for kind in Kind for row in side.of_kind(kind)
        )
        before = {*self._old.retired, *(row.id for row in rows)}
        known = {ids_of(line)[0]: line for line in self._ours.renumbered if line.endswith(_OUT)}
        for id in self._theirs.retired:
            if id in before or id not in self._taken | self._gone:
                continue
            line = known.get(id) or f"{id}{_BECAME}{self._next_free(id)}{_OUT}"
            self.theirs[id] = ids_of(line)[1]
            self.taken_out[id] = line

    def _next_free(self, id: str) -> str:
        """Return an id like another one that no row has or ever had."""
        stem = id.rstrip("0123456789")
        number = 1
        while (free := f"{stem}{number:0{len(id) - len(stem)}}") in self._taken | {
            *self._pool.retired
        }:
            number += 1
        self._pool = replace(self._pool, retired=(*self._pool.retired, free))
        return free

    def settle_base(self, kind: Kind) -> None:
        """Find the rows of the base among ours."""
        used: set[str] = set()
        for row in single_rows(self._old, kind).values():
            found = _derived_id(row, self.base)
            if row.id in self._in_question:
                found = self._recognised(kind, row, self.base, used) or found
            self.base[row.id] = found
            used.add(found)

    def settle_theirs(self, kind: Kind) -> None:
        """Find the rows of theirs among ours, and give the new ones a number that is free."""
        old = single_rows(self._old, kind)
        news = []
        for row in single_rows(self._theirs, kind).values():
            if row.id in self._in_question:
                found = self._found(kind, row, old.get(row.id))
            else:
                found = _derived_id(row, self.theirs) if row.id in old else ""
            if found:
                self.theirs[row.id] = self.recognised[row.id] = found
                self._used.add(found)
            else:
                news.append(row)
        unclear = {row.id for row in news if self.base.get(row.id) == row.id} - self._used
        self.doubtful |= unclear
        news = [row for row in news if row.id not in unclear]
        # A row of ours may be one of theirs once: first those of the same number.
        for row in [row for row in news if not self._is_ours(kind, row)]:
            self._place_new(kind, row)

    def _found(self, kind: Kind, row: Row, old: Row | None) -> str:
        """Return the id of our row that theirs is, "" where none is known to be."""
        if old is None or not (self._is_one_world or is_alike(kind, old, row)):
            return self._recognised(kind, row, self.theirs, self._used)
        found = self.base[row.id]
        return found if self._is_that(kind, old, found) else ""

    def _is_that(self, kind: Kind, row: Row, id: str) -> bool:
        """Whether a row of the base is our row of an id, or one that we took out."""
        own = self._own[kind].get(id)
        return own is None or is_alike(kind, referring(kind, row, self.base), own)

    def _recognised(self, kind: Kind, row: Row, names: dict[str, str], used: set[str]) -> str:
        """Return the id of the one row of ours that a row is like, "" for none or several."""
        known = referring(kind, row, names)
        family = sorted(self._in_question[row.id] - used)
        found = [self._own[kind][id] for id in family if id in self._own[kind]]
        same = [other for other in found if _same(known, other)]
        like = same or [other for other in found if is_alike(kind, known, other)]
        return like[0].id if len(like) == 1 else ""

    def _is_ours(self, kind: Kind, row: Row) -> bool:
        """Take a new row of theirs that ours has too, under the number it would have here."""
        wanted = _derived_id(row, self.theirs)
        known = referring(kind, row, self.theirs)
        own = self._own[kind].get(wanted)
        if wanted in self._used or own is None or not _same(known, own):
            return False
        self.theirs[row.id] = self.recognised[row.id] = wanted
        self._used.add(wanted)
        return True

    def _place_new(self, kind: Kind, row: Row) -> None:
        """Give a new row of theirs a number that is free, or that of our row that is the same."""
        wanted = _derived_id(row, self.theirs)
        known = referring(kind, row, self.theirs)
        is_theirs = wanted != row.id and wanted in self._pool.retired
        if not is_theirs and wanted not in self._taken | self._gone:
            self.theirs[row.id] = self.recognised[row.id] = wanted
            return
        before = set(self.base.values())
        for other in self._own[kind].values():
            if _same(known, other) and other.id not in self._used | before:
                self.theirs[row.id] = other.id
                self._used.add(other.id)
                return
        fresh = fresh_id(self._pool, kind, parent_id(kind, known))
        self._pool = replace(self._pool, retired=(*self._pool.retired, fresh))
        self.theirs[row.id] = fresh
        self.fresh[row.id] = _line(row.id, fresh, _mark(row))


def _families(*sides: Workbook) -> dict[str, set[str]]:
    """Return the ids that may mean each other between the versions, for each of them."""
    lines: list[set[str]] = [set(side.renumbered) for side in sides]
    families: dict[str, set[str]] = {}
    for line in sorted(lines[0].union(*lines) - lines[0].intersection(*lines)):
        old, new = ids_of(line)
        family = families.get(old, {old}) | families.get(new, {new})
        families |= dict.fromkeys(family, family)
    return families


def _derived_id(row: Row, names: dict[str, str]) -> str:
    """Return the id of a row, in which a meeting's is followed by its action's (`row_id`)."""
    if not isinstance(row, Discussed) or not row.id.startswith(f"{row.meeting}-"):
        return row.id
    rest = row.id.removeprefix(f"{row.meeting}-")
    action = names.get(rest, rest) if rest == row.action else rest
    return f"{names.get(row.meeting, row.meeting)}-{action}"


def _same(one: Row, other: Row) -> bool:
    """Whether two rows of a kind are equal but for their ids."""
    if isinstance(one, Signature) and isinstance(other, Signature):
        one = replace(one, rows=other.rows)  # its hashes follow renumbered rows; the whole stays
    return replace(one, **cast(Any, {"id": other.id})) == other


def is_alike(kind: Kind, one: Row, other: Row) -> bool:
    """Whether two rows are about the same: they are equal but for their ids, or say so."""
    if _same(one, other):
        return True
    if isinstance(one, AchievedRow) and isinstance(other, AchievedRow):
        said, of_other = one.cells[:1], other.cells[:1]
    else:
        said, of_other = (
            tuple(str(getattr(row, name)) for name in ABOUT[kind]) for row in (one, other)
        )
    return said == of_other and any(text.strip() for text in said)


def _mark(row: Row) -> str:
    """Return a short mark by which a renumbered row is told from others of the same numbers."""
    import hashlib  # 3 ms that only a merge pays

    return hashlib.sha256(repr(row).encode(errors="backslashreplace")).hexdigest()[:6]
