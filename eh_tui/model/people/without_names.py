"""The page without anybody's name: roles stand where people were named."""

import re
from collections.abc import Iterator

from eh_tui.model.core.offer_rows import Offer
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.offer.page import Page, mapped
from eh_tui.model.people.spelling import name_words, split_title

SOMEBODY = "a member of staff"
"""Who somebody is whose role nobody gave."""


def without_names(page: Page, workbook: Workbook) -> Page:
    """Return the page with each name that the workbook knows replaced by that person's role.

    Known are the people of the register, the contacts, the lead and those who sign. A first
    name or a surname that stands alone is replaced too, and an e-mail address that holds a
    name is left out.
    """
    roles = dict(_roles(workbook))
    if not roles:
        return page
    spellings = sorted(roles, key=len, reverse=True)
    names = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, spellings))})(?!\w)")
    parts = [re.escape(name.casefold()) for name in spellings if " " not in name and len(name) > 2]
    in_address = re.compile(
        rf"(?i)(?:{'|'.join(parts)})[\w.+-]*@\S+|\S*(?:{'|'.join(parts)})\S*@\S+"
    )

    def change(text: str) -> str:
        text = in_address.sub("", text) if parts and "@" in text else text
        text = names.sub(lambda match: roles[match[0]], text)
        return _said_once(text, set(roles.values()))

    def keep(address: str) -> bool:
        return not (parts and address.startswith("mailto:") and in_address.search(address))

    return mapped(page, change, keep)


def _roles(workbook: Workbook) -> Iterator[tuple[str, str]]:
    """Yield each spelling of a name with the role that stands for it, the surest last."""
    offer = workbook.offer or Offer()
    people = [(person.name, person.role, person.aliases) for person in workbook.people]
    people += [(one.person, one.name, "") for one in workbook.contacts]
    people += [(one.name, one.role, "") for one in workbook.signatories]
    people += [(offer.lead, "Designated Safeguarding Lead", "")]
    known = [(name.strip(), role, more) for name, role, more in people if name.strip()]
    for name, role, _ in reversed(known):
        for word in name_words(name):
            if len(word) > 1:
                yield word, _on_one_line(role) or SOMEBODY
    for name, role, more in reversed(known):
        said = _on_one_line(role) or SOMEBODY
        for spelling in (name, split_title(name)[1], *re.split(r"[;\r\n]+", more)):
            if spelling.strip():
                yield _on_one_line(spelling), said
        surname = name_words(name)[-1:] or ("",)
        for title in ("Mr", "Mrs", "Miss", "Ms", "Mx", "Dr"):
            yield f"{title} {surname[0]}", said


def _said_once(text: str, roles: set[str]) -> str:
    """Return a text without a role that is said twice, as in "Chair, Chair"."""
    for role in roles:
        text = re.sub(rf"{re.escape(role)}, (?:(?:our|the) )?{re.escape(role)}\b", role, text)
    return text


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
