"""The minutes of a meeting as a Word document that can be sent round as it is."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from eh_tui.files.office.docx.package import TEXT_WIDTH, finished, new_document, put_round_pages
from eh_tui.files.office.xlsx.named_styles import rating_colours
from eh_tui.files.office.xlsx.text import cell_shown
from eh_tui.model.audit.summary import Counts
from eh_tui.model.form.form import Form
from eh_tui.model.meeting.discussion import Snapshot
from eh_tui.model.meeting.minute import Minute
from eh_tui.model.meeting.minutes import Minutes
from eh_tui.model.meeting.tasks import TaskBlock
from eh_tui.model.meeting.wording import (
    DERIVED,
    DRAFT_MINUTES,
    NOBODY,
    TASKS,
    TITLE,
    UNCHANGED,
    block_words,
    count_words,
    due_words,
    in_one_sentence,
    place_words,
    rating_phrase,
    text_of_minute,
    when_words,
    who_words,
)


class WordRun(NamedTuple):
    """Some text of a paragraph, in a style of its own or in the paragraph's."""

    text: str
    style: str | None = None


class WordLine(NamedTuple):
    """A paragraph, by the name of its style."""

    style: str
    pieces: tuple[WordRun, ...]


WordCell = tuple[WordLine, ...]

_WIDTHS = (5.6, 7.8, TEXT_WIDTH - 13.4)
_COUNT_WIDTHS = (1.8, 4.6, 2.7, 4.1, 2.5, 2.3)
_SMALL_WIDTHS = (TEXT_WIDTH - 6.2, 3.2, 3.0)
"""The widths of the tables in centimetres."""


class WordTable(NamedTuple):
    """A table with its row of headings; the widths are in centimetres."""

    headings: tuple[WordLine, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[WordCell, ...], ...]
    """A row of one cell alone is as wide as the table, and stands above those that follow."""


def document_of(minutes: Minutes) -> bytes:
    """Return the minutes as a .docx file; the same minutes give the same bytes."""
    meeting, school = minutes.meeting, minutes.school.name
    title = f"{TITLE}, {meeting.date}" if meeting.date else TITLE
    document = new_document(title=title, author=school, at=meeting.ended)
    put_round_pages(
        document,
        left=school,
        right=meeting.date,
        foot=f"{TITLE} (draft)" if minutes.is_draft else TITLE,
    )
    _write(document, _parts(minutes))
    return finished(document)


def _write(document: Any, parts: Iterator[WordLine | WordTable]) -> None:
    for part in parts:
        if isinstance(part, WordTable):
            _write_table(document, part)
        else:
            _write_line(document.add_paragraph(), part)


def _write_line(paragraph: Any, line: WordLine) -> None:
    paragraph.style = line.style
    for piece in line.pieces:
        paragraph.add_run(cell_shown(piece.text), piece.style)


def _write_table(document: Any, planned: WordTable) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Cm

    table = document.add_table(0, len(planned.widths), "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, planned.widths, strict=True):
        column.width = Cm(width)
    headings = tuple((heading,) for heading in planned.headings)
    for number, cells in enumerate((headings, *planned.rows)):
        row = table.add_row()
        properties = row._tr.get_or_add_trPr()
        properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        if not number:
            properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        for cell, width in zip(row.cells, planned.widths, strict=True):
            cell.width = Cm(width)
        if len(cells) == 1:
            row.cells[0].merge(row.cells[-1])
        for cell, lines in zip(row.cells, cells, strict=False):
            for at, line in enumerate(lines):
                _write_line(cell.add_paragraph() if at else cell.paragraphs[0], line)


def _line(style: str, *texts: str | WordRun) -> WordLine:
    return WordLine(
        style, tuple(text if isinstance(text, WordRun) else WordRun(text) for text in texts)
    )


def _headings(*texts: str) -> tuple[WordLine, ...]:
    return tuple(_line("Cell Heading", text) for text in texts)


def _parts(minutes: Minutes) -> Iterator[WordLine | WordTable]:
    meeting = minutes.meeting
    yield _line("Title", TITLE)
    for label, text in (
        ("School", minutes.school.name),
        ("Date", meeting.date),
        ("Meeting", meeting.kind),
        ("Present", meeting.present),
        ("Next meeting", minutes.next_date),
    ):
        if text:
            yield _line("Fact", WordRun(label, "Label"), "\t", text)
    if minutes.is_draft:
        yield _line("Draft", DRAFT_MINUTES)
    yield _line("Summary", in_one_sentence(minutes))
    yield from _ratings(minutes)
    yield from _actions("What was discussed", minutes.form, minutes.changed)
    yield from _unchanged(minutes.form, minutes.unchanged)
    yield from _actions("New actions", minutes.form, minutes.added)
    yield from _tasks(minutes.tasks)
    yield from _list("Put off until later", minutes.put_off)
    yield from _list("Not reached" if meeting.ended else "Still to come", minutes.left)


def _actions(
    heading: str, form: Form, actions: tuple[Minute, ...]
) -> Iterator[WordLine | WordTable]:
    if actions:
        yield _line("Heading 1", heading)
        yield WordTable(
            _headings("Action", "Rating, when and who", "Decision"),
            _WIDTHS,
            tuple(
                (_action(form, one), _stands(form, one), tuple(_decision(one))) for one in actions
            ),
        )


def _action(form: Form, one: Minute) -> WordCell:
    lines = [_line("Cell", WordRun(one.id, "Ref"), "  ", text_of_minute(one))]
    if place := place_words(form, one):
        lines.append(_line("Cell Note", place))
    return tuple(lines)


def _decision(one: Minute) -> Iterator[WordLine]:
    yield _line("Cell", one.decision or "–")
    if one.note:
        yield _line("Cell", WordRun("Note: ", "Label"), one.note)


def _unchanged(form: Form, actions: tuple[Minute, ...]) -> Iterator[WordLine | WordTable]:
    """Yield what was left as it was as a table of one row each, by rating."""
    rows: list[tuple[WordCell, ...]] = []
    given = (one.after.rag for one in actions if one.after)
    for rag in dict.fromkeys((*(level.id for level in form.ratings), *given)):
        some = [one for one in actions if one.after and one.after.rag == rag]
        if some:
            words = WordRun(rating_phrase(form, rag), _rating_style(form, rag))
            rows.append(((_line("Band", words, f": {count_words(some)}"),),))
            rows += [
                _small_row((_what(one),), when_words(one.after), who_words(one.after))
                for one in some
                if one.after
            ]
    if rows:
        yield _line("Heading 1", UNCHANGED)
        yield WordTable(_headings("Action", "When", "Who"), _SMALL_WIDTHS, tuple(rows))


def _what(one: Minute) -> WordLine:
    return _line("Small Cell", WordRun(one.id, "Ref"), "  ", text_of_minute(one))


def _small_row(what: WordCell, *texts: str) -> tuple[WordCell, ...]:
    return what, *((_line("Small Cell", text),) for text in texts)


def _stands(form: Form, one: Minute) -> WordCell:
    def rating(stand: Snapshot) -> str:
        return rating_phrase(form, stand.rag)

    return (
        *_stand("Rating", one, rating, _style_of(form, one)),
        *_stand("When", one, when_words),
        *_stand("Who", one, who_words),
    )


def _style_of(form: Form, one: Minute) -> str | None:
    return _rating_style(form, one.after.rag) if one.after else None


def _stand(
    label: str, one: Minute, words: Callable[[Snapshot], str], style: str | None = None
) -> Iterator[WordLine]:
    """Return a line with a value from before and the new one, or the one that stayed."""
    if one.after is None:
        return
    new = words(one.after)
    old = words(one.before) if one.before else new
    arrow = "\n→ " if "\n" in f"{old}{new}" else " → "
    before = (f"{old}{arrow}",) if old != new else ()
    yield _line("Stand", WordRun(label, "Label"), "\t", *before, WordRun(new, style))


def _tasks(blocks: tuple[TaskBlock, ...]) -> Iterator[WordLine | WordTable]:
    if blocks:
        yield _line("Heading 1", TASKS)
        rows: list[tuple[WordCell, ...]] = []
        for block in blocks:
            rows.append(((_line("Band", block_words(block)),),))
            rows += [_task(one) for one in block.tasks]
        yield WordTable(_headings("Action", "By when", "Who"), _SMALL_WIDTHS, tuple(rows))


def _task(one: Minute) -> tuple[WordCell, ...]:
    what = [_what(one)]
    if one.decision:
        what.append(_line("Small Cell", WordRun("Decision: ", "Label"), one.decision))
    who = who_words(one.after) if one.after else NOBODY
    return _small_row(tuple(what), due_words(one), who)


def _list(heading: str, actions: tuple[Minute, ...]) -> Iterator[WordLine]:
    if actions:
        yield _line("Heading 1", heading)
    for one in actions:
        yield _line("Listed", WordRun(one.id, "Ref"), "\t", text_of_minute(one))


def _ratings(minutes: Minutes) -> Iterator[WordLine | WordTable]:
    yield _line("Heading 1", "Ratings before and after")
    words = [
        WordRun(rating_phrase(minutes.form, level.id), _rating_style(minutes.form, level.id))
        for level in minutes.form.ratings
    ]
    headings = [*(_line("Count Heading", word) for word in words), _line("Count Heading", "All")]
    yield WordTable(
        (*_headings("Actions"), *headings),
        _count_widths(len(words)),
        (
            _counts(minutes.form, "Before", minutes.before),
            _counts(minutes.form, "After", minutes.after),
        ),
    )
    yield _line("Note", DERIVED)


def _count_widths(ratings: int) -> tuple[float, ...]:
    """Return the widths of the columns of counts, Leicester's by hand, others all alike."""
    if ratings == len(_COUNT_WIDTHS) - 2:
        return _COUNT_WIDTHS
    first, *_, last = _COUNT_WIDTHS
    return (first, *((TEXT_WIDTH - first - last) / ratings,) * ratings, last)


def _counts(form: Form, name: str, counts: Counts) -> tuple[WordCell, ...]:
    numbers = (*(counts.of(level.id) for level in form.ratings), counts.total)
    return ((_line("Kept", name),), *((_line("Count", str(number)),) for number in numbers))


def _rating_style(form: Form, rag: str) -> str:
    """Return the character style of a rating: its level's colour, where the document has it."""
    colour = form.level(rag).colour
    return f"Rating {colour}" if colour in rating_colours else "Rating none"
