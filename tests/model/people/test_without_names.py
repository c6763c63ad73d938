"""The page with roles instead of names."""

from eh_tui.model.core.form_rows import Signatory
from eh_tui.model.core.offer_rows import Contact, Item, Offer
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.offer.page_text import page_text
from eh_tui.model.offer.plan import page_of
from eh_tui.model.people.without_names import without_names
from tests.support.offers import TODAY, example, small


def said(workbook: Workbook) -> str:
    """Return the page of a workbook without names, as text."""
    page = without_names(page_of(workbook, TODAY, roles=True), workbook)
    return "\n".join(page_text(page))


def test_no_name_of_the_example_is_on_the_page() -> None:
    """Neither of the register nor of those who sign, in full or in part."""
    workbook = example()
    text = said(workbook)
    names = [person.name for person in workbook.people]
    names += [signatory.name for signatory in workbook.signatories]
    assert not [word for name in names for word in name.split() if word in text]
    assert "Ask: Family Support Worker." in text
    assert "Approved by: Chair of Governors\n" in text


def test_every_spelling_of_a_name_is_replaced() -> None:
    """With a title, alone, as an alias, and as a part of an e-mail address."""
    workbook = small(
        offer=Offer(email="sam.testwood@example.org"),
        people=(Person("P1", "Sam Testwood", "SENCo", aliases="Sammy T"),),
        items=(
            Item("A1-01", "A1", "x", "yes", "Ask Mrs Testwood, Sammy T or Sam at sam@example.org"),
        ),
        contacts=(Contact("CT01", "Office", "universal", "Sam Testwood"),),
    )
    text = said(workbook)
    assert "Ask SENCo or SENCo at" in text
    assert "testwood" not in text.casefold()
    assert "sam" not in text.casefold()


def test_a_word_that_only_holds_a_name_is_left_alone() -> None:
    """Samaritans are not Sam."""
    workbook = small(
        signatories=(Signatory("S1", "Principal", "Sam Reed"),),
        items=(Item("A1-01", "A1", "x", "yes", "The Samaritans, and reeds"),),
    )
    assert "The Samaritans, and reeds" in said(workbook)


def test_somebody_without_a_role_is_a_member_of_staff() -> None:
    """Better than a name that was not wanted."""
    workbook = small(
        people=(Person("P1", "Kim Oak"),), items=(Item("A1-01", "A1", "x", "yes", "Ask Kim Oak"),)
    )
    assert "Ask a member of staff" in said(workbook)
