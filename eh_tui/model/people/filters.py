"""Which actions are shown: those of one rating, or those of one person, role or channel."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from eh_tui.model.core.form_rows import FormRow
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.form import Form
from eh_tui.model.people.register import Register, read_who, register_of
from eh_tui.model.people.spelling import plain
from eh_tui.model.people.who_cell import Sort


@dataclass(frozen=True, slots=True)
class Filter:
    """What an action must have to be shown; without either, every action is."""

    rag: str | None = None
    who: str = ""
    """A person, role or channel, in any spelling; the register tells who is the same."""

    def accepts(self, action: FormRow, register: Register) -> bool:
        """Return whether an action is shown."""
        if self.rag is not None and action.rag != self.rag:
            return False
        wanted = {key for key, _ in _named(self.who, register)}
        return not wanted or any(key in wanted for key, _ in _named(action.who, register))

    def words(self, form: Form) -> str:
        """The filter as the status line says it, "only at risk"; "" where all is shown."""
        rating = [form.level(self.rag).brief] if self.rag is not None else []
        person = [f"who has {self.who}"] if self.who else []
        return "only " + " and ".join((*rating, *person)) if rating or person else ""


def people(workbook: Workbook) -> tuple[tuple[str, int], ...]:
    """Return each person, role and channel with the number of their actions, the busiest first.

    A person is called by their name in the register, anything else as it is met first.
    """
    register = register_of(workbook)
    called: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for action in workbook.actions:
        names: dict[str, str] = {}
        for key, name in _named(action.who, register):
            names.setdefault(key, name)
        called = names | called
        counts.update(names.keys())
    return tuple((called[key], number) for key, number in counts.most_common())


def _named(who: str, register: Register) -> Iterator[tuple[str, str]]:
    """Return what a Who cell names: a key that is the same for every spelling, and a name."""
    for part in read_who(who, register).parts:
        words = " ".join(part.text.split())
        if part.sort is Sort.PERSON:
            yield f"person {part.people[0].id}", part.people[0].name
        elif part.sort is Sort.ROLE:
            yield f"role {part.role}", words
        else:
            yield f"text {plain(words)}", words
