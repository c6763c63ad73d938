"""Who signed, and when, read from the texts about signing."""

import re
from collections.abc import Sequence

from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.drafting.filling import Filling
from eh_tui.model.paper.found import FoundText
from eh_tui.model.paper.words import folded_words

_LINE = re.compile(r"[_.…]{3,}")
_DATE = re.compile(r"\s*date(?: signed)?\s*:?\s*(.*)\Z", re.IGNORECASE)
_NO_NAME = ("signed", "signature", "name", "print")


def fill_signing(filling: Filling, texts: Sequence[FoundText]) -> None:
    """Take names and dates that stand with the role of somebody who signs the form.

    Nobody's signature is made of them: they are the name and the date as written.
    """
    for text in texts:
        lines = [line for line in _LINE.sub("\n", text.text).split("\n") if line.strip()]
        for signatory in filling.workbook.signatories:
            others = [line for line in lines if folded_words(line) != folded_words(signatory.role)]
            if len(others) == len(lines) or not folded_words(signatory.role):
                continue
            filling.used.add(text.where)
            _take(filling, signatory.id, others, text.where)
            break


def _take(filling: Filling, id: str, lines: Sequence[str], where: str) -> None:
    said = []
    for line in lines:
        dated = _DATE.match(line)
        words = folded_words(line).split()[:1]
        name, new = ("signed", dated[1]) if dated else ("name", line.strip())
        if not new.strip() or (not dated and words and words[0] in _NO_NAME):
            continue
        if name in said:
            filling.left.append(f"{where}: {line.strip()!r} has no place with {id}")
            continue
        filling.make(set_field(filling.workbook, Kind.SIGNATORIES, id, name, new))
        filling.places[id, name] = where
        said.append(name)
    if said:
        filling.taken.append(f"{id}: {', '.join(said)} ({where})")
