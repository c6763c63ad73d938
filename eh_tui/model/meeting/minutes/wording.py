"""The words of the minutes, the same on paper and on screen."""

from collections.abc import Collection

from eh_tui.model.core.numbers import how_many
from eh_tui.model.core.review.meeting_rows import Amendment
from eh_tui.model.core.sections import UNASSIGNED
from eh_tui.model.due import DueState
from eh_tui.model.form.columns import Of, Role
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.form.words import small
from eh_tui.model.meeting.agenda_tree import AgendaItem
from eh_tui.model.meeting.discussion import Snapshot
from eh_tui.model.meeting.minutes.contents import Minutes
from eh_tui.model.meeting.minutes.minute import Minute
from eh_tui.model.meeting.minutes.tasks import TaskBlock, Whose

ITEMS_SAID = "Items of the agenda"
AMENDED = "Amended"
UNCHANGED = "Discussed, and left as it was"
TASKS = "Who does what by when"
NOBODY = "Nobody yet"
BY_CHANNEL = "Nobody named, only ways to tell people"
NO_DATE = "No date yet"


def minutes_title(minutes: Minutes) -> str:
    """Return what stands above minutes: "Minutes of the Early Help meeting"."""
    return f"Minutes of the {minutes.about}"


def rating_phrase(form: Form, rag: str) -> str:
    """Return a rating in the form's words with its letter, "On track (A)" (DOMAIN.md 3)."""
    return form.label(rag) if rag == NOT_RATED else form.level(rag).lettered


def derived_words(minutes: Minutes) -> str:
    """Return what the counts of minutes come from, and by which rating where there are several."""
    ones = small(minutes.form.words.several(minutes.rated))
    by = f", by {minutes.counted_by}" if minutes.counted_by else ""
    return f"Derived: counted from the ratings of the single {ones}{by}."


def in_one_sentence(minutes: Minutes) -> str:
    """Return how much was done: "12 actions were discussed, 2 put off until later."."""
    number = len(minutes.discussed)
    discussed = count_words(minutes.form, minutes.discussed)
    counts = [f"{discussed} {'was' if number == 1 else 'were'} discussed"]
    left = "still to come" if minutes.is_draft else "not reached"
    for some, words in (
        (minutes.added, "added"),
        (minutes.put_off, "put off until later"),
        (minutes.left, left),
    ):
        if some:
            counts.append(f"{len(some)} {words}")
    *most, last = counts
    return f"{', '.join(most)} and {last}." if most else f"{last}."


def text_of_minute(one: Minute) -> str:
    """Return an action's text or an item's title, or that there is none any more."""
    return one.stop.row.text if one.stop else one.item or "(taken out of the workbook since)"


def place_words(form: Form, one: Minute) -> str:
    """Return where in the form an action is: "Commitment 1, 1.C"."""
    if one.stop is None or one.stop.commitment is UNASSIGNED:
        return ""
    return f"{form.words.section(one.stop.commitment.id)}, {one.stop.outcome.id}"


def status_words(form: Form, rag: str, state: DueState | None) -> str:
    """Return how something stands: its rating, and that it is overdue or the like."""
    words = rating_phrase(form, rag)
    return f"{words}, {state.value}" if state else words


def item_words(item: AgendaItem) -> str:
    """Return an item of an agenda on one line: "2.1 Matters arising (5 minutes)"."""
    notes = []
    if item.minutes:
        notes.append(how_many(item.minutes, "minute"))
    if item.is_internal:
        notes.append("internal")
    if item.matter and item.matter.state:
        notes.append(item.matter.state)
    noted = f" ({', '.join(notes)})" if notes else ""
    return f"{item.number} {item.title}{noted}"


def minutes_facts(minutes: Minutes) -> tuple[tuple[str, str], ...]:
    """Return what minutes say of the meeting itself, a label and a text as typed each."""
    meeting = minutes.meeting
    return (
        ("School", minutes.school.name),
        ("Date", meeting.date),
        ("Meeting", meeting.kind),
        ("Chair", meeting.chair),
        ("Clerk", meeting.clerk),
        ("Present", meeting.present),
        ("Apologies", meeting.apologies),
        ("Visitors", meeting.visitors),
        ("Next meeting", minutes.next_date),
    )


def amendment_words(amendment: Amendment) -> str:
    """Return an amendment that was taken: "Ring weekly (D Whitfield)"."""
    return f"{amendment.text} ({amendment.by})" if amendment.by else amendment.text


def when_words(stand: Snapshot) -> str:
    """Return by when as typed, or that there is no date."""
    return stand.when if stand.when and stand.when.strip() else NO_DATE


def who_words(stand: Snapshot) -> str:
    """Return who does it as typed, or that nobody does."""
    return stand.who if stand.who and stand.who.strip() else NOBODY


def due_words(one: Minute) -> str:
    """Return by when as typed, and that this was over: "6/2026 (overdue)"."""
    if not one.asks(Role.WHEN):
        return "–"
    words = when_words(one.after) if one.after else NO_DATE
    return f"{words} (overdue)" if one.is_overdue else words


def block_words(form: Form, block: TaskBlock) -> str:
    """Return whose a block is, and of how much: "Dana Whitfield: 3 actions"."""
    name = {Whose.CHANNEL: BY_CHANNEL, Whose.NOBODY: NOBODY}.get(block.whose, block.name)
    return f"{name}: {count_words(form, block.tasks)}"


def count_words(form: Form, some: Collection[Minute]) -> str:
    """Return how many rows there are in the form's words: "5 actions", "1 goal and 2 steps"."""
    words = [one.word for one in some]
    kinds = [word for word in ("outcome", "action") if word in words] or ["action"]
    return " and ".join(form.words.counted(word, words.count(word)) for word in kinds)


def row_heading(form: Form) -> str:
    """Return what stands above rows of any kind: "Action", "Requirement / Improvement"."""
    kinds = [of for of in (Of.OUTCOME, Of.ACTION) if _is_walked(form, of)]
    return " / ".join(str(getattr(form.words, of)) for of in kinds) or form.words.action


def _is_walked(form: Form, of: Of) -> bool:
    """Say whether a meeting goes through rows of a sort: rated outcomes, and every action."""
    asked = (Role.RATING,) if of is Of.OUTCOME else (Role.ACTION, Role.RATING)
    return any(column.of is of and column.role in asked for column in form.columns)
