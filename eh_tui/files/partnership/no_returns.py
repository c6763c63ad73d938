"""Files of a round's folder that no audit can be read from, and what to do about each."""

from typing import NamedTuple

from eh_tui.files.documents.kinds import AROUND, DOCUMENTS, SAVED_AS, SHEETS
from eh_tui.files.partnership.scan import FoundFile

_READ = (".toml", *SHEETS, *DOCUMENTS)
_ASK = "Ask the school for its workbook, an Excel file or a Word document"


class NoReturn(NamedTuple):
    """Why a file is none, and what to do, a sentence each."""

    why: str
    what_to_do: str


def why_no_return(file: FoundFile, data: bytes) -> NoReturn | None:
    """Return why nothing can be read from a file, by its name and size alone; None where it may.

    A photo or a scan may well be a return on paper: it is named, and nobody is told that nothing
    came without the lead having seen it.
    """
    if not data:
        return NoReturn("It is empty.", "Ask the school for it again.")
    ending = file.path.suffix.lower()
    if ending in _READ:
        return None
    if ending in AROUND:
        said = "Save the audit that is in it into the folder, and take this file out."
        return NoReturn("It holds other files.", said)
    kind = f"It is a {ending}" if ending else "Its name has no ending"
    if ending in SAVED_AS:
        said = f"{_ASK}, or save it as {SAVED_AS[ending]} if that shows the form's table."
        return NoReturn(f"{kind}, which can't be read as it is.", said)
    said = f"{_ASK}; what is no return belongs outside the folder."
    return NoReturn(f"{kind}, from which no audit can be read.", said)
