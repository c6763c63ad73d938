"""`eh-tui check` and `known`: what is odd is told, can be let stand, and holds nothing up."""

from pathlib import Path

import pytest

from eh_tui.cli import main
from tests.support.growth import calls_of


def test_findings_are_told_after_the_verdict_and_hold_nothing_up(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A suggestion is no fault of the file."""
    assert main(["check", str(path)]) == 0
    first, *rest = capsys.readouterr().out.splitlines()
    assert first.endswith("nothing is broken; 25 actions.")
    assert any("3-04 who: a channel instead of a person" in line for line in rest)


def test_a_finding_that_says_its_own_name_says_it_once(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever hears it heard everything twice."""
    main(["set", str(path), "4-07", "when=31/2/2031"])
    main(["check", str(path)])
    said = f"{path}: 4-07 when: No such date: February 2031 has 28 days"
    assert said in capsys.readouterr().out


def test_a_finding_can_be_let_stand_with_a_reason(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is still told, with the reason beside it."""
    assert main(["known", str(path), "3-04", "The office sends it."]) == 0
    capsys.readouterr()
    assert main(["check", str(path)]) == 0
    (line,) = (line for line in capsys.readouterr().out.splitlines() if ": 3-04 " in line)
    assert line.endswith("Known: The office sends it.")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["3-04", " "], "The reason is empty"),
        (["3-01", "So it is.", "--check", "has left"], "No check finds anything in 3-01"),
        (["nowhere", "So it is."], "No check finds anything in nowhere"),
        (["3-05", "So it is."], "3-05 has several findings"),
    ],
)
def test_what_cannot_be_let_stand_is_said(
    arguments: list[str], sentence: str, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And the file is as it was."""
    before = path.read_bytes()
    assert main(["known", str(path), *arguments]) == 2
    assert sentence in capsys.readouterr().err
    assert path.read_bytes() == before


def test_four_times_the_people_are_four_times_the_work(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of the whole command, counted in calls: a trust may keep ten thousand in one register."""
    text = path.read_text(encoding="utf-8")
    calls = []
    for number in (60, 240):
        people = "".join(
            f'\n[[people]]\nid = "P{n}"\nname = "Sam Other{n}"\naliases = "Mrs Other{n}"\n'
            f'\n[[training]]\nid = "TR{n}"\nperson = "P{n}"\ncourse = "C8"\ndone = "2/9/2024"\n'
            for n in range(100, 100 + number)
        )
        path.write_text(text + people, encoding="utf-8")
        main(["check", str(path)])
        calls.append(calls_of(lambda: main(["check", str(path)])))
    assert "nothing is broken" in capsys.readouterr().out
    assert calls[1] < 4.6 * calls[0], calls
