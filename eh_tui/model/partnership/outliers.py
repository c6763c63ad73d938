"""What a lead looks at first: returns that look too good, alike, or call for the same training."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from eh_tui.model.form.levels import NOT_RATED
from eh_tui.model.partnership.collated import Collated
from eh_tui.model.partnership.returned import ReturnedSchool, own_texts


@dataclass(frozen=True, slots=True)
class SameText:
    """A longer text that several schools returned word for word."""

    places: tuple[tuple[str, str, str], ...]
    """For each place the return's file, the row's id and the field."""
    schools: int


@dataclass(frozen=True, slots=True)
class AtRisk:
    """An outcome with what schools rated worst below it."""

    outcome: str
    """The outcome's id."""
    text: str
    schools: int
    """How many schools have a row of the worst rating there."""
    rows: int


def all_done_without_evidence(collated: Collated) -> tuple[ReturnedSchool, ...]:
    """Return the schools that rate all as completed and say nowhere what shows it."""
    return tuple(
        row
        for row in collated.current
        if not row.done_with_evidence and _is_all_done(collated, row)
    )


def all_at_risk(collated: Collated) -> tuple[ReturnedSchool, ...]:
    """Return the schools whose every rated row has the worst rating."""
    form = collated.form
    return tuple(row for row in collated.current if _all(collated, row, form.is_at_risk))


def same_texts(collated: Collated) -> tuple[SameText, ...]:
    """Return longer texts that schools have in common, those of most schools first."""
    places: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in collated.current:
        for text in own_texts(row):
            places[text.digest].append((row.file, text.row, text.field))
    found = (
        SameText(tuple(sorted(held)), len({file for file, _, _ in held}))
        for held in places.values()
    )
    several = (text for text in found if text.schools > 1)
    return tuple(sorted(several, key=lambda text: (-text.schools, text.places)))


def most_at_risk(collated: Collated) -> tuple[AtRisk, ...]:
    """Return the outcomes by how many schools rate something there worst, the most first."""
    schools, rows = Counter[str](), Counter[str]()
    for row in collated.current:
        schools.update(row.at_risk.keys())
        rows.update(row.at_risk)
    texts = {outcome.id: outcome.text for outcome in collated.blank.outcomes}
    found = (AtRisk(id, texts.get(id, ""), schools[id], rows[id]) for id in schools)
    return tuple(sorted(found, key=lambda each: (-each.schools, -each.rows, each.outcome)))


def offers_to_ask_about(collated: Collated) -> Iterator[tuple[str, str]]:
    """Yield each school whose offer is not published or past its review, and how it stands."""
    for line in collated.offers:
        offer = line.returned.offer if line.returned else None
        if offer and (offer.review_overdue or not offer.is_published):
            yield line.school or line.file, offer.sentence


def _is_all_done(collated: Collated, row: ReturnedSchool) -> bool:
    return _all(collated, row, collated.form.is_done) and not row.number_of(NOT_RATED)


def _all(collated: Collated, row: ReturnedSchool, holds: Callable[[str], bool]) -> bool:
    """Say whether something holds for every rating that counts, of one at least."""
    ratings = {id for levels in row.counts.values() for id, number in levels.items() if number}
    counted = {id for id in ratings if id != NOT_RATED and collated.form.level(id).counts}
    return bool(counted) and all(map(holds, counted))
