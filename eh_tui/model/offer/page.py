"""The published page as plain data: what it says, in which order, and nothing of how it looks.

The page in a browser, the leaflet, and the text for a translator are views of the same
`Page`, so that they can't say different things.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; they say where."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A line below a text that says more of it, and goes first where there is no room."""

    text: str


InlinePart = str | Link | Aside
Inline = tuple[InlinePart, ...]
"""A text with links in it, over one or more lines."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    text: Inline


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, numbered where its order matters."""

    items: tuple[Inline, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels, each with what it says."""

    rows: tuple[tuple[str, Inline], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a row of headings; no cell of it is empty."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True)
class Subsection:
    """A part of a section under a heading of its own."""

    heading: str
    blocks: "tuple[PageBlock, ...]"
    folded: bool = False
    """Whether a reader opens it: what partners want to know and most parents do not."""


PageBlock = Paragraph | Bullets | Facts | Table | Subsection


@dataclass(frozen=True, slots=True)
class PageSection:
    """A part of the page; the first is for those who are worried right now."""

    heading: str
    blocks: tuple[PageBlock, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page in one language."""

    language: str
    """Its tag (BCP 47), "en-GB"."""
    title: str
    school: str
    skip: str
    """What the link past the contents says."""
    contents: str
    """The heading of the list of sections."""
    sections: tuple[PageSection, ...]

    @property
    def direction(self) -> str:
        """Return "rtl" where its language is written from right to left, else "ltr"."""
        return "rtl" if is_right_to_left(self.language) else "ltr"


_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "ug", "ur", "yi"}
)


def is_right_to_left(language: str) -> bool:
    """Say whether a language is written from right to left, by its tag and its script."""
    primary, *rest = language.split("-")
    scripts = [part.title() for part in rest if len(part) == 4]
    if scripts:
        return scripts[0] in ("Arab", "Hebr", "Nkoo", "Thaa", "Syrc")
    return primary.casefold() in _RIGHT_TO_LEFT


def without_folded(page: Page) -> Page:
    """Return a page without what a reader opens by choice, as a leaflet has room for."""
    sections = tuple(
        replace(section, blocks=tuple(block for block in section.blocks if not _is_folded(block)))
        for section in page.sections
    )
    return replace(page, sections=tuple(section for section in sections if section.blocks))


def _is_folded(block: PageBlock) -> bool:
    return isinstance(block, Subsection) and block.folded


def mapped(page: Page, change: Callable[[str], str], keep: Callable[[str], bool]) -> Page:
    """Return a page with every text changed; a link whose address is not kept becomes words."""

    def line(text: Inline) -> Inline:
        return tuple(_changed(part, change, keep) for part in text)

    def block(one: PageBlock) -> PageBlock:
        match one:
            case Paragraph(text):
                return Paragraph(line(text))
            case Bullets(items, numbered):
                return Bullets(tuple(map(line, items)), numbered)
            case Facts(rows):
                return Facts(tuple((change(label), line(text)) for label, text in rows))
            case Table(headings, rows):
                cells = tuple(tuple(map(line, row)) for row in rows)
                return Table(tuple(map(change, headings)), cells)
            case Subsection(heading, blocks, folded):
                return Subsection(change(heading), tuple(map(block, blocks)), folded)

    return replace(
        page,
        title=change(page.title),
        school=change(page.school),
        sections=tuple(
            PageSection(change(section.heading), tuple(map(block, section.blocks)))
            for section in page.sections
        ),
    )


def _changed(
    part: InlinePart, change: Callable[[str], str], keep: Callable[[str], bool]
) -> InlinePart:
    match part:
        case str():
            return change(part)
        case Aside(text):
            return Aside(change(text))
        case Link(text, href):
            return Link(change(text), href) if keep(href) else change(text)
