"""How an audit stands as a return to its partnership, which travels in the file itself.

The school says when it is done, the lead may ask for changes row by row, and both see the same:
no list kept elsewhere can contradict what the file says.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from eh_tui.errors import Refused
from eh_tui.model.audit.rated import every_rated, rated_in_words
from eh_tui.model.audit.signed_content import content_hash, row_hashes
from eh_tui.model.core.edits import Add
from eh_tui.model.core.form_rows import School
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.placing import add_last
from eh_tui.model.core.row_ids import new_row
from eh_tui.model.core.rows import Place, locate
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.when.readable import stop_if_unreadable

if TYPE_CHECKING:  # most files hold none
    from eh_tui.model.core.review.assurance_rows import ReturnStep, RowRequest


class ReturnState(StrEnum):
    """How far a school is with what its partnership asked of it."""

    ASKED = "asked"
    """Nothing is rated yet."""
    DRAFT = "draft"
    """It is worked on, and the school has not said that it is done."""
    SUBMITTED = "submitted"
    CHANGES_REQUESTED = "changes requested"
    """The lead has said in which rows something is to be changed."""
    CLOSED = "closed"
    """Nothing is asked of it any more: the lead has taken it, or the workbook is locked."""


_WHOLE = School().id
AS_A_WHOLE = "the school as a whole"
"""What the lead asks about in the row of the school's name, date and year."""
_TOLD = 5
"""So many rows are named where there is no room for all."""
_STEPS = (ReturnState.SUBMITTED, ReturnState.CHANGES_REQUESTED, ReturnState.CLOSED)
"""The states that somebody says; the others are told by the audit itself."""


class ReturnStanding(NamedTuple):
    """How a return stands, with what was said of it."""

    state: ReturnState
    step: "ReturnStep | None" = None
    """The last step that was taken, None where none was."""
    requests: "tuple[RowRequest, ...]" = ()
    """What the lead asked for with that step."""
    is_changed: bool = False
    """Whether the audit says something else since that step."""
    unrated: int = 0
    """How many rows are not rated."""
    untouched: tuple[str, ...] = ()
    """The rows in which the lead wants something changed and that say what they said then."""
    is_awaited: bool = False
    """Whether a partnership knows the school by a number, and so waits for its audit."""

    @property
    def sentence(self) -> str:
        """What is to be said of it to the school, "" where no partnership waits for it."""
        if self.state is ReturnState.ASKED:
            return ""
        if self.step is None or self.step.state not in _STEPS:
            is_open = self.state is ReturnState.DRAFT and self.is_awaited
            return "Not submitted yet." if is_open else ""
        day = f" on {self.step.date}" if self.step.date else ""
        changed = " Changed since." if self.is_changed else ""
        if self.step.state == ReturnState.CLOSED:
            return f"Closed{day}: the partnership has taken it.{changed}"
        if self.step.state == ReturnState.CHANGES_REQUESTED:
            return f"Changes requested{day}: {_of_what(self.requests)}.{changed}"
        why = "Not all rated, because" if self.unrated else "The reason given"
        because = f" {why}: {self.step.because}" if self.step.because else ""
        return f"Submitted{day}.{changed}{because}"

    def once_exported(self, submit: str) -> str:
        """Return what to say to the school that has exported it, "" where nobody waits for it.

        `submit` is the command or the key that submits it from where this is said.
        """
        is_open = self.state in (ReturnState.ASKED, ReturnState.DRAFT)
        if not (is_open and self.is_awaited):
            return ""
        return f"It is exported, not submitted; {submit} says that it is done."

    @property
    def named_untouched(self) -> str:
        """The untouched rows by their ids, "1-01, 1-02 and 3 more"; "" for none."""
        return _listed(tuple(map(asked_in_words, self.untouched)))

    @property
    def asked_for(self) -> str:
        """What the lead wants changed, in a paragraph; "" where nothing is asked."""
        if self.state is not ReturnState.CHANGES_REQUESTED:
            return ""
        more = len(self.details) - _TOLD
        rest = f"and {more} more, which the summary names" if more > 0 else ""
        return "\n".join(filter(None, (self.sentence, *self.details[:_TOLD], rest)))

    @property
    def details(self) -> tuple[str, ...]:
        """A line for each row in which the lead wants something changed."""
        named = ((asked_in_words(each.row), each.reason) for each in self.requests)
        return tuple(f"{what[:1].upper()}{what[1:]}: {reason}" for what, reason in named)


def return_standing(workbook: Workbook) -> ReturnStanding:
    """Return how an audit stands as a return."""
    step = workbook.returns[-1] if workbook.returns else None
    asked = tuple(each for each in workbook.requests if step and each.step == step.id)
    is_changed = bool(step and step.hash and step.hash != content_hash(workbook))
    return ReturnStanding(
        state_of_return(workbook),
        step,
        asked,
        is_changed,
        len(unrated_rows(workbook)),
        _untouched(workbook, asked),
        is_awaited=bool(workbook.school.number.strip()),
    )


def _untouched(workbook: Workbook, asked: "tuple[RowRequest, ...]") -> tuple[str, ...]:
    """Return the rows that say what they said when a change was asked for, each once."""
    if not asked:
        return ()
    now = row_hashes(workbook)
    return tuple(dict.fromkeys(each.row for each in asked if each.hash == now.get(each.row, "?")))


def state_of_return(workbook: Workbook) -> ReturnState:
    """Return how far a school is, without looking whether anything has changed since."""
    step = workbook.returns[-1].state if workbook.returns else ""
    if workbook.school.locked:
        return ReturnState.CLOSED
    if step in _STEPS:
        return ReturnState(step)
    ratings = [row.rag for row in every_rated(workbook)]
    is_begun = any(rating != NOT_RATED for rating in ratings)
    return ReturnState.DRAFT if is_begun or not ratings else ReturnState.ASKED


def unrated_rows(workbook: Workbook) -> tuple[str, ...]:
    """Return the ids of the rows that are still to be rated, in the order of the form.

    Of several ratings of a row it is the first that counts.
    """
    return tuple(row.id for row in every_rated(workbook) if row.rag == NOT_RATED)


def submit(workbook: Workbook, *, date: str, because: str = "") -> Add:
    """Return the edit by which a school says that its audit is done.

    Raises `Refused` while rows are not rated, or as they were when the lead wanted them changed,
    and nobody says why, and where the same was submitted already.
    """
    standing = return_standing(workbook)
    if standing.state is ReturnState.SUBMITTED and standing.step and not standing.is_changed:
        raise Refused(f"This was submitted on {standing.step.date}; nothing has changed since.")
    if standing.unrated and not because.strip():
        rows = rated_in_words(workbook, standing.unrated)
        are = "is" if standing.unrated == 1 else "are"
        by = f" ({name})" if (name := workbook.form.counted_by) else ""
        ids = _listed(unrated_rows(workbook))
        raise Refused(f"{rows} {are} not rated{by}: {ids}; rate, or say why with --because.")
    if standing.untouched and not because.strip():
        raise Refused(
            f"Nothing has changed since the lead asked in {standing.named_untouched}; "
            "change it, or say why not with --because."
        )
    return _step(workbook, ReturnState.SUBMITTED, date, because)


def request_changes(
    workbook: Workbook, *, date: str, reasons: Iterable[tuple[str, str]]
) -> tuple[Add, ...]:
    """Return the edits by which a lead sends a return back: pairs of a row's id and a reason.

    Raises `Refused` where no reason is given and `NotFound` for a row that there is not.
    """
    from eh_tui.model.core.review.assurance_rows import RowRequest

    wanted = tuple(reasons)
    if not wanted:
        raise Refused("Nothing is to be changed; name a row and what is to be changed in it.")
    for id, reason in wanted:
        locate(workbook, id)
        if not reason.strip():
            raise Refused(f"There is no reason for {id}; say what is to be changed in it.")
    step = _step(workbook, ReturnState.CHANGES_REQUESTED, date, "")
    hashes = row_hashes(workbook)
    asked = [
        RowRequest(f"{step.id}-Q{number}", step.id, id, reason, hashes.get(id, ""))
        for number, (id, reason) in enumerate(wanted, 1)
    ]
    before = ("", *(each.id for each in asked))
    adds = (
        Add(Kind.REQUESTS, each, Place(step.id, at))
        for each, at in zip(asked, before, strict=False)
    )
    return (step, *adds)


def close_return(workbook: Workbook, *, date: str) -> Add:
    """Return the edit by which a lead takes a return: nothing more is asked of it."""
    return _step(workbook, ReturnState.CLOSED, date, "")


def _step(workbook: Workbook, state: ReturnState, date: str, because: str) -> Add:
    if not date.strip():
        raise Refused("The step has no date; give the day.")
    stop_if_unreadable(Kind.RETURNS, "date", date)
    row = new_row(
        workbook,
        Kind.RETURNS,
        state=state.value,
        date=date,
        because=because,
        hash=content_hash(workbook),
    )
    return add_last(workbook, Kind.RETURNS, row)


def asked_in_words(row: str) -> str:
    """Return in what something is to be changed: a row's id, or the words for the whole."""
    return AS_A_WHOLE if row == _WHOLE else row


def _of_what(requests: "tuple[RowRequest, ...]") -> str:
    """Return how many rows are asked about, and whether the school as a whole is."""
    number = sum(each.row != _WHOLE for each in requests)
    rows = f"{number} row{'' if number == 1 else 's'}" if number else ""
    whole = AS_A_WHOLE if number < len(requests) else ""
    return " and ".join(filter(None, (rows, whole)))


def _listed(ids: tuple[str, ...]) -> str:
    more = len(ids) - 5
    return ", ".join(ids[:5]) + (f" and {more} more" if more > 0 else "")
