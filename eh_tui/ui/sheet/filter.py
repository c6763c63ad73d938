"""The choice of which actions are shown."""

from collections.abc import Iterator, Mapping

from eh_tui.model.audit.summary import count_all
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.people.filters import Filter, people
from eh_tui.ui.dialogs.choice import Choice, ChoiceDialog
from eh_tui.ui.keymap import as_bound, named
from eh_tui.ui.level_keys import level_keys
from eh_tui.ui.wording import rating_in_words


class FilterDialog(ChoiceDialog[Filter]):
    """Everything, one rating, one person, role or channel, each with the number of its actions."""

    def __init__(
        self, workbook: Workbook, keys: Mapping[str, str], chosen: Filter | None = None
    ) -> None:
        """Offer what the workbook has; the cursor starts on the filter chosen before.

        `keys` are the settings'.
        """
        super().__init__("Show only", tuple(_choices(workbook, keys)), chosen or Filter())


def _choices(workbook: Workbook, keys: Mapping[str, str]) -> Iterator[Choice[Filter]]:
    counts = count_all(workbook)
    yield Choice(
        as_bound(named("filter"), keys)[0].keys, _line(counts.total, "Everything"), Filter()
    )
    for rag, key in level_keys(workbook.form, "", keys).items():
        words = rating_in_words(rag, workbook.form)
        yield Choice(key, _line(counts.of(rag), words), Filter(rag))
    for name, number in people(workbook):
        yield Choice("", _line(number, name), Filter(who=name))


def _line(number: int, words: str) -> str:
    return f"{number:4}  {words}"
