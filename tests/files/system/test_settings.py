"""The settings file: what it may hold, and that a bad one never stops anybody."""

import tomllib
from pathlib import Path

import pytest

from eh_tui.errors import NotSaved
from eh_tui.files.system.paths import settings_file
from eh_tui.files.system.settings import Settings, load_settings, save_theme


@pytest.fixture(autouse=True)
def path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return where the settings are, in a home of their own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    settings_file().parent.mkdir()
    return settings_file()


def test_without_a_file_there_are_defaults(path: Path) -> None:
    """Nobody has to write one."""
    assert load_settings() == Settings("dark", {})
    assert load_settings().troubles(["red"], ["dark"]) == ()


def test_a_theme_and_keys_are_read(path: Path) -> None:
    """Keys are spelt as Textual does, with or without spaces between."""
    path.write_text('theme = "light"\n[keys]\nred = "1, f5"\n')

    assert load_settings() == Settings("light", {"red": "1,f5"})


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("theme = ", "not valid TOML"),
        ("theme = 3", "theme must be a name"),
        ('theme = "neon"', "no theme 'neon'"),
        ('keys = "r"', "keys must be a table"),
        ("[keys]\nred = 1", "the keys of 'red' must be text"),
        ('[keys]\nred = "r,,"', "the keys of 'red' must be text"),
        ('[keys]\nrad = "r"', "no command 'rad'"),
    ],
)
def test_what_can_not_be_used_is_said_in_a_sentence(text: str, sentence: str, path: Path) -> None:
    """Silence would leave its writer wondering why nothing changed."""
    path.write_text(text)

    (trouble,) = load_settings().troubles(["red"], ["dark"])

    assert sentence in trouble
    assert trouble.endswith(".")
    assert load_settings().keys.get("red", "") == ""


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[" * 5000, b"a = " + b"9" * 5000])
def test_no_file_at_all_stops_the_program(content: bytes, path: Path) -> None:
    """A settings file that can't be read is a fault, never an error."""
    path.write_bytes(content)

    assert load_settings().theme == "dark"
    assert len(load_settings().troubles([])) == 1


def test_the_theme_is_kept_and_so_is_the_rest(path: Path) -> None:
    """Comments are its owner's notes."""
    path.write_text('# mine\ntheme = "dark" # for evenings\nother = 1\n\n[keys]\nred = "f5"\n')

    save_theme("contrast")

    assert path.read_text() == (
        '# mine\ntheme = "contrast" # for evenings\nother = 1\n\n[keys]\nred = "f5"\n'
    )


def test_the_theme_is_kept_where_there_was_no_file(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The folder is made too."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "new"))

    save_theme("light")

    assert tomllib.loads(settings_file().read_text()) == {"theme": "light"}


def test_a_theme_before_keys_stays_outside_their_table(path: Path) -> None:
    """A top-level value written after a table's header would become part of that table."""
    path.write_text('[keys]\nred = "f5"\n')

    save_theme("light")

    assert load_settings() == Settings("light", {"red": "f5"})


def test_a_broken_file_is_not_written_over(path: Path) -> None:
    """Its owner will want to mend it."""
    path.write_text("theme = ")

    with pytest.raises(NotSaved, match="not valid TOML"):
        save_theme("light")

    assert path.read_text() == "theme = "


def test_a_theme_that_can_not_be_kept_says_why(path: Path) -> None:
    """A home may be read-only; the theme still changes for this sitting."""
    path.mkdir()

    with pytest.raises(NotSaved, match="not kept for next time"):
        save_theme("light")
