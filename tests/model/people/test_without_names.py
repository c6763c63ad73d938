"""The page with roles instead of names."""

from eh_tui.model.core.form_rows import Signatory
from eh_tui.model.core.offer.rows import Contact, Item, Offer
from eh_tui.model.core.register_rows import Person
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.offer.page_text import page_text
from eh_tui.model.offer.plan import page_of
from eh_tui.model.people.without_names import without_names
from tests.support.offers import TODAY, example, small


def said(workbook: Workbook) -> str:
    """Return the page of a workbook without names, as text."""
    page, _ = without_names(page_of(workbook, TODAY, roles=True), workbook)
    return "\n".join(page_text(page))


def guessed(workbook: Workbook) -> list[tuple[str, str]]:
    """Return the words that were taken for names, each with what stands around it."""
    _, guesses = without_names(page_of(workbook, TODAY, roles=True), workbook)
    return [(guess.word, guess.beside) for guess in guesses]


def telling(words: str, *people: Person) -> Workbook:
    """Return an offer with some people and one item, of which it says some words."""
    return small(people=people, contacts=(), items=(Item("A1-01", "A1", "x", "yes", words),))


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


WILL = Person("P1", "Will May", "Teaching Assistant")
MARK = Person("P2", "Mark Oak", "Caretaker")


def test_a_full_name_is_replaced_and_nothing_is_asked() -> None:
    """However it is typed: nobody else is meant."""
    workbook = telling("Ask Will May, will may, W. May, Mr May or MARK OAK.", WILL, MARK)
    assert "Ask Teaching Assistant" in said(workbook)
    assert "May" not in said(workbook)
    assert "OAK" not in said(workbook)
    assert guessed(workbook) == []


def test_a_name_that_is_also_a_word_is_replaced_and_told_with_its_place() -> None:
    """A name is never left; that an ordinary word is gone is never kept quiet."""
    workbook = telling("May we help? Ask Will. You may, he will. Mark the date.", WILL, MARK)
    assert "Teaching Assistant we help? Ask Teaching Assistant. You may, he will." in said(workbook)
    assert guessed(workbook) == [
        ("May", "May we help? Ask"),
        ("Will", "we help? Ask Will. You may, he"),
        ("Mark", "may, he will. Mark the date."),
    ]


def test_a_month_is_no_name_beside_what_makes_it_a_date() -> None:
    """In May, on 5 May, in early May, May 2027."""
    words = "In May, on 5 May, on the 5th May, in early May, from May 2027."
    workbook = telling(words, WILL)
    assert words in said(workbook)
    assert guessed(workbook) == []


def test_a_name_that_two_people_have_says_no_role_in_particular() -> None:
    """Rather than the wrong one."""
    workbook = telling("Ask Sam.", Person("P1", "Sam Ash", "Cook"), Person("P2", "Sam Elm", "Head"))
    assert "Ask a member of staff." in said(workbook)
    assert guessed(workbook) == [("Sam", "Ask Sam.")]


def test_initials_of_the_register_are_names_and_others_are_not() -> None:
    """DW is somebody to whoever knows the school; PE is a lesson until the register says so."""
    workbook = telling(
        "Ask DW about PE.",
        Person("P1", "Dana Whitfield", "Family Support Worker", initials="DW"),
        Person("P2", "Paula Elm", "Head"),
    )
    assert "Ask Family Support Worker about PE." in said(workbook)
    assert guessed(workbook) == [("DW", "Ask DW about PE.")]


def test_an_address_that_is_left_out_is_told() -> None:
    """Goodwill is not Will."""
    workbook = telling("Write to goodwill@example.org now.", WILL)
    assert "Write to  now." in said(workbook)
    assert guessed(workbook) == [("goodwill@example.org", "goodwill@example.org")]


def test_a_name_is_found_with_and_without_its_accents() -> None:
    """As keyboards have them."""
    workbook = telling("Ask Zoe Muller, Zoë Müller or Zoe.", Person("P1", "Zoë Müller", "Cook"))
    assert "Zo" not in said(workbook)
    assert guessed(workbook) == [("Zoe", "Zoe Muller or Zoe.")]
