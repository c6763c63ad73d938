"""`partnership.toml` and the list of schools it is made from."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from eh_tui.errors import BrokenFile, Conflict, NotFound, Refused
from eh_tui.files.partnership.round_file import (
    change_schools,
    read_round,
    round_path,
    write_new_round,
)
from eh_tui.files.partnership.schools_csv import read_schools
from eh_tui.model.partnership.round import ChangeRequested, ExpectedSchool, Round, asked_again
from tests.support.round_folder import SCHOOLS, new_round

TODAY = date(2026, 11, 28)


def test_a_round_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Quotes, backslashes and line breaks in a school's name are its own."""
    odd = ExpectedSchool('The "Old"\\ School\n(Annexe)', "007", "all-through", "Östlich", "a@b")
    known = Round("P", "f", "2", "Autumn", "2026-27", TODAY, None, (odd,))
    write_new_round(tmp_path / "new", known, "../form.toml")
    found = read_round(tmp_path / "new")
    assert (found.round, found.form_file) == (known, "../form.toml")


def test_a_second_round_never_takes_the_place_of_the_first(tmp_path: Path) -> None:
    """Who was chased stands in it."""
    new_round(tmp_path)
    before = round_path(tmp_path).read_bytes()
    with pytest.raises(Refused, match="holds a round already"):
        new_round(tmp_path)
    assert round_path(tmp_path).read_bytes() == before


def test_chasing_and_requests_are_written_and_notes_stay(tmp_path: Path) -> None:
    """The file is the lead's, with whatever they note in it."""
    path = round_path(new_round(tmp_path))
    path.write_text(path.read_text().replace("[round]", "# Ring Elm first.\n[round]"))
    file = read_round(tmp_path)
    after = asked_again(file.round, file.round.schools[1], TODAY)
    school = after.schools[0]
    wanted = (ChangeRequested("1-01", "By when?", "2026-11-28"),)
    after = after.with_school(school, replace(school, requested=wanted, closed="2026-12-01"))
    changed = change_schools(file, after)
    assert changed.round == after == read_round(tmp_path).round
    assert "# Ring Elm first.\n[round]" in path.read_text()


def test_each_school_stands_apart_in_the_file_whatever_is_asked_of_it(tmp_path: Path) -> None:
    """A lead looks a school up in an editor, and sees at once where it begins."""
    file = read_round(new_round(tmp_path))
    for number in (1, 2):
        wanted = tuple(ChangeRequested("1-01", f"Why? {n}") for n in range(number))
        schools = tuple(replace(school, requested=wanted) for school in file.round.schools)
        file = change_schools(file, replace(file.round, schools=schools))
        text = round_path(tmp_path).read_text()
        assert text.count("\n\n[[schools]]\n") == text.count("[[schools]]\n") == len(schools)
        assert text.count("\n\n[[schools.requested]]\n") == number * len(schools)
        assert "\n\n\n" not in text
        assert not text.endswith("\n\n")


def test_what_another_lead_wrote_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    """Two leads share the folder: each school has what was last said of it, or nobody says it."""
    new_round(tmp_path)
    file = read_round(tmp_path)
    first, second, *_ = file.round.schools
    change_schools(file, asked_again(file.round, first, TODAY))
    change_schools(file, asked_again(file.round, second, TODAY))
    asked = [each.asked_again for each in read_round(tmp_path).round.schools[:2]]
    assert asked == [("2026-11-28",), ("2026-11-28",)]
    with pytest.raises(Conflict, match=f"meanwhile; look at what it says of {first.name}"):
        change_schools(file, file.round.with_school(first, replace(first, closed="2026-12-01")))
    assert not read_round(tmp_path).round.schools[0].closed


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('due = ""', 'due = "next week"', "due is 'next week', which is no date"),
        (f'name = "{SCHOOLS[0].name}"', 'name = ""', "The school in place 1 has no name"),
        ("[[schools]]", "[schools]", "line"),
    ],
)
def test_what_a_lead_mistypes_is_said(tmp_path: Path, old: str, new: str, why: str) -> None:
    """Nothing is guessed from a date that is none."""
    path = round_path(new_round(tmp_path))
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(BrokenFile, match=why):
        read_round(tmp_path)


def test_a_date_without_quotation_marks_is_a_date_as_well(tmp_path: Path) -> None:
    """TOML has dates of its own."""
    path = round_path(new_round(tmp_path))
    path.write_text(path.read_text().replace('due = ""', "due = 2026-12-11"))
    assert read_round(tmp_path).round.due == date(2026, 12, 11)


@pytest.mark.parametrize(
    "data",
    [
        b"name,number,phase,locality,contact\nOak,007,primary,north,a@b\n",
        b"\xef\xbb\xbf Name ;URN;Phase;Area;Email\r\n Oak ;007;primary;north;a@b\r\n;;;;\r\n",
        "name\tnumber\tphase\tlocality\tcontact\nOak\t007\tprimary\tnorth\ta@b\n".encode("utf-16"),
        b'NAME\tnumber\tphase\tlocality\tcontact\tHead\n"Oak"\t007\tprimary\tnorth\ta@b\tX\n',
    ],
)
def test_the_schools_come_from_whatever_a_spreadsheet_saves(tmp_path: Path, data: bytes) -> None:
    """Leading zeros are kept; a space in a heading makes no other column."""
    path = tmp_path / "s.csv"
    path.write_bytes(data)
    found = read_schools(path)
    assert found.schools == (ExpectedSchool("Oak", "007", "primary", "north", "a@b"),)
    assert found.left_out == (("Head",) if b"Head" in data else ())


def test_a_folder_whose_name_is_too_long_for_the_disk_is_said_to_be_missing() -> None:
    """And not that some output can't be written."""
    with pytest.raises(NotFound, match="There is no folder"):
        read_round(Path("x" * 300))


def test_a_list_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    """To make its folder would not help."""
    with pytest.raises(NotFound, match="there is nothing of that name"):
        read_schools(tmp_path / "nothing.csv")


def test_a_list_that_is_a_workbook_of_excel_is_refused_in_one_sentence(tmp_path: Path) -> None:
    """Its bytes as headings would fill the screen."""
    path = tmp_path / "s.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(Refused, match=r"s\.xlsx is no CSV file; open it in Excel, save it as CSV"):
        read_schools(path)


def test_a_list_that_excel_saved_on_windows_is_read(tmp_path: Path) -> None:
    """Excel's plain CSV is not UTF-8."""
    path = tmp_path / "s.csv"
    path.write_bytes("name\nSt Fiacre’s\n".encode("cp1252"))
    assert read_schools(path).schools[0].name == "St Fiacre’s"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", 'no column headed "name"; its headings are: none'),
        ("school id,head\n1,x\n", 'no column headed "name"; its headings are: school id, head'),
        ("name,number\nOak,1\n,2\n", "line 3: the school has no name"),
        ("name,number\nOak,1\nElm, 1\n", "line 3: Elm has the number 1 of Oak"),
        ("name,number\nOak Infant, Junior,1\n", "line 2: there are more cells than headings"),
        ("name,number\n\n", "names no school below its headings"),
        ("name\nOak\nOAK\n", "line 2: Oak stands there 2 times"),
    ],
)
def test_a_list_that_is_not_clear_is_refused_with_its_line(
    tmp_path: Path, text: str, why: str
) -> None:
    """A school that is in the round twice would be missing for ever."""
    path = tmp_path / "s.csv"
    path.write_text(text)
    with pytest.raises(Refused, match=why):
        read_schools(path)
