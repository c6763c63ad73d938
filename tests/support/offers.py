"""The offers that are shipped, read, and a small one of which a test says what it holds."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from eh_tui.files.folder.peek import peek
from eh_tui.files.system.paths import form_file
from eh_tui.model.core.form_rows import School
from eh_tui.model.core.offer.rows import Area, Contact, Item, Offer, Passage, SupportSource, Tier
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.form import Form

TODAY = date(2026, 11, 28)

_NO_SPACES = "\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029"
"""Blanks that are no blank to a page, and go where there are some."""

PAGE_TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=_NO_SPACES), max_size=60
)
"""Any text that a page shows with each of its blanks."""


def blank() -> Workbook:
    """Return the blank form of an offer."""
    return peek(form_file("early-help-offer")).workbook


def example() -> Workbook:
    """Return the invented school's offer."""
    return peek(form_file("example-primary-offer")).workbook


def small(**changes: Any) -> Workbook:
    """Return an offer of one area with one item, and of one contact and source."""
    offer = Workbook(
        form=Form("early-help-offer"),
        school=School(name="Test School"),
        offer=Offer(),
        passages=(Passage("voluntary", "It is voluntary", "You choose."),),
        tiers=(Tier("universal", "Universal Support"), Tier("acute", "Acute support")),
        areas=(Area("A1", "Attendance", "Coming to school"),),
        items=(Item("A1-01", "A1", "Breakfast club", "yes", "A warm meal."),),
        contacts=(Contact("CT01", "Office", "universal", "Sam Test", "020 7946 0123"),),
        sources=(SupportSource("SS01", "Bereavement", "Somebody to talk to"),),
    )
    return replace(offer, **changes)
