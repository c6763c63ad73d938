"""Who signs a form, read from the texts about signing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from eh_tui.model.paper.found import FoundText
from eh_tui.model.paper.words import folded_words

_LINE = re.compile(r"[_.…]{3,}|\t+")
_ROLE_FIRST = re.compile(r"(.+?)(?:['’]s)?\s+(?:signature|signed)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(([^)]+)\)")
_NO_ROLE = ("date", "signed", "signature", "signatures", "name", "print", "role", "position")
_SEVERAL = (
    "signed and agreed by",
    "signed and agreed",
    "signed by",
    "signatures",
    "sign off",
    "agreed by",
)


@dataclass(frozen=True, slots=True)
class FoundSigning:
    """The words above the signatures, and who signs."""

    words: str = ""
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Each role once, with the texts that name it and say more, each on one line."""
    left: tuple[FoundText, ...] = ()
    """Texts of which nothing was taken."""


def found_signing(texts: Sequence[FoundText]) -> FoundSigning:
    """Return who signs by the texts about it."""
    words = next((text for text in texts if folded_words(text.text) in _SEVERAL), None)
    roles: dict[str, tuple[str, ...]] = {}
    left: list[FoundText] = []
    for text in texts:
        if text is words:
            continue
        found = list(_roles(text.text))
        said = " ".join(text.text.split())
        for role in found:
            roles[role] = (*roles.get(role, ()), *([said] if said != role else ()))
        if not found and not _begins_without_role(text.text):
            left.append(text)
    return FoundSigning(words.text if words else "", roles, tuple(left))


def _roles(text: str) -> Iterator[str]:
    """Yield the role that a text names: the first of its lines, or what stands by "signed"."""
    for line in _LINE.sub("\n", text).split("\n"):
        if not line.strip():
            continue
        if found := _ROLE_FIRST.match(line) or _IN_BRACKETS.search(line):
            if not _begins_without_role(found[1]):
                yield found[1].strip()
                return
        elif not _begins_without_role(line):
            yield line.strip(" :")
            return


def _begins_without_role(text: str) -> bool:
    """Say whether a text's first word is one of signing, and so of no role."""
    return bool(words := folded_words(text).split()) and words[0] in _NO_ROLE
