"""The minutes of a meeting as Markdown, in which what people typed stays as they typed it."""

from collections.abc import Iterator

from eh_tui.files.commonmark import escaped, escaped_in_table
from eh_tui.model.form.columns import Role
from eh_tui.model.form.form import Form
from eh_tui.model.form.words import small
from eh_tui.model.meeting.minutes.contents import Minutes
from eh_tui.model.meeting.minutes.minute import Minute
from eh_tui.model.meeting.minutes.stands import ratings_after, stand_lines
from eh_tui.model.meeting.minutes.tasks import TaskBlock
from eh_tui.model.meeting.minutes.wording import (
    AMENDED,
    ITEMS_SAID,
    NOBODY,
    TASKS,
    UNCHANGED,
    amendment_words,
    block_words,
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


def minutes_markdown(minutes: Minutes) -> str:
    """Return the minutes as CommonMark with tables."""
    return "\n".join(_lines(minutes)) + "\n"


def _lines(minutes: Minutes) -> Iterator[str]:
    meeting = minutes.meeting
    yield from (f"# {minutes_title(minutes)}", "")
    for label, text in minutes_facts(minutes):
        if text:
            yield _entry(label, text)
    yield ""
    yield from (f"**{escaped(minutes.standing)}**", "")
    yield in_one_sentence(minutes)
    yield from _amended(minutes)
    yield from _ratings(minutes)
    yield from _items(minutes)
    yield from _actions("What was discussed", minutes, minutes.changed)
    yield from _unchanged(minutes)
    new = small(minutes.form.words.several("action"))
    yield from _actions(f"New {escaped(new)}", minutes, minutes.added)
    yield from _tasks(minutes.form, minutes.tasks)
    yield from _list("Put off until later", minutes.put_off)
    yield from _list("Not reached" if meeting.ended else "Still to come", minutes.left)


def _entry(label: str, text: str) -> str:
    return f"* {label}: {escaped(text, '  ')}"


def _actions(heading: str, minutes: Minutes, actions: tuple[Minute, ...]) -> Iterator[str]:
    if actions:
        yield from ("", f"## {heading}")
    for one in actions:
        yield from ("", f"### {escaped(one.id)}", "", escaped(text_of_minute(one)), "")
        if place := place_words(minutes.form, one):
            yield f"* {escaped(place, '  ')}"
        for line in stand_lines(minutes.form, one):
            if line.words:
                yield _entry(line.label, line.words)
        if one.decision:
            yield _entry("**Decision**", one.decision)
        if one.note:
            yield _entry("Note", one.note)
        for label, text in one.written:
            yield _entry(escaped(label), text or "–")


def _unchanged(minutes: Minutes) -> Iterator[str]:
    if not minutes.unchanged:
        return
    yield from ("", f"## {UNCHANGED}", "")
    form = minutes.form
    yield _row(
        row_heading(form),
        form.heading_of(Role.RATING, "Rating"),
        form.heading_of(Role.WHEN, "When"),
        form.heading_of(Role.WHO, "Who"),
    )
    yield "| --- | --- | --- | --- |"
    for one in minutes.unchanged:
        if one.after:
            yield _row(
                f"{one.id} {text_of_minute(one)}",
                ratings_after(form, one),
                when_words(one.after) if one.asks(Role.WHEN) else "–",
                who_words(one.after) if one.asks(Role.WHO) else "–",
            )


def _row(*cells: str) -> str:
    return f"| {' | '.join(map(escaped_in_table, cells))} |"


def _tasks(form: Form, blocks: tuple[TaskBlock, ...]) -> Iterator[str]:
    if blocks:
        yield from ("", f"## {TASKS}")
    for block in blocks:
        yield from ("", f"### {escaped(block_words(form, block))}", "")
        who, when = form.heading_of(Role.WHO, "Who"), form.heading_of(Role.WHEN, "By when")
        yield from (_row("What", who, when), "| --- | --- | --- |")
        for one in block.tasks:
            what = f"{one.id} {text_of_minute(one)}"
            if one.decision:
                what += f"\nDecision: {one.decision}"
            yield _row(what, who_words(one.after) if one.after else NOBODY, due_words(one))


def _list(heading: str, actions: tuple[Minute, ...]) -> Iterator[str]:
    if actions:
        yield from ("", f"## {heading}", "")
    for one in actions:
        yield _entry(escaped(one.id), text_of_minute(one))


def _amended(minutes: Minutes) -> Iterator[str]:
    if minutes.amendments:
        yield from ("", f"## {AMENDED}", "")
    for one in minutes.amendments:
        about = f"{escaped(one.about)}: " if one.about else ""
        yield f"* {about}{escaped(amendment_words(one), '  ')}"


def _items(minutes: Minutes) -> Iterator[str]:
    if minutes.items:
        yield from ("", f"## {ITEMS_SAID}")
    for item in minutes.items:
        if matter := item.matter:
            yield from ("", f"### {escaped(f'{item.number} {item.title}')}", "")
            if matter.text:
                yield _entry("Said", matter.text)
            if matter.decision:
                yield _entry("**Decision**", matter.decision)


def _ratings(minutes: Minutes) -> Iterator[str]:
    by = f": {escaped(minutes.counted_by)}" if minutes.counted_by else ""
    yield from ("", f"## Ratings before and after{by}", "")
    yield _row(minutes.rating_heading, "Before", "After")
    yield "| --- | ---: | ---: |"
    for rag in (level.id for level in minutes.form.ratings):
        words = escaped_in_table(rating_phrase(minutes.form, rag))
        yield f"| {words} | {minutes.before.of(rag)} | {minutes.after.of(rag)} |"
    ones = escaped_in_table(small(minutes.form.words.several(minutes.rated)))
    yield f"| All {ones} | {minutes.before.total} | {minutes.after.total} |"
    yield from ("", escaped(derived_words(minutes)))
