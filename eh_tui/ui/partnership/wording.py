"""What the page says of a round, and of the line under the cursor."""

from collections.abc import Iterator

from eh_tui.model.core.days import day_in_words, iso_in_words, with_time
from eh_tui.model.partnership.changed import Changed
from eh_tui.model.partnership.collated import Collated, RoundLine
from eh_tui.model.partnership.round_text import (
    files_in_words,
    late_in_words,
    levels_in_words,
    schools_in_words,
    title_of,
)
from eh_tui.ui.partnership.answer import not_sent_in_words
from eh_tui.ui.partnership.columns import came_on
from eh_tui.ui.partnership.reading import PageReading


def round_title(collated: Collated) -> str:
    """Return whose round it is, and by when returns are due."""
    due = collated.round.due
    return title_of(collated) + (f"   due {day_in_words(due)}" if due else "")


def round_sums(collated: Collated) -> str:
    """Return how many are expected, returned and missing, and what is late in the returns."""
    files = files_in_words(collated)
    return f"{schools_in_words(collated)}\n{files}; {late_in_words(collated)}"


def detail_in_words(reading: PageReading, line: RoundLine) -> str:
    """Return what is said below the list of a line, what is not sent yet among the first."""
    changed = (reading.changes or {}).get(line.file)
    first, *more = detail_lines(reading.folder.collated, line, changed)
    return "\n".join(filter(None, (first, not_sent_in_words(reading, line), *more)))


def detail_lines(collated: Collated, line: RoundLine, changed: Changed | None) -> Iterator[str]:
    """Yield what is said of a line: how it stands, what changes, what it counts, whose it is.

    On a small screen the last lines are cut, which the columns tell as well.
    """
    said = (_stands(collated, line), line.stands.reason, line.why, line.what_to_do)
    yield " ".join(filter(None, said))
    yield from map(line.stands.in_words, line.stands.awaited)
    if changed:
        yield f"Since the last round: {changed.words}"
    if line.returned and not line.returned.trouble:
        for id, counts in collated.counts_of(line.returned).items():
            yield f"{id or '?'}. {levels_in_words(collated.form, counts)}"
    yield from filter(None, (", ".join(_about(line)),))


def _stands(collated: Collated, line: RoundLine) -> str:
    if line.returned is None:
        asked = line.expected.last_chased if line.expected else ""
        return f"{line.school} is missing." + (
            f" Asked again on {iso_in_words(asked)}." if asked else ""
        )
    came = came_on(line.returned)
    due = collated.round.due
    late = ", late" if due and came.date() > due else ""
    stands = line.stands.in_full
    step = f", {stands}" if stands else ""
    named = f"{line.school}: " if line.school else ""
    return f"{named}{line.file}, {with_time(came)}{late}{step}."


def _about(line: RoundLine) -> Iterator[str]:
    school = line.expected
    contact = school.contact if school else ""
    name = "" if line.returned else line.school  # it stands before the file
    yield from filter(None, (name, line.number, line.phase, line.locality, contact))
    if school and school.asked_again:
        yield f"asked again on {' and '.join(map(iso_in_words, school.asked_again))}"
