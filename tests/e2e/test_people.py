"""The commands about people and training, on a workbook that names them in many ways."""

from datetime import date
from pathlib import Path

import pytest

from eh_tui.files.store.store import Store
from eh_tui.model.core.register_rows import Person
from eh_tui.model.people.loads import is_open, rows_of_person
from tests.e2e.conftest import Said


def person(path: Path, id: str) -> Person:
    """Return a person as the file has them."""
    return next(person for person in Store(path).workbook.people if person.id == id)


class TestPeople:
    def test_lists_the_register_with_what_each_has_to_do(self, path: Path, said: Said) -> None:
        """The person who chairs the review asks each of them."""
        lines = said("people", path).splitlines()
        assert lines[6] == "P7 Ruth Adeyemi, SENCo, RA: 0 to do"
        assert lines[0].startswith("P1 Dana Whitfield, Family Support Worker, DW: 9 to do")

    def test_everything_of_a_person_however_they_are_written(self, path: Path, said: Said) -> None:
        """As "D Whitfield", "D.Whitfield", "DW" and "Mrs Whitfield"."""
        printed = said("people", path, "--of", "d. whitfield")
        ids = [line.split()[0] for line in printed.splitlines()]
        assert [
            id for id in ("1-01", "1-02", "1-03", "2-01", "2-R01", "S3", "TR5") if id in ids
        ] == [*("1-01", "1-02", "1-03", "2-01", "2-R01", "S3", "TR5")]

    def test_a_part_of_a_name_is_enough_where_one_alone_has_it(
        self, path: Path, said: Said, refused: Said
    ) -> None:
        """Else both are named, and nothing is guessed."""
        assert said("people", path, "--of", "Dana").startswith("P1 Dana Whitfield")
        said("add", path, "people", "--text", "Dana Wood")
        assert "Dana Whitfield (P1) or Dana Wood (P8)" in refused("people", path, "--of", "Dana")

    def test_who_may_be_meant_is_told_apart(self, path: Path, said: Said) -> None:
        """By a role, or by initials that somebody else has too."""
        said("add", path, "people", "--text", "Derek Wood", "initials=DW")
        printed = said("people", path, "--of", "P1")
        assert "Perhaps: 1-03 " in printed
        assert "By role: 4-01 " in said("people", path, "--of", "MP")

    def test_an_empty_register_says_how_it_is_made(self, tmp_path: Path, said: Said) -> None:
        """The blank form has nobody in it."""
        said("new", tmp_path / "blank.toml", "--school", "Oakfield Primary School")
        assert "--propose" in said("people", tmp_path / "blank.toml")

    def test_a_register_is_proposed_and_taken_over_as_one_step(
        self, tmp_path: Path, said: Said
    ) -> None:
        """From many spellings to one person; undo takes all of it back."""
        path = tmp_path / "school.toml"
        said("new", path, "--school", "Oakfield Primary School")
        spellings = ("L Carter", "L.Carter / DSL’s", "LC / AF", "LC\nQX", "Mrs Carter", "Amy Frost")
        for number, who in enumerate(spellings, 1):
            said("set", path, f"4-{number:02}", f"who={who}")
        said("set", path, "S3", "name=Lena Carter")
        before = path.read_text()
        printed = said("people", path, "--propose")
        assert path.read_text() == before
        assert printed.startswith("1. New: Lena Carter, Family Support Worker, written ")
        assert "2. New: Amy Frost, written " in printed
        assert "?  4-04: “QX” is nobody in the register; who is it?" in printed
        said("people", path, "--propose", "--accept")
        assert person(path, "P1") == Person(
            "P1", "Lena Carter", "Family Support Worker", "LC", "L Carter; Mrs Carter"
        )
        assert person(path, "P2") == Person("P2", "Amy Frost", initials="AF")
        said("undo", path)
        assert Store(path).workbook.people == ()

    def test_one_proposal_is_taken_over_alone(self, path: Path, said: Said) -> None:
        """By its number."""
        said("people", path, "--propose", "--accept", "--only", "2")
        assert person(path, "P1").aliases == "Mrs Whitfield"
        assert person(path, "P2").aliases == "T Berg"

    @pytest.mark.parametrize(
        ("arguments", "sentence"),
        [
            (("--of", "QX"), "'QX' is nobody in the register"),
            (("--accept",), "--accept and --only go with --propose"),
            (("--propose", "--accept", "--only", "9"), "There is no proposal 9; there are 2."),
        ],
    )
    def test_what_cannot_be_told_is_refused(
        self, path: Path, refused: Said, arguments: tuple[str, ...], sentence: str
    ) -> None:
        """With what there is."""
        assert sentence in refused("people", path, *arguments)

    def test_people_are_added_changed_and_brought_back(self, path: Path, said: Said) -> None:
        """As every row; a removed one comes back with the command that is printed."""
        assert said("add", path, "people", "--text", "Lena Carter", "initials=LC") == "P8\n"
        said("set", path, "P8", "role=Teacher", "aliases=Mrs Carter; Lenny")
        assert person(path, "P8") == Person(
            "P8", "Lena Carter", "Teacher", "LC", "Mrs Carter; Lenny"
        )
        printed = said("remove", path, "P8")
        assert "people '--text=Lena Carter' role=Teacher initials=LC" in printed

    def test_another_name_keeps_the_old_one_unless_aliases_are_given(
        self, path: Path, said: Said
    ) -> None:
        """Cells name them by it; who types the aliases knows better."""
        printed = said("set", path, "P1", "name=Dana Brown")
        assert 'P1 aliases: "Mrs Whitfield" -> "Mrs Whitfield; Dana Whitfield"' in printed
        assert said("people", path).startswith("P1 Dana Brown, Family Support Worker, DW: 9 to do")
        said("set", path, "P1", "name=Dana Black", "aliases=Danni")
        assert person(path, "P1").aliases == "Danni"

    def test_a_field_given_twice_is_refused(self, path: Path, refused: Said) -> None:
        """--text is the name already, and a term's year: which of two was meant nobody knows."""
        said = refused("add", path, "people", "--text=A", "name=B")
        assert "--text says the name of such a row; leave name= out" in said
        said = refused("add", path, "terms", "--text=Autumn 1", "year=2026-27")
        assert "--text says the year of such a row" in said


class TestHandOver:
    def test_everything_still_to_be_done_goes_over_as_one_step(
        self, path: Path, said: Said
    ) -> None:
        """Nothing open is left with the leaver, and what is done stays."""
        printed = said("hand-over", path, "Dana Whitfield", "TB", "--left", "18 December 2026")
        assert '4-01 who: "D.Whitfield / DSL’s" -> "T.Berg / DSL’s"' in printed
        assert "Done, and still in Dana Whitfield's name: 1-02 Who: " in printed
        assert "Done, and still in Dana Whitfield's name: 2-01 Who?: " in printed
        workbook = Store(path).workbook
        assert person(path, "P1").left == "18 December 2026"
        left = rows_of_person(workbook, person(path, "P1"))
        assert left
        assert not any(is_open(workbook, mention) for mention in left)

    def test_every_cell_that_still_names_the_leaver_is_listed(self, path: Path, said: Said) -> None:
        """What is done, what may be somebody else's, and what only speaks of them."""
        said("set", path, "4-05", "who=DSL (Dana Whitfield)", "note=Ask Dana about it")
        said("add", path, "people", "--text", "Derek Wood", "initials=DW")
        printed = said("hand-over", path, "P1", "TB")
        assert '4-05 who: "DSL (Dana Whitfield)" -> "DSL (Tomasz Berg)"' in printed
        assert 'Left alone, since it may mean somebody else: 1-03 Who: "DW"' in printed
        assert 'A text that names Dana Whitfield, not changed: 4-05 Note: "Ask Dana' in printed
        assert "Done, and still in Dana Whitfield's name: TR5 Safeguarding update:" in printed
        named_in = said("people", path, "--of", "P1")
        assert 'Named in: 4-05 Note: "Ask Dana about it"' in named_in

    def test_a_leaving_that_is_no_date_is_told(self, path: Path, said: Said) -> None:
        """It counts for nothing, and says so wherever the person is."""
        text = path.read_text().replace(
            'name = "Dana Whitfield"\nrole', 'name = "Dana Whitfield"\nleft = "yes"\nrole'
        )
        path.write_text(text)
        assert "DW (left: yes, which is no date, so still here): 9 to do" in said("people", path)
        assert "P1 left: a value that can't be read" in said("check", path)

    def test_one_undo_brings_every_byte_back(self, path: Path, said: Said) -> None:
        """The wrong person is soon named."""
        before = path.read_bytes()
        said("hand-over", path, "Dana Whitfield", "MP")
        assert path.read_bytes() != before
        said("undo", path)
        assert path.read_bytes() == before

    @pytest.mark.parametrize(
        ("names", "sentence"),
        [
            (("DW", "Mrs Whitfield"), "can't hand over to themselves"),
            (("RA", "DW"), "Ruth Adeyemi has nothing left to do"),
            (("DW", "QX"), "'QX' is nobody in the register"),
        ],
    )
    def test_what_makes_no_sense_is_refused(
        self, path: Path, refused: Said, names: tuple[str, str], sentence: str
    ) -> None:
        """And nothing is changed."""
        before = path.read_bytes()
        assert sentence in refused("hand-over", path, *names)
        assert path.read_bytes() == before


class TestTraining:
    def test_tells_each_person_and_course(self, path: Path, said: Said) -> None:
        """From the form's own table and from the register, each date as typed."""
        printed = said("training", path)
        assert "P2 Tomasz Berg\n   LiquidLogic Part A: 5/2026, done\n" in printed
        assert "   LiquidLogic Part B: not yet\n" in printed
        assert "   Early Help Assessment training: 14/3/24, done\n" in printed

    def test_an_attendance_is_added_by_names(self, path: Path, said: Said) -> None:
        """The file then holds the numbers, which stay when a name changes."""
        today = f"{date.today():%d/%m/%Y}"
        said(
            "add",
            path,
            "training",
            "--text=mrs whitfield",
            "course=safeguarding update",
            f"done={today}",
        )
        row = Store(path).workbook.training[-1]
        assert (row.person, row.course, row.done) == ("P1", "C8", today)
        assert f"   Safeguarding update: {today}, in date until" in said("training", path)

    @pytest.mark.parametrize(
        ("given", "sentence"),
        [
            (("--text=QX", "course=C8"), "'QX' is nobody in the register"),
            (("--text=DW", "course=Gliding"), "'Gliding' is no course; the courses are: C1 "),
        ],
    )
    def test_an_attendance_of_nobody_or_nothing_is_refused(
        self, path: Path, refused: Said, given: tuple[str, ...], sentence: str
    ) -> None:
        """It would stand in the file and in no table."""
        assert sentence in refused("add", path, "training", *given)
