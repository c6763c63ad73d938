"""A paper of a meeting as a file: Word or Markdown by its name."""

from collections.abc import Iterator
from pathlib import Path

from eh_tui.errors import Refused
from eh_tui.files.commonmark import escaped, escaped_in_table
from eh_tui.files.minutes.file import MARKDOWN, WORD
from eh_tui.files.office.docx.writing import (
    WordLine,
    WordRun,
    WordTable,
    word_headings,
    word_line,
    write_parts,
)
from eh_tui.files.system.handed_out import HandedOut, InTheWay, hand_out
from eh_tui.model.meeting.papers.paper import (
    Paper,
    PaperFacts,
    PaperHeading,
    PaperList,
    PaperPart,
    PaperTable,
    PaperText,
)


def write_paper(
    paper: Paper,
    path: Path,
    in_the_way: InTheWay = InTheWay.NUMBER,
    made_from: Path | None = None,
) -> HandedOut:
    """Write a paper to a file whose name ends in .docx or .md, and return where it is.

    Raises `Refused` for any other name, and `Refused` and `NotSaved` as `hand_out` does.
    """
    suffix = path.suffix.lower()
    if suffix not in (WORD, MARKDOWN):
        raise Refused(
            f"{path} is neither a Word nor a Markdown file; let it end in {WORD} or {MARKDOWN}."
        )
    content = paper_markdown(paper).encode() if suffix == MARKDOWN else paper_docx(paper)
    return hand_out(path, content, in_the_way, made_from)


def paper_markdown(paper: Paper) -> str:
    """Return a paper as CommonMark with tables."""
    lines = [f"# {paper.title}"]
    for part in paper.parts:
        lines += ["", *_markdown(part)]
    return "\n".join(lines) + "\n"


def paper_docx(paper: Paper) -> bytes:
    """Return a paper as a .docx file; the same paper gives the same bytes."""
    # python-docx takes longer to load than all else takes to run.
    from eh_tui.files.office.docx.package import finished, new_document, put_round_pages
    from eh_tui.files.office.docx.styles import style_sheet

    title = f"{paper.title}, {paper.date}" if paper.date else paper.title
    document = new_document(title=title, author=paper.school, at="", styles=style_sheet(()))
    put_round_pages(document, left=paper.school, right=paper.date, foot=paper.title)
    write_parts(document, _word(paper))
    return finished(document)


def _markdown(part: PaperPart) -> Iterator[str]:
    match part:
        case PaperHeading(text):
            yield f"## {escaped(text)}"
        case PaperFacts(facts):
            yield from (f"* {label}: {escaped(text, '  ')}" for label, text in facts if text)
        case PaperText(text):
            yield escaped(text)
        case PaperList(entries):
            yield from (f"* {escaped(name)} {escaped(text, '  ')}" for name, text in entries)
        case PaperTable(headings, _, rows):
            yield _row(headings)
            yield _row(("---",) * len(headings), is_text=False)
            for row in rows:
                band = (f"**{escaped_in_table(row[0])}**", *[""] * (len(headings) - 1))
                yield _row(row) if len(row) > 1 else _row(band, is_text=False)


def _row(cells: tuple[str, ...], *, is_text: bool = True) -> str:
    return f"| {' | '.join(map(escaped_in_table, cells) if is_text else cells)} |"


def _word(paper: Paper) -> Iterator[WordLine | WordTable]:
    first = paper.parts[0] if paper.parts else None
    if not (isinstance(first, PaperHeading) and first.begins_page):  # else each sheet has its own
        yield word_line("Title", paper.title)
    is_first = True
    for part in paper.parts:
        match part:
            case PaperHeading(text, begins_page):
                yield word_line("Heading 1", text)._replace(
                    begins_page=begins_page and not is_first
                )
                is_first = False
            case PaperFacts(facts):
                given = [(label, text) for label, text in facts if text]
                yield from (
                    word_line("Fact", WordRun(name, "Label"), "\t", text) for name, text in given
                )
            case PaperText(text, is_note):
                yield word_line("Note" if is_note else "Summary", text)
            case PaperList(entries):
                yield from (
                    word_line("Listed", WordRun(name, "Ref"), "\t", text) for name, text in entries
                )
            case PaperTable():
                yield _table(part)


def _table(part: PaperTable) -> WordTable:
    from eh_tui.files.office.docx.package import TEXT_WIDTH

    whole = sum(part.shares)
    rows = tuple(
        tuple((word_line("Band" if len(row) == 1 else "Small Cell", text),) for text in row)
        for row in part.rows
    )
    widths = tuple(TEXT_WIDTH * share / whole for share in part.shares)
    return WordTable(word_headings(*part.headings), widths, rows)
