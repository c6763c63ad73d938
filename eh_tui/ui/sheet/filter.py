"""The choice of which rows are shown."""

from collections.abc import Iterator, Mapping

from eh_tui.model.core.columns import form_rows
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.people.filters import Filter, people, rating_filters, word_filters
from eh_tui.ui.dialogs.choice import Choice, ChoiceDialog
from eh_tui.ui.keymap import as_bound, named
from eh_tui.ui.level_keys import level_keys
from eh_tui.ui.wording import rating_in_words


class FilterDialog(ChoiceDialog[Filter]):
    """Everything, one rating, one person, role or channel, each with the number of its rows.

    A form with several ratings, or with words to choose from, has a choice for each of them.
    """

    def __init__(
        self, workbook: Workbook, keys: Mapping[str, str], chosen: Filter | None = None
    ) -> None:
        """Offer what the workbook has; the cursor starts on the filter chosen before.

        `keys` are the settings'.
        """
        super().__init__("Show only", tuple(_choices(workbook, keys)), chosen or Filter())


def _choices(workbook: Workbook, keys: Mapping[str, str]) -> Iterator[Choice[Filter]]:
    ratings = tuple(rating_filters(workbook))
    first = ratings[0].filter
    same = [one for one in ratings if one.filter.field == first.field and one.filter.of is first.of]
    total = sum(one.number for one in same) if workbook.form.rates else len(form_rows(workbook))
    yield Choice(as_bound(named("filter"), keys)[0].keys, _line(total, "Everything"), Filter())
    letters = level_keys(workbook.form, "", keys)
    for one in ratings if workbook.form.rates else ():
        level = one.filter.rag or ""
        words = rating_in_words(level, workbook.form)
        said = f"{one.filter.heading}: {words}" if one.filter.heading else words
        key = letters.get(level, "") if one in same else ""
        yield Choice(key, _line(one.number, said), one.filter)
    for one in word_filters(workbook):
        yield Choice("", _line(one.number, one.words), one.filter)
    for name, number in people(workbook):
        yield Choice("", _line(number, name), Filter(who=name))


def _line(number: int, words: str) -> str:
    return f"{number:4}  {words}"
