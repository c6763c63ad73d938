"""The one page of a round as lines of plain text."""

from collections import Counter
from collections.abc import Iterator, Mapping

from eh_tui.model.audit.summary import Counts
from eh_tui.model.core.days import day_in_words
from eh_tui.model.form.form import Form
from eh_tui.model.partnership.changed import Changed
from eh_tui.model.partnership.collated import Collated, State
from eh_tui.model.submitting import ReturnState


def round_text(collated: Collated, changes: Mapping[str, Changed] | None = None) -> Iterator[str]:
    """Yield what a lead reads first: who returned, what it adds up to, and what is to be done."""
    known = collated.round
    yield title_of(collated)
    yield state_in_words(collated)
    if steps := steps_in_words(collated):
        yield steps
    if known.due:
        yield f"Due {day_in_words(known.due)}."
    yield ""
    for home in collated.commitments:
        said = levels_in_words(collated.form, collated.counts[home.id])
        yield f"{home.id or '-'}  {home.title}: {said}"
    yield f"All: {levels_in_words(collated.form, collated.all_counts)}"
    if said := counted_by_words(collated.form):
        yield said
    yield f"{collated.overdue} overdue, {collated.no_date} without a date or a review"
    if changes is not None:
        yield changed_in_words(sum(changes.values(), Changed()), len(changes))
    for state in (State.MISSING, State.PROBLEM, State.SUPERSEDED):
        lines = [line for line in collated.lines if line.state is state]
        if lines:
            yield ""
            yield f"{state.value.capitalize()}:"
        for line in lines:
            named = " ".join(part for part in (line.school, line.number) if part)
            about = f"{named} ({line.file})" if named and line.file else named or line.file
            advice = "" if state is State.SUPERSEDED else f" {line.what_to_do}"
            yield f"  {about}: {line.why}{advice}"


def title_of(collated: Collated) -> str:
    """Return whose round it is and what it is called."""
    known = collated.round
    parts = (part for part in (known.partnership, known.name) if part)
    return ", ".join(parts) or "A partnership's round"


def state_in_words(collated: Collated) -> str:
    """Return how many are expected, returned, with problems and missing."""
    numbers = (
        f"{len(collated.round.schools)} expected",
        f"{collated.number_of(State.RETURNED)} returned",
        f"{collated.number_of(State.PROBLEM)} with problems",
        f"{collated.number_of(State.MISSING)} missing",
    )
    return ", ".join(numbers)


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
        f"{counts.of(level.id)} {level.after_number(level.brief)}" for level in form.ratings
    )


def counted_by_words(form: Form) -> str:
    """Return by which rating rows are counted, "" where a form has one alone."""
    name = form.counted_by
    return f"Counted by each row's first rating, {name}." if name else ""


def changed_in_words(found: Changed, schools: int) -> str:
    """Return what changed since the last round."""
    compared = f"{schools} {'school' if schools == 1 else 'schools'}"
    return (
        f"Since the last round ({compared}): {found.up} up, {found.down} down, {found.same} "
        f"unchanged, {found.untouched} untouched, {found.other} rated for the first time or "
        "not comparable"
    )
