"""An action in the minutes: how the meeting found it, what it decided, and how it left it."""

from dataclasses import dataclass, replace

from eh_tui.model.audit.walk import Stop
from eh_tui.model.core.form_rows import Outcome
from eh_tui.model.form.columns import Of, Role
from eh_tui.model.meeting.decided import ActionInWords
from eh_tui.model.meeting.discussion import Snapshot


@dataclass(frozen=True, slots=True)
class Minute:
    """What the minutes say of one action."""

    id: str
    stop: Stop | None
    """The action with what it belongs to; None where it has been taken out."""
    state: str
    decision: str
    before: Snapshot | None
    """How it stood before the meeting; None where the meeting added it."""
    after: Snapshot | None
    """How the meeting left it; None where it took it out."""
    note: str = ""
    """Its note, where the meeting wrote one."""
    written: tuple[tuple[str, str], ...] = ()
    """What the meeting wrote in its other columns: the heading and the text of each."""
    is_overdue: bool = False
    """Whether it was overdue when the meeting left it."""
    to_do: tuple[ActionInWords, ...] = ()
    """The lines of its decision that no action has been made of."""
    item: str = ""
    """The title of an item of the agenda that was decided on; "" for what is no item."""

    @property
    def is_rated(self) -> bool:
        """Whether the form rates it: an action below a rated outcome is only planned."""
        return self.stop is None or self.stop.is_rated

    @property
    def is_unchanged(self) -> bool:
        """Whether the meeting left it as it was, and had nothing to say of it."""
        return _is_same(self.before, self.after) and not (
            self.decision or self.note or self.written
        )

    def asks(self, role: Role) -> bool:
        """Say whether the form has a column of a role for it, so that a blank one is missing."""
        of = Of.OUTCOME if self.word == "outcome" else Of.ACTION
        columns = self.stop.columns if self.stop else ()
        return not columns or any(one.role is role and one.of is of for one in columns)

    @property
    def word(self) -> str:
        """Which of the form's words it is called by: "action" or "outcome"."""
        return "outcome" if self.stop and isinstance(self.stop.row, Outcome) else "action"


def _is_same(before: Snapshot | None, after: Snapshot | None) -> bool:
    """Say whether a row stood alike; a further rating that one does not tell of is no change."""
    if before is None or after is None:
        return before is after
    were = dict(before.others)
    return replace(before, others=()) == replace(after, others=()) and all(
        were.get(field, level) == level for field, level in after.others
    )
