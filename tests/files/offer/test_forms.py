"""The offers that are shipped: the guide's lists letter for letter, and nobody's name."""

import re

import pytest

from eh_tui.files.system.paths import form_file
from eh_tui.model.core.offer.rows import Offered
from eh_tui.model.offer.areas import areas_in_order, counted
from eh_tui.model.offer.contacts import by_tier, number_of_points
from eh_tui.model.offer.page_text import page_text
from eh_tui.model.offer.plan import page_of
from tests.support import CHECKOUT
from tests.support.offers import TODAY, blank, example

SOURCES = CHECKOUT.parent / "shared" / "seeds"
SHIPPED = ("early-help-offer", "example-primary-offer")

LOCAL = ("Families First", "CYPS", "EPIT", "Green Square", "GHLL", "Glos", "GDASS", "GSCB")
"""Services of the second source's county."""

needs_sources = pytest.mark.skipif(
    not SOURCES.is_dir(), reason="The source documents are not beside this checkout."
)


def test_the_blank_form_has_the_counts_of_the_guide() -> None:
    """7 areas, 126 items, 32 outcomes; 24 indicators, 52 points of contact, 15 and 17 bullets."""
    workbook = blank()
    sizes = [(len(group.items), len(group.measures)) for group in areas_in_order(workbook)]
    assert sizes == [(24, 7), (18, 3), (21, 6), (29, 7), (16, 4), (7, 3), (11, 2)]
    assert (len(workbook.items), len(workbook.measures)) == (126, 32)
    assert (len(workbook.indicators), number_of_points(workbook)) == (24, 52)
    assert (len(workbook.vigilant), len(workbook.examples)) == (15, 17)
    assert [len(contacts) for _, contacts in by_tier(workbook)] == [8, 23, 15, 6]


def test_the_blank_form_decides_nothing_and_names_nobody() -> None:
    """What is a school's own is empty, so that nothing of another school is published."""
    workbook = blank()
    assert counted(workbook.items)[Offered.UNDECIDED] == 126
    assert workbook.offer is not None
    assert not any((workbook.offer.lead, workbook.offer.phone, workbook.offer.approved_by))
    assert not any(row.person or row.phone or row.email for row in workbook.contacts)
    assert not any(row.details or row.phone or row.email for row in workbook.sources)


def test_the_heading_slip_of_the_guide_is_kept() -> None:
    """A partnership lead compares it with the list they issued."""
    headings = {group.area.title: group.area.headings[1] for group in areas_in_order(blank())}
    assert headings["The local community"] == "Measureable Outcomes"
    assert headings["Attendance"] == "Measurable Outcomes"


@needs_sources
def test_every_item_is_in_the_source_letter_for_letter() -> None:
    """Each is a whole line of it, but for the bullet before it."""
    lines: set[str] = set()
    for path in SOURCES.glob("*.txt"):
        for line in path.read_text(encoding="utf-8").split("\n"):
            lines.add(re.sub(r"^[\t ]*(?:[·•] )?", "", line))
    workbook = blank()
    adapted = {"E11", "E12", "E14", "E16"}  # they name a school, or services of one county
    texts = [row.text for row in workbook.items]
    texts += [row.text for row in workbook.measures]
    texts += [row.text for row in workbook.indicators]
    texts += [row.text for row in workbook.examples if row.id not in adapted]
    texts += [row.name for row in workbook.contacts if row.name]
    texts += [row.provision for row in workbook.sources]
    texts += [area.title for area in workbook.areas]
    texts += [heading for area in workbook.areas for heading in area.headings]
    stripped = {line.rstrip() for line in lines}
    assert [text for text in texts if text not in lines] == []
    assert [row.text for row in workbook.vigilant if row.text not in stripped] == []


def test_the_services_of_one_county_are_left_empty_in_the_blank_form() -> None:
    """Five of the 52 points: a school names its own, and the example has invented ones."""
    nameless = [row.id for row in blank().contacts if not row.name]
    assert nameless == ["CT05", "CT40", "CT41", "CT45"]
    assert sum(row.id in nameless for _, those in by_tier(blank()) for row in those) == 5
    assert all(row.name.startswith("Example") for row in example().contacts if row.id in nameless)


def test_a_point_of_contact_without_a_name_is_not_on_the_page() -> None:
    """Neither as an empty place between two others."""
    text = "\n".join(page_text(page_of(blank(), TODAY)))
    specialist = next(line for line in text.splitlines() if line.startswith("Specialist support:"))
    assert "; ;" not in specialist
    assert specialist.startswith("Specialist support: School Safeguarding Team; Social Care")


@needs_sources
@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_of_a_real_school_or_person_is_shipped(name: str) -> None:
    """Neither the names of the staff in the guide nor those of the second source's school."""
    shipped = form_file(name).read_text(encoding="utf-8")
    names = set()
    for path in SOURCES.glob("*.txt"):
        source = path.read_text(encoding="utf-8")
        for match in re.finditer(r"\b(?:Mrs|Mr|Miss|Ms) ((?:[A-Z][\w-]+ ?)+)", source):
            names |= set(match[1].split())
        names |= set(re.findall(r"[A-Z]\w+(?= Primary)|Piper|Hygge", source))
    assert names
    assert {word for word in names if re.search(rf"\b{word}\b", shipped)} <= {"Primary"}
    assert not [local for local in LOCAL if local in shipped]


def test_the_example_is_the_offer_of_the_example_audit() -> None:
    """So that both can be tried together."""
    workbook = example()
    assert workbook.offer is not None
    assert workbook.offer.audit == "example-primary.toml"
    assert counted(workbook.items)[Offered.YES] > 40
