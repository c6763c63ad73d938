"""Who signs a form, read from the texts about signing."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from eh_tui.model.paper.found import FoundText
from eh_tui.model.paper.words import folded_words

_LINE = re.compile(r"[_.…]{3,}|\t+")
_ROLE_FIRST = re.compile(r"(.+?)(?:['’]s)?\s+(?:signature|signed)\b", re.IGNORECASE)
_ROLE_AFTER = re.compile(
    r"\s*(?:signed|signature|agreed)(?:\s+and\s+\w+)?\s+(?:by|of|for|on\s+behalf\s+of)\s+"
    r"(?:the\s+)?([^:(]*[^:(\s])",
    re.IGNORECASE,
)
_ROLE_BEHIND = re.compile(r"\s*(?:signed|signature)\s*[:–-]\s*(.*\S)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(([^)]+)\)")
_NO_ROLE = ("date", "signed", "signature", "signatures", "name", "print", "role", "position")
_OF_NO_ROLE = frozenset(
    (*_NO_ROLE, "agreed", "printed", "block", "capitals", "by", "of", "on", "and", "the", "or")
)
_SAID_OF_ROLES = re.compile(
    r"\b(?:head|deputy|principal|chair|vice|governors?|trustees?|dsl|leads?|leader|director|manager"
    r"|sen[dc]+o|officer|co ?ordinator|worker|practitioner|teacher|clerk|representative|moderator"
    r"|advis[eo]r|executive|ceo|headteacher|school|academy|trust|authority|partner(?:ship)?"
    r"|reviewer|assessor|inspector|professional)\b"
)
_OF_SENTENCES = re.compile(r"\b(?:is|are|be|been|was|were|must|should|please|will|return|send)\b")
_LONGEST_ROLE = 6
"""Words."""
_SEVERAL = (
    "signed and agreed by",
    "signed and agreed",
    "signed by",
    "signatures",
    "sign off",
    "agreed by",
)


@dataclass(slots=True)
class FoundRole:
    """Somebody who signs."""

    role: str
    text: FoundText
    """The first text that names it."""
    said: list[str] = field(default_factory=list)
    """What the texts that name it say more, each on one line."""

    @property
    def is_sure(self) -> bool:
        """Whether a word tells that it is one: one of signing beside it, or of a role."""
        by_it = set(folded_words(self.text.text).split()) - set(folded_words(self.role).split())
        is_signed = bool(by_it & {"signed", "signature", "signatures"})
        return is_signed or bool(_SAID_OF_ROLES.search(folded_words(self.role)))


@dataclass(frozen=True, slots=True)
class FoundSigning:
    """The words above the signatures, and who signs."""

    words: str = ""
    roles: tuple[FoundRole, ...] = ()
    """Each role once."""
    left: tuple[FoundText, ...] = ()
    """Texts of which nothing was taken."""


def found_signing(texts: Sequence[FoundText], out: Collection[str] = ()) -> FoundSigning:
    """Return who signs by the texts about it; `out` are roles that a person said are none."""
    words = next((text for text in texts if folded_words(text.text) in _SEVERAL), None)
    roles: dict[str, FoundRole] = {}
    left: list[FoundText] = []
    for text in texts:
        if text is words:
            continue
        said = " ".join(text.text.split())
        role = next(_roles(text.text), "")
        if role and role not in out:
            known = roles.setdefault(role, FoundRole(role, text))
            known.said += [said] if said != role else []
        elif roles and not role and _is_of_signing_alone(text.text):
            roles[next(reversed(roles))].said.append(said)
        else:
            left.append(text)
    return FoundSigning(words.text if words else "", tuple(roles.values()), tuple(left))


def is_sentence(text: str) -> bool:
    """Say whether a text tells its reader something, as no role and no line to sign on does."""
    words = folded_words(text)
    return len(words.split()) > _LONGEST_ROLE or bool(_OF_SENTENCES.search(words))


def _roles(text: str) -> Iterator[str]:
    """Yield the role that a text names: the first of its lines, or what stands by "signed"."""
    for line in filter(str.strip, _LINE.sub("\n", text).split("\n")):
        if found := _ROLE_AFTER.match(line):
            yield found[1].strip()
        elif found := _ROLE_FIRST.match(line) or _IN_BRACKETS.search(line):
            if not _begins_without_role(found[1]) and not is_sentence(found[1]):
                yield found[1].strip()
        elif found := _ROLE_BEHIND.match(line):
            if _SAID_OF_ROLES.search(folded_words(found[1])) and not is_sentence(found[1]):
                yield found[1].strip()
        elif not _begins_without_role(line) and _may_be_role(line):
            yield line.strip(" :")


def _may_be_role(line: str) -> bool:
    return not is_sentence(line) and "@" not in line and not any(map(str.isdigit, line))


def _begins_without_role(text: str) -> bool:
    """Say whether a text's first word is one of signing, and so of no role."""
    return bool(words := folded_words(text).split()) and words[0] in _NO_ROLE


def _is_of_signing_alone(text: str) -> bool:
    return set(folded_words(text).split()) <= _OF_NO_ROLE
