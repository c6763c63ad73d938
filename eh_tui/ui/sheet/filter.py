"""The choice of which actions are shown."""

from collections.abc import Iterator

from eh_tui.model.core.summary import count
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.people.filters import Filter, people
from eh_tui.ui.dialogs.choice import RATING_KEYS, Choice, ChoiceDialog
from eh_tui.ui.wording import rating_in_words


class FilterDialog(ChoiceDialog[Filter]):
    """Everything, one rating, one person, role or channel, each with the number of its actions."""

    def __init__(self, workbook: Workbook, chosen: Filter | None = None) -> None:
        """Offer what the workbook has; the cursor starts on the filter chosen before."""
        super().__init__("Show only", tuple(_choices(workbook)), chosen or Filter())


def _choices(workbook: Workbook) -> Iterator[Choice[Filter]]:
    counts = count(workbook.actions)
    yield Choice("f", _line(counts.total, "Everything"), Filter())
    for rag, key in RATING_KEYS.items():
        words = rating_in_words(rag, workbook.labels)
        yield Choice(key, _line(counts.of(rag), words), Filter(rag))
    for name, number in people(workbook):
        yield Choice("", _line(number, name), Filter(who=name))


def _line(number: int, words: str) -> str:
    return f"{number:4}  {words}"
