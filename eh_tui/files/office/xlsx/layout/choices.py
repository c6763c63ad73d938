"""The choices of a form's columns as dropdowns; those that no rule can hold have a sheet."""

from eh_tui.files.office.xlsx.layout.ratings import inline_list
from eh_tui.files.office.xlsx.sheet import CellArea, Dropdown, SheetCell, SheetPlan
from eh_tui.files.office.xlsx.text import cell_shown, cell_text
from eh_tui.files.office.xlsx.titles import CHOICES_SHEET

_ERROR = "Choose one of the texts in the list, or clear the cell."


class ChoiceLists:
    """The lists of choices that an export has had to write into cells, each once."""

    def __init__(self) -> None:
        self._lists: list[tuple[str, ...]] = []

    def dropdown(self, choices: tuple[str, ...], areas: tuple[CellArea, ...]) -> Dropdown:
        """Return the dropdown of some choices, letter for letter."""
        source = inline_list(tuple(map(cell_shown, choices)))
        if not source:
            if choices not in self._lists:
                self._lists.append(choices)
            column = self._lists.index(choices) + 1
            area = CellArea(1, column, len(choices), column)
            source = f"'{CHOICES_SHEET}'!{area.fixed_address}"
        return Dropdown(areas, source, _ERROR, "Not in the list")

    def sheets(self) -> tuple[SheetPlan, ...]:
        """Return the hidden sheet of the lists, if there are any."""
        cells = tuple(
            SheetCell(row, column, cell_text(choice, "a choice"), "plain")
            for column, choices in enumerate(self._lists, 1)
            for row, choice in enumerate(choices, 1)
        )
        widths = (24.0,) * len(self._lists)
        return (SheetPlan(CHOICES_SHEET, widths, cells, hidden=True),) if cells else ()
