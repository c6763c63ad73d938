"""The one page of a round as tables, for whatever prints them: a web page, a spreadsheet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from eh_tui.model.audit.summary import Counts
from eh_tui.model.core.days import in_short
from eh_tui.model.core.form_rows import Commitment
from eh_tui.model.partnership.changed import Changed
from eh_tui.model.partnership.collated import Collated, RoundLine, State
from eh_tui.model.partnership.outliers import (
    all_at_risk,
    all_done_without_evidence,
    most_at_risk,
    offers_to_ask_about,
    same_texts,
)
from eh_tui.model.partnership.questions import SchoolQuestion
from eh_tui.model.partnership.round import ExpectedSchool
from eh_tui.model.partnership.round_text import counted_by_words, graded_levels, levels_in_words
from eh_tui.model.partnership.stands import Stands
from eh_tui.model.submitting import ReturnState

Cell = str | int | date
QuestionsByFile = Mapping[str, tuple[SchoolQuestion, ...]]
ChangesByFile = Mapping[str, Changed]

_MOST = 20
"""How many of what is listed by how pressing it is: a page is read, a table is searched."""


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table of the page; each row has a cell for each heading."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    """What is to be known to read it."""
    none: str = "None."
    """What is said where it has no rows."""
    is_long: bool = field(default=False)
    """Whether it is looked things up in, rather than read."""


def commitment_table(collated: Collated) -> PageTable:
    """Return what the returns add up to: a row for each commitment, then all of them."""
    levels = (*collated.form.ratings, *graded_levels(collated.form, collated.all_counts))
    overdue, no_date = _sums(collated, "overdue"), _sums(collated, "no_date")

    def row(name: str, counts: Counts, late: int, undated: int) -> tuple[Cell, ...]:
        return (name, *(counts.of(level.id) for level in levels), counts.total, late, undated)

    rows = [
        row(_named(x.id, x.title), collated.counts[x.id], overdue[x.id], no_date[x.id])
        for x in collated.commitments
    ]
    rows.append(row("All", collated.all_counts, collated.overdue, collated.no_date))
    word = collated.form.words.commitment.capitalize()
    heads = (word, *(level.words for level in levels), "Rows", "Overdue", "Without a date")
    return PageTable(f"By {word.lower()}", heads, tuple(rows), counted_by_words(collated.form))


def school_table(collated: Collated, changes: ChangesByFile | None) -> PageTable:
    """Return a row for each expected school, its counts in words, those not rated apart."""
    homes = collated.commitments
    heads = ("School", "Number", "Phase", "Locality", "State", "Came", *map(_short, homes))
    heads += ("Overdue", "Without a date")
    heads += ("Since last round",) if changes is not None else ()
    rows = tuple(
        (
            *_about(line),
            *(_words(collated, line, home.id) for home in homes),
            _sum(line, "overdue"),
            _sum(line, "no_date"),
            *((_change(changes, line),) if changes is not None else ()),
        )
        for line in _first_lines(collated)
    )
    return PageTable(f"Schools by {collated.form.words.commitment.lower()}", heads, rows)


def matrix_table(collated: Collated, changes: ChangesByFile | None) -> PageTable:
    """Return a row for each expected school, with a column for each number of those that count."""
    form = collated.form
    columns = [
        (home, level)
        for home in collated.commitments
        for level in (*form.ratings, *graded_levels(form, collated.counts[home.id]))
    ]
    heads = ["School", "Number", "Phase", "Locality", "State", "Came"]
    heads += [f"{home.id or '-'} {level.brief}" for home, level in columns]
    heads += ["Overdue", "Without a date"]
    heads += ["Up", "Down", "Reworded", "Untouched"] if changes is not None else []
    nothing = ("",) * (len(heads) - 6)
    rows = tuple(
        (
            *_about(line),
            *(line.returned.counts.get(home.id, {}).get(level.id, 0) for home, level in columns),
            _sum(line, "overdue"),
            _sum(line, "no_date"),
            *(_steps(changes, line) if changes is not None else ()),
        )
        if line.state is State.RETURNED and line.returned
        else (*_about(line), *nothing)
        for line in _first_lines(collated)
    )
    return PageTable("Matrix", tuple(heads), rows, is_long=True)


def _first_lines(collated: Collated) -> Iterable[RoundLine]:
    """Return each expected school's first line, which is the one that counts if any does."""
    first: dict[ExpectedSchool, RoundLine] = {}
    for line in collated.lines:
        if line.expected:
            first.setdefault(line.expected, line)
    return first.values()


def missing_table(collated: Collated) -> PageTable:
    """Return whom to chase."""
    rows = tuple(
        (
            line.school,
            line.number,
            line.expected.contact,
            _day(line.expected.last_chased) or "never",
            line.why,
        )
        for line in collated.lines
        if line.state is State.MISSING and line.expected
    )
    heads = ("School", "Number", "Contact", "Last asked again", "Why")
    return PageTable("Missing", heads, rows, none="Every expected school has returned something.")


def problem_table(collated: Collated) -> PageTable:
    """Return the files that are not counted, and what is odd in others, with what to do."""
    rows = tuple(
        (line.file, line.school, line.state.value, line.why, line.what_to_do)
        for line in collated.lines
        if line.file and line.why
    )
    heads = ("File", "School", "State", "Why", "What to do")
    return PageTable(
        "Problems",
        heads,
        rows,
        none="Every file that lies there is counted, and nothing is odd in any.",
    )


def at_risk_table(collated: Collated) -> PageTable:
    """Return the outcomes that most schools rate worst."""
    found = most_at_risk(collated)[:_MOST]
    rows = tuple((_named(each.outcome, each.text), each.schools, each.rows) for each in found)
    words = collated.form.words
    heads = (words.outcome.capitalize(), "Schools", "Rows")
    worst = collated.form.level(collated.form.worst()).words
    return PageTable("What most schools need help with", heads, rows, f"Rated “{worst}”.")


def outlier_table(collated: Collated) -> PageTable:
    """Return the returns to look at first, and why."""
    rows = [
        (collated.school_of(row), "All is completed, and nothing says what shows it.")
        for row in all_done_without_evidence(collated)
    ]
    rows += [(collated.school_of(row), "All is rated worst.") for row in all_at_risk(collated)]
    return PageTable("Returns that stand out", ("School", "Why"), tuple(rows))


def same_text_table(collated: Collated) -> PageTable:
    """Return where schools have written the same longer text."""
    by_file = {row.file: collated.school_of(row) for row in collated.current}
    rows = tuple(
        (
            text.schools,
            "; ".join(f"{by_file[file]}: {row} {name}" for file, row, name in text.places),
        )
        for text in same_texts(collated)[:_MOST]
    )
    note = "The school, the row and the field in which each stands word for word."
    return PageTable("The same text in several schools", ("Schools", "Where"), rows, note)


def offer_table(collated: Collated) -> PageTable:
    """Return the offers that are not published or past their review."""
    rows = tuple(offers_to_ask_about(collated))
    note = f"{len(collated.offers)} offers lie in the folder."
    return PageTable("Offers to ask about", ("School", "How it stands"), rows, note)


def question_table(collated: Collated, questions: QuestionsByFile) -> PageTable:
    """Return what to ask each school, after what it is still to change and what it gave as why."""
    lines = {line.file: line for line in collated.lines}
    rows = tuple(
        (collated.school_of(row), lines[row.file].number, *said)
        for row in collated.current
        for said in (
            *_said_of_return(lines[row.file].stands),
            *((each.row, each.check, each.sentence) for each in questions.get(row.file, ())),
        )
    )
    heads = ("School", "Number", "Row", "About", "Question")
    return PageTable("Questions", heads, rows, is_long=True)


def _said_of_return(stands: Stands) -> Iterator[tuple[str, str, str]]:
    """Yield what the lead still waits for, and the school's reason, as rows of the questions."""
    for each in stands.awaited:
        yield each.row, ReturnState.CHANGES_REQUESTED.value, stands.in_words(each)
    if stands.reason:
        yield "", stands.words, stands.reason


def page_tables(
    collated: Collated, changes: ChangesByFile | None, questions: QuestionsByFile
) -> Iterator[PageTable]:
    """Yield the tables of the page in the order in which a lead reads them."""
    yield commitment_table(collated)
    yield school_table(collated, changes)
    yield missing_table(collated)
    yield problem_table(collated)
    yield at_risk_table(collated)
    yield outlier_table(collated)
    yield same_text_table(collated)
    yield offer_table(collated)
    yield question_table(collated, questions)


def day_it_came(line: RoundLine) -> str:
    """Return the day on which a return came, in UTC as 28 Nov 2026; "" for none."""
    came = _came(line)
    return in_short(came) if came else ""


def _came(line: RoundLine) -> date | None:
    came = line.returned.came if line.returned else 0
    return datetime.fromtimestamp(came / 1e9, UTC).date() if came else None


def _day(iso: str) -> Cell:
    """Return a day that is written as 2026-11-28; any other text as it is."""
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return iso


def _about(line: RoundLine) -> tuple[Cell, ...]:
    place = (line.school, line.number, line.phase, line.locality)
    state = line.stands.in_full if line.state is State.RETURNED else line.state.value
    return (*place, state, _came(line) or "")


def _words(collated: Collated, line: RoundLine, home: str) -> str:
    if line.returned is None or line.state is not State.RETURNED:
        return line.state.value
    counts = collated.counts_of(line.returned).get(home, Counts())
    return levels_in_words(collated.form, counts)


def _sum(line: RoundLine, name: str) -> Cell:
    is_counted = line.state is State.RETURNED
    return sum(getattr(line.returned, name).values()) if is_counted else line.state.value


def _sums(collated: Collated, name: str) -> dict[str, int]:
    return {
        home.id: sum(getattr(row, name).get(home.id, 0) for row in collated.current)
        for home in collated.commitments
    }


def _change(changes: ChangesByFile | None, line: RoundLine) -> str:
    found = changes.get(line.file) if changes else None
    return found.words if found else "not compared"


def _steps(changes: ChangesByFile | None, line: RoundLine) -> tuple[Cell, ...]:
    found = changes.get(line.file) if changes else None
    if found is None:
        return ("",) * 4
    return found.up, found.down, found.same, found.untouched


def _named(id: str, title: str) -> str:
    return f"{id} {title}".strip()


def _short(home: Commitment) -> str:
    return home.id or home.title
