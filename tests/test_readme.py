"""README.md says what is so: its tables, its commands, its files."""

import re
import tomllib
from pathlib import Path

import pytest

from eh_tui.cli.table import NAMES as PLAIN
from eh_tui.files.system.settings import Settings, load_settings
from eh_tui.ui.commands import COMMANDS
from eh_tui.ui.keymap import clashes
from eh_tui.ui.theme.themes import THEMES
from tests.readme import README, renewed

TEXT = README.read_text()
TOP = README.parent


def test_the_tables_are_those_of_the_program() -> None:
    """`python -m tests.readme` writes them anew."""
    assert renewed(TEXT) == TEXT


def test_every_command_that_is_named_exists() -> None:
    """A reader copies them."""
    named = set(re.findall(r"\beh-tui ([a-z][a-z-]+(?: [a-z]+)?)\b", TEXT))
    spoken = re.findall(r"(?:`|^|\")eh-tui ([a-z][a-z-]+)(?: ([a-z]+))?", TEXT, flags=re.MULTILINE)
    assert named
    for first, second in spoken:
        assert first in PLAIN or f"{first} {second}" in PLAIN, (first, second)


def test_every_make_target_that_is_named_exists() -> None:
    """Both of them."""
    targets = set(re.findall(r"^([a-z]+):", (TOP / "Makefile").read_text(), flags=re.MULTILINE))
    named = set(re.findall(r"(?:`|^|    )make ([a-z]+)", TEXT, flags=re.MULTILINE))
    assert {"run", "test"} <= named <= targets


def test_every_file_that_is_linked_is_there() -> None:
    """Pictures too."""
    links = [link for link in re.findall(r"\]\(([^)]+)\)", TEXT) if not link.startswith("#")]
    assert links
    for link in links:
        assert (TOP / link).exists(), link


def test_the_settings_shown_are_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each line of the example has an effect, and no two keys clash."""
    (example,) = re.findall(r"```toml\n(.*?)```", TEXT, flags=re.DOTALL)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "eh-tui").mkdir()
    (tmp_path / "eh-tui" / "settings.toml").write_text(example)
    settings = load_settings()

    assert set(tomllib.loads(example)) == {"theme", "ask_initials", "keys"}
    assert settings != Settings()
    ids, themes = [command.id for command in COMMANDS], [theme.name for theme in THEMES]
    assert settings.troubles(ids, themes) == ()
    assert list(clashes(settings.keys)) == []


def test_every_theme_is_named() -> None:
    """A theme is chosen by its name."""
    assert [theme.name for theme in THEMES if f"`{theme.name}`" not in TEXT] == []


def test_every_variable_that_is_named_is_read() -> None:
    """By eh-tui, by the framework below it, or by the terminal."""
    code = "".join(path.read_text() for path in (TOP / "eh_tui").rglob("*.py"))
    below = {"TERM", "COLORTERM", "ESCDELAY", "TEXTUAL_DISABLE_KITTY_KEY", "NO_COLOR", "LANG"}
    below |= {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"}
    for name in set(re.findall(r"`\$?([A-Z][A-Z]+(?:_[A-Z]+)*)(?:=[^`]*)?`", TEXT)):
        assert name in below or f'"{name}"' in code or name in ("R", "A", "G", "H", "M"), name
