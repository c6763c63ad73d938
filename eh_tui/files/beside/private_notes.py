"""The chair's private notes: in the account's own folder, never beside the workbook."""

from pathlib import Path

from eh_tui.files.beside.drafts import Drafts
from eh_tui.files.system.paths import private_notes_folder

_NOTE = "private"

_FOR_EVERYBODY = "Noted without initials, so that everybody who uses this account reads it:"


def kept_by_this_account(workbook: Path) -> dict[str, Drafts]:
    """Return the texts on a workbook that only this account has, by what they are called.

    Who asks for what is kept of a member of staff, or has it taken out, means these as well.
    """
    return {
        "typed here and not saved": Drafts(workbook),
        "noted here privately": Drafts(workbook, private_notes_folder()),
    }


class PrivateNotes:
    """What one person noted for themselves on the actions and items of one workbook.

    They are kept as drafts are: of this user alone, whole after a crash. Those who share an
    account have each their own, by their initials. What was noted there without any is nobody's
    by name, so each of them is shown it, and told so.
    """

    def __init__(self, workbook: Path, who: str = "") -> None:
        """Read what was noted before; `who` are the initials of one of several on the account."""
        self._texts = Drafts(workbook, private_notes_folder())
        self.who = who
        self.field = f"{_NOTE} {who}" if who else _NOTE
        """The field under which a note, and what is typed of one, is kept."""

    def own(self, id: str) -> str:
        """Return the person's own note on a row, "" for none, as it is by now.

        What two windows noted at the same moment is one note, in paragraphs.
        """
        return self._at(id, self.field)

    def of(self, id: str) -> str:
        """Return all that is to be read of a row: the own note, and what is nobody's by name."""
        shared = self._at(id, _NOTE) if self.who else ""
        told = f"{_FOR_EVERYBODY}\n{shared}" if shared else ""
        return "\n\n".join(filter(None, (self.own(id), told)))

    @property
    def ids(self) -> tuple[str, ...]:
        """The rows of which there is something to be read, in the order in which they got it."""
        to_be_read = (self.field, _NOTE)
        return tuple(dict.fromkeys(id for id, field in self._texts.places if field in to_be_read))

    def write(self, id: str, text: str, over: str = "") -> str:
        """Keep the own note on a row, none for ""; return why it can't be kept, or "".

        `over` is the note that whoever wrote it was shown: no other one is replaced.
        """
        if (now := self.own(id)) not in (over, text):
            return f"Another window has noted this here meanwhile: {now}"
        place = (id, self.field)
        for each in self._texts.at(place):
            self._texts.drop(place, each)
        self._texts.keep(place, text)
        self._texts.leave(place)
        return self._texts.save()

    def _at(self, id: str, field: str) -> str:
        self._texts.look()
        return "\n\n".join(self._texts.at((id, field)))
