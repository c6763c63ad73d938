"""Two people's states of one workbook brought together, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from eh_tui.errors import EhError
from eh_tui.model.core.diff import diff
from eh_tui.model.core.edits import Add, Edit, Move, Remove, Set, apply
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.rows import Place, place_of, row_of, siblings, value
from eh_tui.model.core.schema import GROWABLE
from eh_tui.model.core.workbook import Row, Workbook
from eh_tui.model.merge.numbering import Numbering, is_alike, numbering
from eh_tui.model.merge.references import REFERENCES, referred_to, renamed


@dataclass(frozen=True, slots=True)
class Clash:
    """A field or row that both sides changed, each in its own way; ours was kept."""

    theirs: Edit
    """What they did, with the ids that rows have here."""
    ours: str | None
    """What stands with us, None where we took the row out."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What is to be done on our side, and what has to be decided by a person."""

    edits: tuple[Edit, ...]
    clashes: tuple[Clash, ...]
    numbering: Numbering = field(default_factory=Numbering)
    """Under which ids the rows of the other versions stand here."""


def merge(base: Workbook, ours: Workbook, theirs: Workbook) -> Merged:
    """Return the edits that bring their changes since `base` to ours, where ours leaves room.

    A row that both sides added under one id is kept twice: theirs gets a fresh id, and all
    that refers to it follows. What can't be made is a clash, so nothing is passed over.
    """
    numbers = numbering(base, ours, theirs)
    base, theirs = renamed(base, numbers.base), renamed(theirs, numbers.theirs)
    difference = diff(base, theirs)
    removed = {edit.id: edit.row for edit in difference.every if isinstance(edit, Remove)}
    stay = {id for id in removed if _is_needed(base, ours, theirs, id, removed)}
    side = _Side(ours, numbers, base)
    side.moved = {edit.id for edit in diff(base, ours).edits if isinstance(edit, Move)}
    for edit in difference.every:
        if isinstance(edit, Remove):
            if side.standing(edit) is None or stay & {*referred_to(edit.kind, edit.row)}:
                continue  # we took it out as well; or it stays with what it belongs to
            if edit.id in stay:
                side.refuse(edit)
                continue
        side.bring(edit)
    return Merged(tuple(side.edits), tuple(side.clashes), numbers)


def merge_additions(ours: Workbook, theirs: Workbook) -> Merged:
    """Return what `merge` does where nobody knows the state that both came from.

    Rows that only they have are taken; whatever else differs is for a person to decide, and
    a row that only we have stays. Rows of one id that are about something else are two.
    """
    common = _in_common(ours, theirs)
    numbers = numbering(common, ours, theirs)
    reworded = {
        row.id
        for kind in (Kind.ACTIONS, Kind.ROWS)
        for row in theirs.of_kind(kind)
        for own in ours.of_kind(kind)
        if own.id == row.id and not is_alike(kind, own, row)
    }
    numbers = replace(numbers, doubtful=numbers.doubtful | reworded)
    side = _Side(ours, numbers, common)
    for edit in diff(ours, renamed(theirs, numbers.theirs)).every:
        if isinstance(edit, Add):
            side.bring(edit)
        elif not isinstance(edit, Remove):
            side.refuse(edit)
    return Merged(tuple(side.edits), tuple(side.clashes), numbers)


class _Side:
    """Our side, while their edits are brought to it."""

    def __init__(self, ours: Workbook, numbers: Numbering, base: Workbook) -> None:
        """Begin with ours; what it has beyond the base is new."""
        self.state = ours
        self.edits: list[Edit] = []
        self.clashes: list[Clash] = []
        self.moved: set[str] = set()
        """Rows that we moved: theirs can't be moved from where they saw them."""
        self._taken_out, self._new = _ids(base) - _ids(ours), _ids(ours) - _ids(base)
        names = numbers.theirs
        self._doubtful = {names.get(id, id) for id in numbers.doubtful}
        self._lines = {names[id]: line for id, line in numbers.fresh.items()}

    def bring(self, edit: Edit) -> None:
        """Make their edit here, or note the clash."""
        is_doubtful = self._doubtful & {edit.id, *_named_by(edit)}
        if is_doubtful or self._taken_out & {*_named_by(edit, needed=True)}:
            self.refuse(edit)
            return
        try:
            wanted = self._fitted(edit)
            after = apply(self.state, wanted)
        except EhError:
            self.refuse(edit)
            return
        if after != self.state:
            self.edits.append(wanted)
            self.state = after

    def refuse(self, edit: Edit) -> None:
        """Note a clash, unless ours holds what they wanted."""
        try:
            is_there = apply(self.state, edit) == self.state
        except EhError:
            is_there = False
        if not is_there:
            self.clashes.append(Clash(edit, self.standing(edit)))

    def standing(self, edit: Edit) -> str | None:
        """Return what stands here where their edit belongs, None where the row is gone."""
        try:
            row = row_of(self.state, edit.kind, edit.id)
            match edit:
                case Set(kind, _, name):
                    return value(self.state, kind, row, name)
                case Remove() | Add() | Move():
                    return edit.id
        except EhError:
            return None

    def _fitted(self, edit: Edit) -> Edit:
        """Return their edit as it has to be made here, where other rows may stand."""
        match edit:
            case Add(kind, row, place):
                line = self._lines.get(row.id, "")
                return Add(kind, row, self._place(kind, place), edit.source, line)
            case Move(kind, id, _, new) if self.standing(edit) is not None:
                here, there = place_of(self.state, kind, id), self._place(kind, new, id)
                return edit if id in self.moved and here != there else Move(kind, id, here, there)
            case _:
                return edit

    def _place(self, kind: Kind, place: Place, moving: str = "") -> Place:
        """Return a place as it is here: last under its parent where the row before is gone.

        What we added in the same place stands first.
        """
        family = [row.id for row in siblings(self.state, kind, place.parent) if row.id != moving]
        if place.after and place.after not in family:
            return Place(place.parent, family[-1] if family else "")
        at = family.index(place.after) + 1 if place.after else 0
        while not moving and at < len(family) and family[at] in self._new:
            at += 1
        return Place(place.parent, family[at - 1] if at else "")


def _is_needed(
    base: Workbook, ours: Workbook, theirs: Workbook, id: str, removed: dict[str, Row]
) -> bool:
    """Whether a row of ours that they did not take out says nothing without one they did.

    One that they put elsewhere goes there, where we left it as it was.
    """
    return any(
        id in referred_to(kind, row, only_needed=True)
        and removed.get(row.id) != row
        and not any(
            other.id == row.id
            and (id in referred_to(kind, other, only_needed=True) or row in base.of_kind(kind))
            for other in theirs.of_kind(kind)
        )
        for kind in REFERENCES
        for row in ours.of_kind(kind)
    )


def _named_by(edit: Edit, *, needed: bool = False) -> Iterator[str]:
    """Yield the ids that an edit makes a row refer to."""
    match edit:
        case Add(kind, row):
            yield from referred_to(kind, row, only_needed=needed)
        case Set(kind, _, name, _, new):
            for reference in REFERENCES.get(kind, ()):
                if reference.field == name and (reference.is_needed or not needed):
                    yield from reference.ids(new)
        case Move(_, _, _, new):
            yield new.parent


def _in_common(ours: Workbook, theirs: Workbook) -> Workbook:
    """Return ours with only what theirs has as well, rows going by what they are about.

    What we alone took out is not in it: a row of theirs with such a number is another one.
    """
    rows = {}
    for kind in GROWABLE:
        known = {row.id: row for row in theirs.of_kind(kind)}
        rows[kind.value] = tuple(
            row
            for row in ours.of_kind(kind)
            if row.id in known
            and (kind in (Kind.ACTIONS, Kind.ROWS) or is_alike(kind, row, known[row.id]))
        )
    retired = tuple(id for id in ours.retired if id in theirs.retired)
    return replace(ours, retired=retired, **rows)  # type: ignore[arg-type]  # each kind its rows


def _ids(workbook: Workbook) -> set[str]:
    return {row.id for kind in Kind for row in workbook.of_kind(kind)}
