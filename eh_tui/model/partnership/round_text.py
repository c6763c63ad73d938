"""The one page of a round as lines of plain text."""

from collections import Counter
from collections.abc import Iterator, Mapping

from eh_tui.model.audit.summary import Counts
from eh_tui.model.core.days import day_in_words
from eh_tui.model.form.form import Form
from eh_tui.model.form.levels import Level
from eh_tui.model.partnership.changed import Changed
from eh_tui.model.partnership.collated import Collated, RoundLine, State
from eh_tui.model.submitting import ReturnState


def round_text(collated: Collated, changes: Mapping[str, Changed] | None = None) -> Iterator[str]:
    """Yield what a lead reads first: who returned, what it adds up to, and what is to be done."""
    yield title_of(collated)
    yield state_in_words(collated)
    yield from filter(None, (steps_in_words(collated), round_due_in_words(collated)))
    yield ""
    for home in collated.commitments:
        said = levels_in_words(collated.form, collated.counts[home.id])
        yield f"{home.id or '-'}  {home.title}: {said}"
    yield f"All: {levels_in_words(collated.form, collated.all_counts)}"
    if said := counted_by_words(collated.form):
        yield said
    yield late_in_words(collated)
    if changes is not None:
        yield changed_in_words(sum(changes.values(), Changed()), len(changes))
    waiting = [line for line in collated.lines if line.state is State.RETURNED]
    wanted = [(line, each) for line in waiting for each in line.stands.awaited]
    if wanted:
        yield from ("", "Still to be changed:")
    for line, each in wanted:
        yield f"  {_named(line)}: {line.stands.in_words(each)}"
    odd = [line for line in collated.lines if line.state is State.RETURNED and line.why]
    parts = [("To look at, though it counts", odd)]
    parts += [
        (state.value.capitalize(), [line for line in collated.lines if line.state is state])
        for state in (State.MISSING, State.PROBLEM, State.SUPERSEDED)
    ]
    for title, lines in parts:
        if lines:
            yield ""
            yield f"{title}:"
        for line in lines:
            named = _named(line)
            about = f"{named} ({line.file})" if named and line.file else named or line.file
            advice = "" if line.state is State.SUPERSEDED else line.what_to_do
            yield f"  {about}: {line.why} {advice}".rstrip()


def _named(line: RoundLine) -> str:
    return " ".join(part for part in (line.school, line.number) if part)


def title_of(collated: Collated) -> str:
    """Return whose round it is and what it is called."""
    known = collated.round
    parts = (part for part in (known.partnership, known.name) if part)
    return ", ".join(parts) or "A partnership's round"


def state_in_words(collated: Collated) -> str:
    """Return how many schools are expected, in parts that add up, and how many files are amiss."""
    return f"{schools_in_words(collated)}; {files_in_words(collated)}"


def schools_in_words(collated: Collated) -> str:
    """Return how many schools are expected, have returned and are missing, which adds up."""
    numbers = (
        f"{collated.number_of(State.RETURNED)} returned",
        f"{collated.uncounted} can't be counted",
        f"{collated.number_of(State.MISSING)} missing",
    )
    return f"{len(collated.round.schools)} expected: {', '.join(numbers)}"


def files_in_words(collated: Collated) -> str:
    """Return how many files are of no use, of schools that have returned too, and of strangers."""
    return f"{so_many(collated.number_of(State.PROBLEM), 'file')} with problems"


def round_due_in_words(collated: Collated) -> str:
    """Return by when returns are due, a sentence; "" where no day is given."""
    due = collated.round.due
    return f"Due {day_in_words(due)}." if due else ""


def due_and_steps(collated: Collated) -> str:
    """Return that, and how far the returns are, where there is room for one line."""
    steps = steps_in_words(collated)
    return " ".join(filter(None, (f"{steps}." if steps else "", round_due_in_words(collated))))


def steps_in_words(collated: Collated) -> str:
    """Return how many of the returns that count are how far; "" where none counts."""
    counting = (line for line in collated.lines if line.state is State.RETURNED)
    stands = [line.stands for line in counting]
    numbers = Counter((each.step, each.words) for each in stands)
    order = list(ReturnState)
    steps = sorted(numbers.items(), key=lambda counted: order.index(counted[0][0]))
    notes = Counter(note for each in stands for note in each.notes)
    said = (f"{number} {words}" for (_, words), number in steps)
    return "; ".join((*said, *(f"{number} {note}" for note, number in notes.items())))


def levels_in_words(form: Form, counts: Counts) -> str:
    """Return counts with the form's own words, those not rated apart and last."""
    return ", ".join(
        f"{counts.of(level.id)} {level.after_number(level.brief)}"
        for level in levels_told(form, counts)
    )


def levels_told(form: Form, counts: Counts) -> tuple[Level, ...]:
    """Return the levels of which counts are told: those of the main scale, and not rated.

    Where rows are graded on another scale, it is whatever levels they have.
    """
    others = graded_levels(form, counts)
    main = form.ratings
    return (*(level for level in main if counts.of(level.id)), *others) if others else main


def graded_levels(form: Form, counts: Counts) -> tuple[Level, ...]:
    """Return the levels of scales but the main one that some counts have."""
    return tuple(level for level in other_levels(form) if counts.of(level.id))


def other_levels(form: Form) -> tuple[Level, ...]:
    """Return the levels of a form's scales but the main one."""
    return tuple(level for level in form.every_level if not form.is_main(level.scale))


def so_many(number: int, what: str) -> str:
    """Return a number of things in words: "1 school", "2 schools"."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def late_in_words(collated: Collated) -> str:
    """Return how many dates have passed, and how many rows lack one."""
    return f"{collated.overdue} overdue, {collated.no_date} without a date"


def counted_by_words(form: Form) -> str:
    """Return by which rating rows are counted, "" where a form has one alone."""
    name = form.counted_by
    return f"Counted by each row's first rating, {name}." if name else ""


def changed_in_words(found: Changed, schools: int) -> str:
    """Return what changed since the last round."""
    return (
        f"Since the last round ({so_many(schools, 'school')}): {found.words}; reworded is rated "
        "as before in other words, not comparable is new, gone, or rated for the first time"
    )
