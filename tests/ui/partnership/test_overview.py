"""What stands out in a round, as the lead reads it."""

from pathlib import Path

import pytest

from eh_tui.files.partnership.round_file import write_new_round
from eh_tui.model.partnership.round import ExpectedSchool, Round
from eh_tui.ui.partnership.overview import overview_lines
from eh_tui.ui.partnership.reading import RoundReader
from tests.partnership.folder import FEWEST_FOR_ALL, make_partnership
from tests.partnership.schools import InventedSchool, invented_schools
from tests.support.frames import TODAY

SCHOOLS = tuple(invented_schools(FEWEST_FOR_ALL))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a round's folder in which every fault is."""
    made = tmp_path_factory.mktemp("partnership") / "autumn"
    make_partnership(made)
    expected = tuple(ExpectedSchool(each.name, each.number) for each in SCHOOLS)
    write_new_round(made / "returns", Round("", "leicester-early-help", schools=expected))
    return made / "returns"


def below(folder: Path, heading: str) -> list[str]:
    """Return the lines below a heading of the overview."""
    reading = RoundReader(folder, None).read(TODAY, lambda _read, _every: None)
    lines = list(overview_lines(reading))
    at = next(n for n, line in enumerate(lines) if line.texts == (heading,))
    found = []
    for line in lines[at + 1 :]:
        if line.key is None:
            break
        found.append("  ".join(line.texts))
    return found


def returned_as(way: str) -> InventedSchool:
    """Return the school that returned in some way."""
    from tests.partnership.returns import FAULTS

    names = [each.__name__ for each in FAULTS]
    return SCHOOLS[2 * names.index(way) + 1]


def test_who_is_done_with_all_and_shows_nothing_is_named(folder: Path) -> None:
    """The lead asks before the school is a model for others."""
    lines = below(folder, "All completed, and nothing written that shows it")
    assert [line.split("  ")[0] for line in lines] == [returned_as("all_done").name]


def test_the_same_words_in_two_returns_are_told_with_both_schools(folder: Path) -> None:
    """One may have helped the other, or only copied."""
    first = below(folder, "The same text in several schools")[0]
    assert first.startswith("2 schools")
    assert returned_as("shared_text").name in first


def test_an_offer_that_is_not_published_is_told_with_its_school(folder: Path) -> None:
    """Commitment 3 asks for one that parents can read."""
    (line,) = below(folder, "Offers not published, or past their review")
    assert line.startswith(returned_as("with_an_offer").name)


def test_outcomes_are_told_by_how_many_schools_rate_them_worst(folder: Path) -> None:
    """It is what to buy training for."""
    lines = below(folder, "What most schools need help with")
    numbers = [int(line.split("  ")[1].split()[0]) for line in lines]
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[0] > 1
