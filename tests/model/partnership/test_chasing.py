"""Whom a lead asks again, and what is written to each."""

from dataclasses import replace
from datetime import date

import pytest

from eh_tui.model.form.columns import Column, Role
from eh_tui.model.partnership.chasing import chased, chasing_list, to_chase, to_remind
from eh_tui.model.partnership.collated import Collated, collate
from eh_tui.model.partnership.round import ChangeRequested, Round, changes_requested, return_closed
from tests.support.partnership import ASH, ELM, OAK, ROUND, TODAY, blank, row


def collated(known: Round = ROUND) -> Collated:
    """Return a round in which one school returned, one sent another form, and one nothing."""
    broken = row(ELM, number="100002", form="another")
    return collate(known, blank(), [row(OAK), broken])


def test_who_has_returned_is_not_asked_again() -> None:
    """A school that is chased for what it has sent does not trust the next letter."""
    page = collated()
    assert [line.expected for line in to_chase(page, page.lines)] == [ELM, ASH]


def test_a_school_is_asked_once_however_many_files_it_sent() -> None:
    """Two bad files are one letter."""
    page = collated()
    assert len(to_chase(page, (*page.lines, *page.lines))) == 2


def test_the_day_is_noted_once_for_each_school() -> None:
    """The lead sees when a school was asked last, and by how many letters."""
    page = collated()
    lines = to_chase(page, page.lines)
    once = chased(ROUND, lines, TODAY)
    assert [school.asked_again for school in once.schools] == [(), ("2026-11-28",), ("2026-11-28",)]
    again = collated(once)
    assert chased(once, to_chase(again, again.lines), TODAY) == once
    later = chased(once, to_chase(again, again.lines), date(2026, 12, 5))
    assert later.schools[2].last_chased == "2026-12-05"


def test_each_school_gets_a_draft_that_says_what_is_missing() -> None:
    """A lead who writes to twenty schools should have to write nothing twice."""
    page = collated()
    text = chasing_list(page, to_chase(page, page.lines), TODAY)
    assert text.startswith("To be asked again on 28 November 2026: 2\n")
    assert "Subject: Early Help audit (Autumn 2026): St. Ash's R.C. School" in text
    assert "We have not received your Early Help audit (Autumn 2026)." in text
    assert "Elm Street School.toml: It is the form “Another”" in text
    assert OAK.name not in text


@pytest.mark.parametrize("number", ["00002", "100003"])
def test_a_school_whose_return_nobody_can_place_is_not_told_that_nothing_came(number: str) -> None:
    """It has sent its audit; what it has to mend is the number."""
    page = collate(ROUND, blank(), [row(ELM, number=number, file="sent.xlsx")])
    chosen = [line for line in to_chase(page, page.lines) if line.expected == ELM]
    text = chasing_list(page, chosen, TODAY)
    assert "We have not received" not in text
    assert "sent.xlsx: " in text


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Section 11 Audit", "It is the form “Section 11 Audit”, and “4. Early Help Audit” was"),
        ("", "It is the form “Safe guarding”, and “4. Early Help Audit” was asked for."),
        (
            "4. Early Help Audit",
            "It is the form “4. Early Help Audit” (safe-guarding), and “4. Early Help Audit” (eh)",
        ),
    ],
)
def test_a_draft_names_the_form_by_its_title_and_says_where_no_address_is_known(
    title: str, said: str
) -> None:
    """The letter goes to a school, which knows no program's names."""
    known = replace(ROUND, form="eh", schools=(ELM,))
    book = replace(blank(), title="4. Early Help Audit", form=replace(blank().form, id="eh"))
    other = replace(row(ELM, form="safe-guarding"), title=title)
    page = collate(known, book, [other])
    text = chasing_list(page, to_chase(page, page.lines), TODAY)
    assert said in text
    assert "To: Elm Street School (no address is known)" in text
    assert "Please send the audit that we asked for" in text


def test_a_draft_reads_like_a_letter() -> None:
    """Days in words, and a comma at each end of what stands between."""
    due = replace(ROUND, due=date(2026, 11, 20))
    again = collated(chased(due, to_chase(collated(due), collated(due).lines), TODAY))
    text = chasing_list(again, to_chase(again, again.lines), date(2026, 12, 5))
    assert "which was due on 20 November 2026, can't be counted yet. We asked" in text
    assert "We asked for it last on 28 November 2026." in text


def test_a_second_list_of_one_day_says_the_same() -> None:
    """The letter of this morning is not one of which this afternoon's may speak."""
    page = collated()
    first = chasing_list(page, to_chase(page, page.lines), TODAY)
    once = collated(chased(ROUND, to_chase(page, page.lines), TODAY))
    assert chasing_list(once, to_chase(once, once.lines), TODAY) == first


def test_a_school_that_is_to_change_something_is_reminded_of_what() -> None:
    """Until it is closed; its return has come, so nobody says that it has not."""
    asked = ChangeRequested("1-01", "Who does this?", "2026-11-20")
    known = changes_requested(ROUND, OAK, [asked])
    page = collated(known)
    reminded = to_remind(page.lines)
    assert [line.school for line in reminded] == [OAK.name]
    text = chasing_list(page, reminded, TODAY)
    assert "changes in your Early Help audit (Autumn 2026) on 20 November 2026:" in text
    assert "  1-01: Who does this?\n" in text
    assert "not received" not in text
    closed = collated(return_closed(known, known.schools[0], "", TODAY))
    assert to_remind(closed.lines) == ()


def test_a_letter_about_another_authoritys_form_calls_it_by_its_own_title() -> None:
    """A school that is asked for its Early Help audit sends that one."""
    columns = (Column("Actions", Role.ACTION), Column("When", Role.WHEN))
    book = replace(blank(), title="Section 11", form=replace(blank().form, columns=columns))
    page = collate(ROUND, book, [])
    text = chasing_list(page, to_chase(page, page.lines), TODAY)
    assert "We have not received your “Section 11” (Autumn 2026)." in text
    assert "Early Help" not in text
