"""A round and its returns brought together: each school's state, and what all add up to."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from eh_tui.model.audit.summary import Counts, count
from eh_tui.model.core.form_rows import Commitment
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.form import Form
from eh_tui.model.partnership.matching import Matching
from eh_tui.model.partnership.returned import ReturnedSchool, form_shape
from eh_tui.model.partnership.round import ChangeRequested, ExpectedSchool, Round
from eh_tui.model.partnership.stands import Stands
from eh_tui.model.partnership.unlike import ask_again, loss_in_words, why_superseded, why_unlike
from eh_tui.model.submitting import ReturnState


class State(StrEnum):
    """How a line of the page stands; the words are an interface."""

    RETURNED = "returned"
    PROBLEM = "problem"
    MISSING = "missing"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One line of the page: a school that is missing, or a file with the school it is of."""

    state: State
    expected: ExpectedSchool | None = None
    """None for a file of no expected school."""
    returned: ReturnedSchool | None = None
    """None for a school that is missing."""
    why: str = ""
    """Why it is a problem or superseded, a sentence; of a return that counts what is odd in it."""
    what_to_do: str = ""
    may_be: tuple[ExpectedSchool, ...] = ()
    """Of a file of no expected school: those whose it may be."""
    in_doubt: str = ""
    """Of a missing school: a file that may be its, and nobody can say."""

    @property
    def school(self) -> str:
        """The school's name as the partnership spells it, else as the file does."""
        return self._told("name", "school")

    @property
    def number(self) -> str:
        """The school's number, likewise."""
        return self._told("number", "number")

    @property
    def phase(self) -> str:
        """Its phase, likewise."""
        return self._told("phase", "phase")

    @property
    def locality(self) -> str:
        """Its locality, likewise."""
        return self._told("locality", "locality")

    @property
    def file(self) -> str:
        """The file below the round's folder, "" where none came."""
        return self.returned.file if self.returned else ""

    @property
    def stands(self) -> Stands:
        """How its return stands."""
        return Stands(self.expected, self.returned)

    @property
    def step(self) -> ReturnState:
        """How far the return has come."""
        return self.stands.step

    @property
    def requested(self) -> tuple[ChangeRequested, ...]:
        """What the lead wants changed in this return, or in rows that it has left as they were."""
        return self.stands.requested

    def _told(self, ours: str, theirs: str) -> str:
        expected = getattr(self.expected, ours) if self.expected else ""
        return str(expected or (getattr(self.returned, theirs) if self.returned else ""))


@dataclass(frozen=True)
class Collated:
    """A round with its returns."""

    round: Round
    blank: Workbook
    """The form that is asked for."""
    lines: tuple[RoundLine, ...]
    """In the order of the expected schools, each with what else came of it; strangers last."""
    offers: tuple[RoundLine, ...] = ()
    """The offers that lie in the folder; they are no returns, so no counts hold them."""

    @property
    def form(self) -> Form:
        """By which levels the returns are rated."""
        return self.blank.form

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """The commitments of the form, and last one without a title where rows have none."""
        known = self.blank.commitments
        stray = any("" in row.counts for row in self.current)
        return (*known, Commitment("", "Unassigned")) if stray else known

    @cached_property
    def current(self) -> tuple[ReturnedSchool, ...]:
        """The return that counts, of each school that has one."""
        return tuple(
            line.returned for line in self.lines if line.state is State.RETURNED and line.returned
        )

    @cached_property
    def _schools(self) -> dict[str, str]:
        return {line.file: line.school for line in self.lines if line.file}

    def school_of(self, row: ReturnedSchool) -> str:
        """Return whose return a row is, as the partnership spells it."""
        return self._schools.get(row.file, row.school)

    def number_of(self, state: State) -> int:
        """Return how many schools are missing, have returned, or have only a problem.

        Of what is superseded, and of problems of strangers or beside a return that counts, it
        is the files.
        """
        return sum(line.state is state for line in self.lines)

    @cached_property
    def uncounted(self) -> int:
        """How many expected schools have sent something of which nothing counts."""
        sent = {line.expected for line in self.lines if line.expected and line.returned}
        return len(sent) - self.number_of(State.RETURNED)

    @cached_property
    def is_complete(self) -> bool:
        """Whether every school has returned and nothing is wrong with any file."""
        return all(line.state in (State.RETURNED, State.SUPERSEDED) for line in self.lines)

    def counts_of(self, row: ReturnedSchool) -> dict[str, Counts]:
        """Return a return's counts by commitment, with what is not applicable left out as ever."""
        return {id: counts_from(self.form, numbers) for id, numbers in row.counts.items()}

    @cached_property
    def counts(self) -> dict[str, Counts]:
        """What the current returns add up to, by commitment, in the order of the form."""
        sums = {home.id: Counter[str]() for home in self.commitments}
        for row in self.current:
            for id, numbers in row.counts.items():
                for level, number in numbers.items():
                    sums[id][level] += number
        return {id: counts_from(self.form, numbers) for id, numbers in sums.items()}

    @property
    def all_counts(self) -> Counts:
        """What the current returns add up to."""
        return sum(self.counts.values(), Counts())

    @property
    def overdue(self) -> int:
        """How many dates have passed in the current returns."""
        return sum(sum(row.overdue.values()) for row in self.current)

    @property
    def no_date(self) -> int:
        """How many rows of the current returns need a date."""
        return sum(sum(row.no_date.values()) for row in self.current)


def counts_from(form: Form, numbers: Mapping[str, int]) -> Counts:
    """Return numbers by level as counts that know what N/A leaves out."""
    left_out = sum(n for id, n in numbers.items() if count(form, (id,)).left_out)
    return Counts(dict(numbers), left_out)


def collate(known: Round, blank: Workbook, rows: Iterable[ReturnedSchool]) -> Collated:
    """Return a round with the rows of its folder, whatever their order and their files' names.

    Of several returns of one school the newest counts, and of two of one moment always the
    same one. What can't be added up is a problem, and supersedes nothing.
    """
    matching, shape = Matching(known), form_shape(blank)
    of_school: dict[ExpectedSchool | None, list[RoundLine]] = defaultdict(list)
    offers: list[RoundLine] = []
    for row in sorted(rows, key=lambda each: (-each.came, each.digest, each.file)):
        line = _line(matching, known, blank, shape, row)
        if row.offer:
            offers.append(line)
        else:
            of_school[line.expected].append(line)
    strangers = sorted(of_school.pop(None, ()), key=lambda line: line.file)
    doubted = {school: line for line in reversed(strangers) for school in line.may_be}
    lines = (
        line
        for school in known.schools
        for line in _of_school(school, of_school[school], doubted.get(school))
    )
    return Collated(known, blank, (*lines, *strangers), tuple(offers))


def _line(
    matching: Matching, known: Round, blank: Workbook, shape: str, row: ReturnedSchool
) -> RoundLine:
    if row.trouble:
        school = matching.school_of(row).school
        advice = row.mend or ask_again(row)
        return RoundLine(State.PROBLEM, school, row, row.trouble, advice)
    matched = matching.school_of(row)
    school = matched.school
    found = ("", "") if row.offer else why_unlike(known, blank, shape, row)
    why, what_to_do = found if found[0] else (matched.why, matched.what_to_do)
    if not why and row.is_empty and not row.offer:
        why = "Nothing is rated or written in it."
        what_to_do = "Ask whether the right file was sent; a blank form belongs outside the folder."
    if why:
        return RoundLine(State.PROBLEM, school, row, why, what_to_do, matched.may_be)
    return RoundLine(State.RETURNED, school, row, _joined(matched.remark, row.remark))


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _of_school(
    school: ExpectedSchool, lines: list[RoundLine], doubted: RoundLine | None
) -> Iterator[RoundLine]:
    """Yield a school's lines: the return that counts, those it supersedes, and problems.

    `doubted` is a file that may be its own.
    """
    good = [line for line in lines if line.state is State.RETURNED]
    kept = [line.returned for line in good if line.returned]
    problems = [line for line in lines if line.state is State.PROBLEM]
    if not lines and doubted:
        why = f"{doubted.file} may be its, and nobody can say. {doubted.why}"
        yield RoundLine(
            State.MISSING, school, None, why, "Ask whose that file is.", in_doubt=doubted.file
        )
    elif not lines:
        yield RoundLine(State.MISSING, school, None, "Nothing came.", "Ask again.")
    for line in good[:1]:
        loss = loss_in_words(kept[0], kept[1:])
        yield replace(line, why=_joined(line.why, loss)) if loss else line
    for older in kept[1:]:
        why = _joined(why_superseded(kept[0], older), older.remark)
        yield RoundLine(State.SUPERSEDED, school, older, why, "Nothing; it is not counted.")
    yield from problems
