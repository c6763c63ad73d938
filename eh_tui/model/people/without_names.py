"""The page without anybody's name: roles stand where people were named."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from eh_tui.model.core.offer.rows import Offer
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.offer.page import Page, mapped
from eh_tui.model.people.mentioned import any_spelling, in_several_words, replaced, single_words
from eh_tui.model.people.spelling import name_words, plain, without_accents

SOMEBODY = "a member of staff"
"""Who somebody is whose role nobody gave, or whose name others have too."""

_MONTHS = ("april", "may", "june", "august")
_BEFORE_A_MONTH = re.compile(r"(?:\b(?i:in|early|late|mid)|\d(?:st|nd|rd|th)?)[\s-]+$")
_FEW_BEFORE = re.compile(r"(?:\S+[^\S\n]+){0,3}\S*\Z")
_FEW_BEHIND = re.compile(r"\A\S*(?:[^\S\n]+\S+){0,3}")


@dataclass(frozen=True, slots=True)
class NameOrWord:
    """A place where one word was taken for somebody's name, and may be another word."""

    word: str
    said: str
    """What stands there now, "" for an e-mail address, which is left out."""
    beside: str
    """The word with what stood around it."""

    @property
    def sentence(self) -> str:
        """What was done there."""
        if not self.said:
            return f"{self.word} is left out, since it holds a name."
        return f"“{self.beside}”: {self.word} is taken for a name and says “{self.said}”."


def without_names(page: Page, workbook: Workbook) -> tuple[Page, tuple[NameOrWord, ...]]:
    """Return the page with each name that the workbook knows replaced by that person's role.

    Known are the people of the register, the contacts, the lead and those who sign. A first
    name, a surname or initials that stand alone are replaced too, and an e-mail address that
    holds a name is left out; each of those places comes back with the page, since "May" and
    "Will" are words as well.
    """
    nameless = _Nameless(tuple(_people(workbook)))
    changed = mapped(page, nameless.text, nameless.may_keep)
    return changed, tuple(dict.fromkeys(nameless.guesses))


class _Nameless:
    """Takes names out of one text after the other, and keeps where that was a guess."""

    def __init__(self, people: tuple[Person, ...]) -> None:
        self.guesses: list[NameOrWord] = []
        self._in_full = _roles_by_spelling((each, in_several_words(each)) for each in people)
        self._alone = _roles_by_spelling((each, single_words(each)) for each in people)
        self._names = any_spelling(
            (text for each in people for text in in_several_words(each)),
            (text for each in people for text in single_words(each)),
        )
        self._roles = {each.role for each in people}
        words = {word for each in people for word in name_words(each.name) if len(word) > 2}
        any_of = "|".join(map(re.escape, sorted(words))) or "(?!)"
        self._address = re.compile(rf"(?i)\S*(?:{any_of})\S*@\S+")

    def text(self, text: str) -> str:
        """Return a text without names."""
        if "@" in text:
            text = self._address.sub(self._left_out, text)
        return _said_once(replaced(text, self._names, self._role), self._roles)

    def may_keep(self, address: str) -> bool:
        """Say whether a link may stay: not one that writes to somebody by name."""
        return not (address.startswith("mailto:") and self._address.search(address))

    def _role(self, match: re.Match[str]) -> str:
        spelling = plain(match[0])
        if role := self._in_full.get(spelling):
            return role
        before, behind = match.string[: match.start()], match.string[match.end() :]
        if spelling in _MONTHS and _BEFORE_A_MONTH.search(before):
            return match[0]
        role = self._alone[spelling]
        first, last = _FEW_BEFORE.search(before), _FEW_BEHIND.search(behind)
        beside = f"{first and first[0]}{match[0]}{last and last[0]}"
        self.guesses.append(NameOrWord(match[0], role, beside.strip()))
        return role

    def _left_out(self, match: re.Match[str]) -> str:
        self.guesses.append(NameOrWord(match[0], "", match[0]))
        return ""


def _people(workbook: Workbook) -> Iterator[Person]:
    """Yield everybody whom the workbook names, each once, whose role is surest first."""
    lead = (workbook.offer or Offer()).lead
    people = [*workbook.people]
    people += [Person("", one.person, one.name) for one in workbook.contacts]
    people += [Person("", one.name, one.role) for one in workbook.signatories]
    people += [Person("", lead, "Designated Safeguarding Lead")]
    seen: set[str] = set()
    for person in people:
        if (name := plain(person.name)) and name not in seen:
            seen.add(name)
            role = " ".join(person.role.split()) or SOMEBODY
            yield Person(
                person.id, person.name.strip(), role, person.initials, person.aliases, person.left
            )


def _roles_by_spelling(people: Iterator[tuple[Person, tuple[str, ...]]]) -> dict[str, str]:
    """Return the role for each spelling; one that several people have is nobody's in particular."""
    roles: dict[str, set[str]] = defaultdict(set)
    for person, spellings in people:
        for spelling in spellings:
            for typed in (spelling, *without_accents(spelling)):
                roles[plain(typed)].add(person.role)
    return {key: those.pop() if len(those) == 1 else SOMEBODY for key, those in roles.items()}


def _said_once(text: str, roles: set[str]) -> str:
    """Return a text without a role that is said twice, as in "Chair, Chair"."""
    for role in roles:
        text = re.sub(rf"{re.escape(role)}, (?:(?:our|the) )?{re.escape(role)}\b", role, text)
    return text
