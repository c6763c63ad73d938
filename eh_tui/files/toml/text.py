"""A workbook file's text together with the audit it holds, and edits made on both at once.

An edit changes only the bytes of its value, or inserts, removes or moves the lines of one
row. The new text is read back and must hold exactly the workbook that the edit means.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eh_tui.errors import NotSaved
from eh_tui.files.toml.read import FileReading, decode, lists_of, read_workbook
from eh_tui.model.core.edits import Edit
from eh_tui.model.core.workbook import Workbook

if TYPE_CHECKING:
    from eh_tui.files.toml.written import WrittenBlocks

_BOM = "\ufeff"


@dataclass(frozen=True)
class WorkbookText:
    """The text of one workbook file, and the workbook in it."""

    text: str
    reading: FileReading
    has_bom: bool = False

    @classmethod
    def parse(cls, data: bytes) -> "WorkbookText":
        """Return the text in a file's bytes; raises `BrokenFile` with line and column."""
        text = decode(data)
        return cls(text, read_workbook(text), data.startswith(_BOM.encode()))

    @property
    def workbook(self) -> Workbook:
        """The audit that the text holds."""
        return self.reading.workbook

    def encode(self) -> bytes:
        """Return the bytes of the file."""
        return ((_BOM if self.has_bom else "") + self.text).encode()

    def edited(self, edits: Sequence[Edit]) -> tuple["WorkbookText", tuple[Edit, ...]]:
        """Return the text with edits made, and the edits that undo them, in their order.

        Raises `Conflict` where a field no longer holds what its edit saw, `Refused` where
        the file can't take the edit, `NotSaved` where the outcome would not be what was
        meant. The text itself never changes.
        """
        from eh_tui.files.toml.written import WrittenBlocks  # only a change pays for it

        blocks = WrittenBlocks(self.text, self.reading)
        for edit in edits:
            blocks.make(edit)
        return self._checked(blocks), tuple(reversed(blocks.undo))

    def renumbered(self, names: Mapping[str, str]) -> "WorkbookText":
        """Return the text in which rows have other ids, and all that names them follows.

        `names` gives the new id of each by its old one. Raises as `edited` does.
        """
        from eh_tui.files.toml.written import WrittenBlocks

        if not names:
            return self
        blocks = WrittenBlocks(self.text, self.reading)
        blocks.renumber(names)
        return self._checked(blocks)

    def _checked(self, blocks: "WrittenBlocks") -> "WorkbookText":
        text, meant = blocks.text(), blocks.workbook
        after = read_workbook(text)
        if after.workbook != meant or lists_of(after.workbook) != lists_of(meant):
            raise NotSaved(
                "The change can't be made in this file without touching something else; "
                "make it in an editor. Nothing was changed."
            )
        return WorkbookText(text, after, self.has_bom)
