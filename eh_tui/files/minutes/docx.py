"""The minutes of a meeting as a Word document that can be sent round as it is."""

from collections.abc import Iterator

from eh_tui.files.office.docx.package import TEXT_WIDTH, finished, new_document, put_round_pages
from eh_tui.files.office.docx.styles import style_sheet
from eh_tui.files.office.docx.writing import (
    WordCell,
    WordLine,
    WordRun,
    WordTable,
    word_headings,
    word_line,
    write_parts,
)
from eh_tui.model.audit.summary import Counts
from eh_tui.model.form.columns import Role
from eh_tui.model.form.form import Form
from eh_tui.model.form.words import small
from eh_tui.model.meeting.minutes.contents import Minutes
from eh_tui.model.meeting.minutes.minute import Minute
from eh_tui.model.meeting.minutes.stands import StandLine, stand_lines
from eh_tui.model.meeting.minutes.tasks import TaskBlock
from eh_tui.model.meeting.minutes.wording import (
    AMENDED,
    ITEMS_SAID,
    NOBODY,
    TASKS,
    UNCHANGED,
    amendment_words,
    block_words,
    count_words,
    derived_words,
    due_words,
    in_one_sentence,
    minutes_facts,
    minutes_title,
    place_words,
    rating_phrase,
    row_heading,
    text_of_minute,
    when_words,
    who_words,
)

_WIDTHS = (5.6, 7.8, TEXT_WIDTH - 13.4)
_COUNT_WIDTHS = (1.8, 4.6, 2.7, 4.1, 2.5, 2.3)
_SMALL_WIDTHS = (TEXT_WIDTH - 6.2, 3.2, 3.0)
"""The widths of the tables in centimetres."""


def document_of(minutes: Minutes) -> bytes:
    """Return the minutes as a .docx file; the same minutes give the same bytes."""
    meeting, school = minutes.meeting, minutes.school.name
    title = minutes_title(minutes)
    form = minutes.form
    colours = [level.colour for level in (*form.every_level, form.not_rated)]
    styles = style_sheet(colours)
    named = f"{title}, {meeting.date}" if meeting.date else title
    document = new_document(title=named, author=school, at=meeting.ended, styles=styles)
    put_round_pages(
        document,
        left=school,
        right=meeting.date,
        foot=title if minutes.is_final else f"{title} (draft)",
    )
    write_parts(document, _parts(minutes))
    return finished(document)


def _parts(minutes: Minutes) -> Iterator[WordLine | WordTable]:
    meeting = minutes.meeting
    yield word_line("Title", minutes_title(minutes))
    for label, text in minutes_facts(minutes):
        if text:
            yield word_line("Fact", WordRun(label, "Label"), "\t", text)
    yield word_line("Draft", minutes.standing)
    yield word_line("Summary", in_one_sentence(minutes))
    yield from _amended(minutes)
    yield from _ratings(minutes)
    yield from _items(minutes)
    yield from _actions("What was discussed", minutes.form, minutes.changed)
    yield from _unchanged(minutes.form, minutes.unchanged)
    new = small(minutes.form.words.several("action"))
    yield from _actions(f"New {new}", minutes.form, minutes.added)
    yield from _tasks(minutes.form, minutes.tasks)
    yield from _list("Put off until later", minutes.put_off)
    yield from _list("Not reached" if meeting.ended else "Still to come", minutes.left)


def _actions(
    heading: str, form: Form, actions: tuple[Minute, ...]
) -> Iterator[WordLine | WordTable]:
    if actions:
        yield word_line("Heading 1", heading)
        yield WordTable(
            word_headings(row_heading(form), _stands_heading(form), "Decision"),
            _WIDTHS,
            tuple(
                (_action(form, one), _stands(form, one), tuple(_decision(one))) for one in actions
            ),
        )


def _stands_heading(form: Form) -> str:
    """Return what stands above ratings, dates and names: "Rating, when and who"."""
    if not form.columns:
        return "Rating, when and who"
    roles = ((Role.RATING, ""), (Role.WHEN, ""), (Role.WHO, ""))
    return ", ".join(filter(None, (form.heading_of(*role) for role in roles)))


def _action(form: Form, one: Minute) -> WordCell:
    lines = [word_line("Cell", WordRun(one.id, "Ref"), "  ", text_of_minute(one))]
    if place := place_words(form, one):
        lines.append(word_line("Cell Note", place))
    return tuple(lines)


def _decision(one: Minute) -> Iterator[WordLine]:
    yield word_line("Cell", one.decision or "–")
    if one.note:
        yield word_line("Cell", WordRun("Note: ", "Label"), one.note)
    for label, text in one.written:
        yield word_line("Cell", WordRun(f"{label}: ", "Label"), text or "–")


def _unchanged(form: Form, actions: tuple[Minute, ...]) -> Iterator[WordLine | WordTable]:
    """Yield what was left as it was as a table of one row each, by rating."""
    rows: list[tuple[WordCell, ...]] = []
    for words, some in _by_rating(form, actions):
        if some:
            rows.append(((word_line("Band", words, f": {count_words(form, some)}"),),))
            rows += [
                _small_row(
                    (_what(one), *_further(form, one)),
                    when_words(one.after) if one.asks(Role.WHEN) else "–",
                    who_words(one.after) if one.asks(Role.WHO) else "–",
                )
                for one in some
                if one.after
            ]
    if rows:
        yield word_line("Heading 1", UNCHANGED)
        headings = word_headings(
            row_heading(form), form.heading_of(Role.WHEN, "When"), form.heading_of(Role.WHO, "Who")
        )
        yield WordTable(headings, _SMALL_WIDTHS, tuple(rows))


def _further(form: Form, one: Minute) -> Iterator[WordLine]:
    """Yield a row's ratings after the first one, each with its name."""
    for line in [line for line in stand_lines(form, one) if line.level][1:]:
        yield word_line("Small Cell", WordRun(f"{line.label}: ", "Label"), line.after or "")


def _by_rating(form: Form, actions: tuple[Minute, ...]) -> Iterator[tuple[WordRun, list[Minute]]]:
    """Yield each rating in words with the actions that have it, last what is not rated at all."""
    given = (one.after.rag for one in actions if one.after)
    for rag in dict.fromkeys((*(level.id for level in form.ratings), *given)):
        some = [one for one in actions if one.is_rated and one.after and one.after.rag == rag]
        yield WordRun(rating_phrase(form, rag), _rating_style(form, rag)), some
    yield WordRun("Not rated in this form"), [one for one in actions if not one.is_rated]


def _what(one: Minute) -> WordLine:
    return word_line("Small Cell", WordRun(one.id, "Ref"), "  ", text_of_minute(one))


def _small_row(what: WordCell, *texts: str) -> tuple[WordCell, ...]:
    return what, *((word_line("Small Cell", text),) for text in texts)


def _stands(form: Form, one: Minute) -> WordCell:
    return tuple(_stand(form, line) for line in stand_lines(form, one) if line.after is not None)


def _stand(form: Form, line: StandLine) -> WordLine:
    """Return a line with a value from before and the new one, or the one that stayed.

    The headings of a form of its own may be of any length, so nothing is set out below them.
    """
    is_same = line.before in (None, line.after)
    before = () if is_same else (f"{line.before}{line.arrow}",)
    style = _rating_style(form, line.level) if line.level else None
    now = WordRun(line.after or "", style)
    behind = ": " if form.columns else "\t"
    return word_line("Stand", WordRun(line.label, "Label"), behind, *before, now)


def _tasks(form: Form, blocks: tuple[TaskBlock, ...]) -> Iterator[WordLine | WordTable]:
    if blocks:
        yield word_line("Heading 1", TASKS)
        rows: list[tuple[WordCell, ...]] = []
        for block in blocks:
            rows.append(((word_line("Band", block_words(form, block)),),))
            rows += [_task(one) for one in block.tasks]
        headings = word_headings(
            row_heading(form),
            form.heading_of(Role.WHEN, "By when"),
            form.heading_of(Role.WHO, "Who"),
        )
        yield WordTable(headings, _SMALL_WIDTHS, tuple(rows))


def _task(one: Minute) -> tuple[WordCell, ...]:
    what = [_what(one)]
    if one.decision:
        what.append(word_line("Small Cell", WordRun("Decision: ", "Label"), one.decision))
    who = who_words(one.after) if one.after else NOBODY
    return _small_row(tuple(what), due_words(one), who)


def _list(heading: str, actions: tuple[Minute, ...]) -> Iterator[WordLine]:
    if actions:
        yield word_line("Heading 1", heading)
    for one in actions:
        yield word_line("Listed", WordRun(one.id, "Ref"), "\t", text_of_minute(one))


def _amended(minutes: Minutes) -> Iterator[WordLine]:
    if minutes.amendments:
        yield word_line("Heading 1", AMENDED)
    for one in minutes.amendments:
        yield word_line("Listed", WordRun(one.about, "Ref"), "\t", amendment_words(one))


def _items(minutes: Minutes) -> Iterator[WordLine]:
    if minutes.items:
        yield word_line("Heading 1", ITEMS_SAID)
    for item in minutes.items:
        if matter := item.matter:
            yield word_line("Listed", WordRun(item.number, "Ref"), "\t", item.title)
            if matter.text:
                yield word_line("Normal", matter.text)
            if matter.decision:
                yield word_line("Normal", WordRun("Decision: ", "Label"), matter.decision)


def _ratings(minutes: Minutes) -> Iterator[WordLine | WordTable]:
    by = f": {minutes.counted_by}" if minutes.counted_by else ""
    yield word_line("Heading 1", f"Ratings before and after{by}")
    words: list[WordRun | str] = [
        WordRun(rating_phrase(minutes.form, level.id), _rating_style(minutes.form, level.id))
        for level in minutes.form.ratings
    ]
    headings = [word_line("Count Heading", word) for word in (*words, "All")]
    yield WordTable(
        (*word_headings(minutes.form.words.several(minutes.rated)), *headings),
        _count_widths(len(words), minutes.form.words.several(minutes.rated)),
        (
            _counts(minutes.form, "Before", minutes.before),
            _counts(minutes.form, "After", minutes.after),
        ),
    )
    yield word_line("Note", derived_words(minutes))


def _count_widths(ratings: int, rated: str) -> tuple[float, ...]:
    """Return the widths of the columns of counts, Leicester's by hand, others all alike.

    The first has room for the longest word of what is rated.
    """
    first, *_, last = _COUNT_WIDTHS
    needed = 0.5 + 0.22 * max(map(len, rated.split()), default=0)
    if ratings == len(_COUNT_WIDTHS) - 2 and needed < first + 0.3:
        return _COUNT_WIDTHS
    first = min(max(first, needed), 4.5)
    return (first, *((TEXT_WIDTH - first - last) / ratings,) * ratings, last)


def _counts(form: Form, name: str, counts: Counts) -> tuple[WordCell, ...]:
    numbers = (*(counts.of(level.id) for level in form.ratings), counts.total)
    return ((word_line("Kept", name),), *((word_line("Count", str(number)),) for number in numbers))


def _rating_style(form: Form, rag: str) -> str:
    """Return the character style of a rating: its level's colour."""
    return f"Rating {form.level(rag).colour}"
