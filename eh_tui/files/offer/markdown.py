"""The page as Markdown for a translator, and what comes back as a page again.

Every text of the page stands in it once, in the page's order, and nothing else: the title,
a heading a section, paragraphs, lists and tables. A label is bold with a colon at its end; an
emphasised line below a text says more of it; a heading of the fourth level begins what a
reader opens by choice.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from eh_tui.errors import Refused
from eh_tui.files.commonmark import escaped, escaped_in_table
from eh_tui.files.offer.printable import page_line, printable
from eh_tui.model.offer.page import (
    Aside,
    Bullets,
    Facts,
    Inline,
    InlinePart,
    Link,
    Page,
    PageBlock,
    PageSection,
    Paragraph,
    Subsection,
    Table,
)

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode as Node

_SAFE = ("http://", "https://", "mailto:", "tel:")
_BETWEEN_LISTS = "<!-- -->"


def offer_markdown(page: Page) -> str:
    """Return a page as CommonMark with tables."""
    blocks = [f"# {escaped(page_line(page.title))}"]
    for section in page.sections:
        blocks.append(f"## {escaped(page_line(section.heading))}")
        blocks += _blocks(section.blocks)
    return "\n\n".join(blocks) + "\n"


def page_from(text: str, shell: Page) -> Page:
    """Return the page that a translator's Markdown holds.

    Language, school and what stands around the sections are those of `shell`. Raises
    `Refused` with the line of what is no part of such a page.
    """
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    root = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(text))
    title = ""
    sections: list[PageSection] = []
    nodes = [node for node in root.children if node.type != "html_block"]
    for is_title, group in groupby(nodes, lambda node: node.type == "heading" and node.tag == "h1"):
        if is_title:
            title = " ".join(_plain(next(group)).split())
        else:
            sections += _sections(list(group))
    if not title or not sections:
        raise Refused("The text has no title (# ...) or no section (## ...), so it is no page.")
    return Page(shell.language, title, shell.school, shell.skip, shell.contents, tuple(sections))


def _blocks(blocks: Sequence[PageBlock]) -> Iterator[str]:
    before: PageBlock | None = None
    for block in blocks:
        if isinstance(block, Bullets | Facts) and type(block) is type(before):
            yield _BETWEEN_LISTS
        match block:
            case Paragraph(text):
                yield _line(text)
            case Bullets(items, numbered):
                yield "\n".join(
                    _entry(f"{number}." if numbered else "*", _line(item, "    "))
                    for number, item in enumerate(items, 1)
                )
            case Facts(rows):
                yield "\n".join(
                    _entry("-", f"**{escaped(page_line(label))}:** {_line(text, '    ')}")
                    for label, text in rows
                )
            case Table(headings, table_rows):
                cells: list[Sequence[Inline]] = [tuple((heading,) for heading in headings)]
                rows_of_text = [_row(row) for row in [*cells, *table_rows]]
                rows_of_text.insert(1, f"|{' --- |' * len(headings)}")
                yield "\n".join(rows_of_text)
            case Subsection(heading, inner, folded):
                yield f"{'####' if folded else '###'} {escaped(page_line(heading))}"
                yield from _blocks(inner)
        before = block


def _entry(sign: str, text: str) -> str:
    return f"{sign:3} {text}"


def _row(cells: Sequence[Inline]) -> str:
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: Inline) -> str:
    return "".join(
        _link(part)
        if isinstance(part, Link)
        else f"<br>{_emphasised(part)}"
        if isinstance(part, Aside)
        else _text_in_table(part)
        for part in text
    )


def _line(text: Inline, indent: str = "") -> str:
    return "".join(
        _link(part)
        if isinstance(part, Link)
        else f"\\\n{indent}{_emphasised(part)}"
        if isinstance(part, Aside)
        else _text(part, indent)
        for part in text
    )


def _emphasised(aside: Aside) -> str:
    return f"*{escaped_in_table(f'x{page_line(aside.text)}x')[1:-1]}*"


def _text(part: str, indent: str) -> str:
    """Return a text between others: what a line's beginning or end would lose is kept."""
    lines = [escaped(f"{line}x")[:-1] for line in printable(part).split("\n")]
    return f"\\\n{indent}".join(lines)


def _text_in_table(part: str) -> str:
    return "<br>".join(escaped_in_table(f"x{line}x")[1:-1] for line in printable(part).split("\n"))


def _link(link: Link) -> str:
    href = link.href.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E")
    return f"[{escaped(page_line(link.text))}](<{href}>)"


def _sections(nodes: "list[Node]") -> Iterator[PageSection]:
    heading = ""
    inside: list[Node] = []
    for node in nodes:
        if node.type == "heading" and node.tag == "h2":
            if heading:
                yield PageSection(heading, tuple(_read(inside)))
            heading, inside = " ".join(_plain(node).split()), []
        elif not heading:
            raise _refused(node, "stands before the first section (## ...)")
        else:
            inside.append(node)
    if heading:
        yield PageSection(heading, tuple(_read(inside)))


def _read(nodes: "list[Node]") -> Iterator[PageBlock]:
    """Yield the blocks of a section: those below a heading are a part of it."""
    at = next((at for at, node in enumerate(nodes) if node.type == "heading"), len(nodes))
    yield from map(_block, nodes[:at])
    while at < len(nodes):
        heading = nodes[at]
        after = range(at + 1, len(nodes))
        end = next((here for here in after if nodes[here].type == "heading"), len(nodes))
        words = " ".join(_plain(heading).split())
        yield Subsection(words, tuple(map(_block, nodes[at + 1 : end])), heading.tag != "h3")
        at = end


def _block(node: "Node") -> PageBlock:
    match node.type:
        case "paragraph":
            return Paragraph(_inline(node.children[0]))
        case "bullet_list" | "ordered_list":
            items = [_item(item) for item in node.children]
            facts = [_fact(item) for item in items]
            if node.type == "bullet_list" and all(facts):
                return Facts(tuple(fact for fact in facts if fact))
            return Bullets(tuple(map(_inline, items)), node.type == "ordered_list")
        case "table":
            head, *rows = (row for part in node.children for row in part.children)
            return Table(
                tuple(_plain(cell) for cell in head.children),
                tuple(tuple(_inline(cell.children[0]) for cell in row.children) for row in rows),
            )
    raise _refused(node, "is neither a paragraph nor a list nor a table")


def _item(node: "Node") -> "Node":
    """Return the line of a list's entry, which has one paragraph."""
    if len(node.children) != 1 or node.children[0].type != "paragraph":
        raise _refused(node, "is more than one line of a list")
    return node.children[0].children[0]


def _fact(line: "Node") -> tuple[str, Inline] | None:
    """Return the label and the text of a line that begins with a bold label, else None."""
    children = [child for child in line.children if child.type != "text" or child.content]
    if not children or children[0].type != "strong":
        return None
    label = "".join(_words(child) for child in children[0].children)
    rest = _merged(_pieces(children[1:]))
    first = rest[0] if rest else ""
    if not label.endswith(":") and isinstance(first, str) and first.startswith(":"):
        label, rest = f"{label}:", (first[1:], *rest[1:])
    return label.removesuffix(":").strip(), _stripped(rest)


def _inline(line: "Node") -> Inline:
    return _stripped(_merged(_pieces(line.children)))


def _pieces(nodes: "Sequence[Node]") -> Iterator[InlinePart]:
    """Yield the parts of a line; what is emphasised on a line of its own is an aside."""
    held = [node for node in nodes if node.type != "text" or node.content]
    for at, node in enumerate(held):
        href = str(node.attrs.get("href", "")) if node.type == "link" else ""
        if href.startswith(_SAFE):
            yield Link(_plain(node), href)
        elif _is_aside(held, at):
            yield Aside(_plain(node))
        elif not _is_aside(held, at + 1):  # else the end of the line before an aside
            yield _words(node)


def _is_aside(nodes: "Sequence[Node]", at: int) -> bool:
    if not 0 < at < len(nodes) or nodes[at].type != "em":
        return False
    is_last = at + 1 == len(nodes) or _words(nodes[at + 1]) == "\n"
    return is_last and _words(nodes[at - 1]) == "\n"


def _words(node: "Node") -> str:
    match node.type:
        case "text" | "code_inline":
            return node.content
        case "hardbreak":
            return "\n"
        case "softbreak":
            return " "
        case "html_inline":
            return "\n" if node.content.startswith("<br") else node.content
    return "".join(map(_words, node.children))


def _plain(node: "Node") -> str:
    return "".join(map(_words, node.children))


def _merged(pieces: Iterator[InlinePart]) -> Inline:
    """Return pieces with neighbouring texts as one."""
    merged: list[InlinePart] = []
    for piece in pieces:
        if isinstance(piece, str) and merged and isinstance(merged[-1], str):
            merged[-1] += piece
        elif piece:
            merged.append(piece)
    return tuple(merged)


def _stripped(text: Inline) -> Inline:
    """Return a line without the blanks at its beginning, which only part it from a label."""
    if text and isinstance(text[0], str):
        first = text[0].lstrip(" ")
        return (first, *text[1:]) if first else text[1:]
    return text


def _refused(node: "Node", why: str) -> Refused:
    line = node.map[0] + 1 if node.map else 0
    return Refused(f"line {line}: what is there {why}; the page has no place for it.")
