"""A value of an Excel file as its cell shows it to people."""

from datetime import datetime, time, timedelta

import pytest

from eh_tui.files.documents.shown_value import shown_value, unseen_year

AT = datetime(2027, 1, 5, 13, 30)


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ("General", "05/01/2027"),
        ("mm-dd-yy", "05/01/2027"),
        ("dd/mm/yyyy;@", "05/01/2027"),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "05/01/2027"),
        ("d mmm", "5 January"),
        ("dd-mmm", "5 January"),
        ("d/m h:mm", "5 January 13:30"),
        ("ddd", "05/01/2027"),
        ("m/d/yy h:mm", "05/01/2027 13:30"),
        ("yyyy-mm-dd hh:mm:ss", "05/01/2027 13:30"),
        ("hh:mm", "13:30"),
        ("mmm-yy", "January 2027"),
        ("mmmm\\ yyyy", "January 2027"),
        ("[$-809]mmm yy;@", "January 2027"),
        ("mmmm", "January"),
        ("yyyy", "2027"),
        ('"w/c "dd/mm/yyyy', "w/c 05/01/2027"),
        ('"by "mmmm yyyy', "by January 2027"),
        ('dd/mm/yyyy" (draft; to be agreed)"', "05/01/2027 (draft; to be agreed)"),
    ],
)
def test_a_date_says_no_more_and_no_less_than_its_cell(number_format: str, shown: str) -> None:
    """A month is not its first day, and a word in the format was written for people to read."""
    assert shown_value(AT, number_format) == shown


@pytest.mark.parametrize(
    ("number_format", "year"),
    [("d-mmm", "2027"), ("mmmm", "2027"), ("mmm-yy", ""), ("dd/mm/yyyy", ""), ("hh:mm", "")],
)
def test_a_year_that_a_cell_does_not_show_is_known(number_format: str, year: str) -> None:
    """Excel puts the year of the day on which "5 Jan" was typed, and whoever typed it sees none."""
    assert unseen_year(AT, number_format) == year


def test_only_a_day_has_a_year() -> None:
    """Numbers, times and texts are shown whole."""
    assert [unseen_year(value, "d-mmm") for value in (46266, time(9, 5), "5 Jan", None)] == [""] * 4


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (5, '0" days"', "5 days"),
        (5, '"Year "0', "Year 5"),
        (5, 'General" days"', "5 days"),
        (1200, '"£"#,##0', "£1,200"),
        (1200.5, "[$£-809]#,##0.00", "£1,200.50"),
        (1200, "#,##0", "1200"),
        (3.0, "0", "3"),
        (2.5, "0.00", "2.5"),
        (0.1 + 0.2, "General", "0.3"),
        (0.25, "0%", "25%"),
        (46266, "0%", "4626600%"),
        (7, "0;[Red]-0", "7"),
        (True, "General", "TRUE"),
        (None, "General", ""),
        (time(9, 5), "hh:mm", "09:05"),
        (timedelta(days=5), "[h]:mm", "120:00"),
    ],
)
def test_a_number_keeps_the_words_around_it(value: object, number_format: str, shown: str) -> None:
    """Five days are not five, and a sum of money is not a number; else a number is as typed."""
    assert shown_value(value, number_format) == shown
