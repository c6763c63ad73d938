"""A school's own copy of the page as tables: what it returned, and its place among the others."""

from collections.abc import Iterator

from eh_tui.model.partnership.collated import Collated
from eh_tui.model.partnership.spread import FEWEST, OwnCopy
from eh_tui.model.partnership.tables import PageTable, QuestionsByFile
from eh_tui.model.submitting import ReturnState

_WANTED = ReturnState.CHANGES_REQUESTED.value


def own_tables(
    collated: Collated, copy: OwnCopy, questions: QuestionsByFile
) -> Iterator[PageTable]:
    """Yield the tables of a school's copy."""
    yield _place_table(collated, copy)
    stands, asked = copy.line.stands, questions.get(copy.line.file, ())
    wanted = [(each.row, _WANTED, stands.in_words(each)) for each in stands.awaited]
    rows = (*wanted, *((each.row or "–", each.check, each.sentence) for each in asked))
    yield PageTable("What the partnership would ask", ("Row", "About", "Question"), rows)


def withheld_in_words(copy: OwnCopy) -> str:
    """Return of which of its groups a school is told nothing, and why; "" where of all."""
    if not copy.withheld:
        return ""
    return (
        f"Nothing is told of {' nor of '.join(copy.withheld)}: too few schools have returned. "
        f"A figure is told only where it, and what it leaves out, is of {FEWEST} schools or more."
    )


def _place_table(collated: Collated, copy: OwnCopy) -> PageTable:
    titles = {home.id: f"{home.id} {home.title}".strip() for home in collated.commitments}
    rows = tuple(
        (
            titles.get(home, "") if home else "All",
            f"{share}%",
            place.group,
            place.schools,
            place.where,
            f"{place.lower}%",
            f"{place.middle}%",
            f"{place.upper}%",
        )
        for home, share, places in copy.shares
        for place in places
    )
    word = collated.form.words.commitment.capitalize()
    heads = (
        *(word, "Own share", "Among", "Schools", "Place"),
        *("A quarter has at most", "Half has at most", "Three quarters have at most"),
    )
    note = "The share is what is completed of what applies, the others' to the nearest 5%."
    none = f"Fewer than {FEWEST} schools have returned, so nothing is told of the others."
    return PageTable("Your place among the schools", heads, rows, note, none)
