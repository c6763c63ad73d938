"""What the published page of an offer says, in the order in which a parent needs it.

Worried right now; who to talk to and how; what we can do; that it is voluntary; what happens
next; help outside school; another format; who approved it and when it is looked at again.
"""

import re
from collections.abc import Iterator
from datetime import date

from eh_tui.model.core.offer.rows import Contact, Item, Offer, Offered, SupportSource
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.offer.areas import areas_in_order, tier_ids, tiers_of
from eh_tui.model.offer.contacts import by_tier
from eh_tui.model.offer.links import email, phone, web
from eh_tui.model.offer.page import (
    Aside,
    Bullets,
    Facts,
    Inline,
    InlinePart,
    Page,
    PageBlock,
    PageSection,
    Paragraph,
    Subsection,
    Table,
)
from eh_tui.model.offer.page import Link as PageLink
from eh_tui.model.offer.wording import ENGLISH, words_in

NOTHING = "–"
"""Stands in a cell that would be empty."""

_LINE_END = re.compile(r"\r\n?|\n")
_BULLET = re.compile(r"^\s*[·•▪*-]\s+")
_NUMBER = re.compile(r"^\s*\d{1,2}[.)]\s+")


class _Plan:
    """The offer while its page is put together."""

    def __init__(self, workbook: Workbook, today: date, language: str, *, roles: bool) -> None:
        self.workbook = workbook
        self.offer = workbook.offer or Offer()
        self.today = today
        self.roles = roles
        self.language = language
        self.passages = {passage.id: passage for passage in workbook.passages}
        name = self.offer.name.strip() or "Early Help"
        self.words = {
            key: said.replace("{name}", name).replace("{school}", workbook.school.name.strip())
            for key, said in words_in(workbook, language).items()
        }

    def page(self) -> Page:
        words = self.words
        sections = (
            PageSection(words["worried"], tuple(self._worried())),
            PageSection(words["talk"], tuple(self._talk())),
            PageSection(words["do"], tuple(self._do())),
            PageSection(words["voluntary"], tuple(self._passage("voluntary"))),
            PageSection(words["next"], tuple(self._next())),
            PageSection(words["outside"], tuple(self._outside())),
            PageSection(words["format"], tuple(self._passage("formats"))),
            PageSection(words["about"], tuple(self._about())),
        )
        return Page(
            self.language,
            words["title"],
            self.workbook.school.name.strip(),
            words["skip"],
            words["contents"],
            tuple(section for section in sections if section.blocks),
        )

    def _passage(self, id: str) -> tuple[PageBlock, ...]:
        return blocks_of(self.passages[id].text) if id in self.passages else ()

    def _worried(self) -> Iterator[PageBlock]:
        before, number, after = self.words["danger"].partition("999")
        line = (before, PageLink(number, "tel:999"), after) if number else (before,)
        yield Paragraph(tuple(part for part in line if part))
        offer = self.offer
        council = offer.council.strip()
        rows = []
        if offer.council_phone.strip():
            rows.append((council or self.words["phone"], phone(offer.council_phone)))
        if offer.council_url.strip():
            rows.append((self.words["web"], web(offer.council_url, council or offer.council_url)))
        if rows:
            yield Facts(tuple(rows))

    def _talk(self) -> Iterator[PageBlock]:
        offer, words = self.offer, self.words
        general = (
            (words["lead"], () if self.roles else inline_of(offer.lead)),
            (words["phone"], phone(offer.phone)),
            (words["email"], email(offer.email)),
            (words["hours"], inline_of(offer.hours)),
        )
        if rows := tuple((label, text) for label, text in general if text):
            yield Facts(rows)
        people = [one for one in self.workbook.contacts if one.person.strip()]
        if people:
            rows_of_people = tuple(self._person(one) for one in people)
            yield Table((words["who"], words["how"]), rows_of_people)

    def _person(self, one: Contact) -> tuple[Inline, Inline]:
        who = one.name if self.roles else f"{one.person.strip()}, {one.name}"
        return inline_of(who), self._reach(one) or (NOTHING,)

    def _reach(self, one: Contact | SupportSource) -> Inline:
        """Return the details of a contact, then each way to reach it."""
        called = one.name if isinstance(one, Contact) else one.provision
        found: list[InlinePart] = list(inline_of(one.details))
        for text in (phone(one.phone), email(one.email), web(one.url, called.strip())):
            if text:
                found += (["\n"] if found else []) + list(text)
        return tuple(found)

    def _do(self) -> Iterator[PageBlock]:
        yield from self._passage("what")
        for area in areas_in_order(self.workbook):
            told = [one for one in area.items if one.offered in (Offered.YES, Offered.PLANNED)]
            if told:
                heading = area.area.need.strip() or area.area.title.strip()
                yield Subsection(heading, (Bullets(tuple(map(self._item, told))),))

    def _item(self, item: Item) -> Inline:
        words = self.words
        (told,) = inline_of(item.words) or inline_of(item.text) or ("",)
        planned = f"{words['planned']}: " if item.offered == Offered.PLANNED else ""
        facts = (
            (words["whom"], item.whom),
            (words["when"], item.when),
            (words["ask"], item.contact),
            (words["tier"], self._tiers(item)),
        )
        said = [f"{label}: {' '.join(text.split())}" for label, text in facts if text.strip()]
        return (f"{planned}{told}", *((Aside(f"{'. '.join(said)}."),) if said else ()))

    def _tiers(self, item: Item) -> str:
        """Return the tiers of an item, "" for one that is for everybody: the first tier."""
        first = self.workbook.tiers[0].id if self.workbook.tiers else ""
        if first in tier_ids(self.workbook, item.tiers):
            return ""
        return ", ".join(tiers_of(self.workbook, item.tiers))

    def _next(self) -> Iterator[PageBlock]:
        yield from self._passage("next")
        levels = tuple(
            (level.title.strip(), inline_of(level.text))
            for level in self.workbook.support_levels
            if level.title.strip() and level.text.strip()
        )
        if levels:
            yield Facts(levels)

    def _outside(self) -> Iterator[PageBlock]:
        rows = [
            (inline_of(source.provision) or (NOTHING,), reach)
            for source in self.workbook.sources
            if (reach := self._reach(source))
        ]
        rows += [
            (inline_of(one.name) or (NOTHING,), reach)
            for one in self.workbook.contacts
            if not one.person.strip() and (reach := self._reach(one))
        ]
        if rows:
            yield Table((self.words["what"], self.words["details"]), tuple(rows))
        tiers = tuple(
            (title, ("; ".join(names),))
            for title, contacts in by_tier(self.workbook)
            if (names := [name for one in contacts if (name := " ".join(one.name.split()))])
        )
        if tiers:
            passage = self._passage("tiers")
            yield Subsection(self.words["more"], (*passage, Facts(tiers)), folded=True)

    def _about(self) -> Iterator[PageBlock]:
        offer, words = self.offer, self.words
        rows = (
            (words["approved_by"], inline_of(offer.approved_by)),
            (words["reviewed"], inline_of(date_in_words(offer.approved, self.today))),
            (words["review"], inline_of(date_in_words(offer.review, self.today))),
            (words["web"], web(offer.address, words["title"])),
        )
        if known := tuple((label, text) for label, text in rows if text):
            yield Facts(known)
        yield from self._signs()
        yield from self._listed("examples", [one.text for one in self.workbook.examples])
        if records := self._passage("records"):
            yield Subsection(self.passages["records"].heading.strip() or "–", records, folded=True)
        documents = tuple(
            web(one.url, " ".join(f"{one.title} {one.version}".split()))
            or inline_of(f"{one.title} {one.version}")
            for one in self.workbook.documents
            if one.title.strip()
        )
        if documents:
            yield Subsection(words["guidance"], (Bullets(documents),), folded=True)

    def _signs(self) -> Iterator[PageBlock]:
        signs = tuple(inline_of(one.text) for one in self.workbook.indicators if one.text.strip())
        if signs:
            heading = self.passages["indicators"].heading if "indicators" in self.passages else ""
            blocks = (*self._passage("indicators"), Bullets(signs))
            yield Subsection(heading.strip() or self.words["signs"], blocks, folded=True)
        yield from self._listed("vigilant", [one.text for one in self.workbook.vigilant])

    def _listed(self, heading: str, texts: list[str]) -> Iterator[PageBlock]:
        if lines := tuple(inline_of(text) for text in texts if text.strip()):
            yield Subsection(self.words[heading], (Bullets(lines),), folded=True)


def page_of(
    workbook: Workbook, today: date, *, language: str = ENGLISH, roles: bool = False
) -> Page:
    """Return the page of an offer.

    With `roles` contacts are said by what they are, not by name; names in the texts stay
    (people/without_names.py takes those out).
    """
    return _Plan(workbook, today, language, roles=roles).page()


def blocks_of(text: str) -> tuple[PageBlock, ...]:
    """Return a text as paragraphs and lists: a line is one, and a bullet or number begins it."""
    blocks: list[PageBlock] = []
    run: list[Inline] = []
    numbered = False

    def end_list() -> None:
        if run:
            blocks.append(Bullets(tuple(run), numbered))
            run.clear()

    for line in _LINE_END.split(text):
        sign = _BULLET.match(line) or _NUMBER.match(line)
        rest = line[sign.end() :] if sign else line
        if not rest.strip():
            continue
        is_numbered = bool(sign and _NUMBER.match(line))
        if not sign or is_numbered != numbered:
            end_list()
        numbered = is_numbered
        if sign:
            run.append((rest.strip(),))
        else:
            blocks.append(Paragraph((line.strip(),)))
    end_list()
    return tuple(blocks)


def inline_of(text: str) -> Inline:
    """Return a text as a line, its own line ends kept; nothing for one of blanks."""
    lines = (line.strip() for line in _LINE_END.split(text))
    held = "\n".join(line for line in lines if line)
    return (held,) if held else ()


_IN_WORDS = re.compile(r"(?:\d{1,2} )?[A-Z][a-z]+ \d{4}")


def date_in_words(text: str, today: date) -> str:
    """Return a date as "29 April 2021", or as typed where it is no one day or month."""
    typed = " ".join(text.split())
    if not typed or _IN_WORDS.fullmatch(typed):
        return typed
    from eh_tui.model.core.days import MONTHS, day_in_words
    from eh_tui.model.when.read import ReadingKind, read

    reading = read(typed, today)
    if reading.kind is ReadingKind.DAY and reading.end:
        return day_in_words(reading.end)
    if reading.kind is ReadingKind.MONTH and reading.end:
        return f"{MONTHS[reading.end.month - 1]} {reading.end.year}"
    return typed
