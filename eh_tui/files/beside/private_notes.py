"""The chair's private notes: in the account's own folder, never beside the workbook."""

from pathlib import Path

from eh_tui.files.beside.drafts import Drafts
from eh_tui.files.system.paths import private_notes_folder

_NOTE = "private"


def kept_by_this_account(workbook: Path) -> dict[str, Drafts]:
    """Return the texts on a workbook that only this account has, by what they are called.

    Who asks for what is kept of a member of staff, or has it taken out, means these as well.
    """
    return {
        "typed here and not saved": Drafts(workbook),
        "noted here privately": Drafts(workbook, private_notes_folder()),
    }


class PrivateNotes:
    """What one account noted for itself on the actions and items of one workbook.

    They are kept as drafts are: of this user alone, whole after a crash.
    """

    def __init__(self, workbook: Path) -> None:
        """Read what was noted before."""
        self._texts = Drafts(workbook, private_notes_folder())

    def of(self, id: str) -> str:
        """Return the note on a row, "" for none, as it is by now.

        What two windows noted at the same moment is one note, in paragraphs.
        """
        self._texts.look()
        return "\n\n".join(self._texts.at((id, _NOTE)))

    @property
    def ids(self) -> tuple[str, ...]:
        """The rows that have a note, in the order in which they got one."""
        return tuple(id for id, _ in self._texts.places)

    def write(self, id: str, text: str, over: str = "") -> str:
        """Keep a note on a row, none for ""; return why it can't be kept, or "".

        `over` is the note that whoever wrote it was shown: no other one is replaced.
        """
        if (now := self.of(id)) not in (over, text):
            return f"Another window has noted this here meanwhile: {now}"
        place = (id, _NOTE)
        for each in self._texts.at(place):
            self._texts.drop(place, each)
        self._texts.keep(place, text)
        self._texts.leave(place)
        return self._texts.save()
