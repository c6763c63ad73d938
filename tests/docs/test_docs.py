"""README.md and docs/ say what is so: their tables, commands, files and settings."""

import re
import tomllib
from pathlib import Path

import pytest

from eh_tui.cli.table import NAMES as PLAIN
from eh_tui.files.system.settings import Settings, load_settings
from eh_tui.ui.commands import COMMANDS
from eh_tui.ui.keymap import clashes
from eh_tui.ui.theme.themes import THEMES
from tests.docs import shell
from tests.docs.tables import DOCS, TABLES, renewed
from tests.support import CHECKOUT

PAGES = (CHECKOUT / "README.md", *sorted(DOCS.glob("*.md")))
TEXT = "\n\n".join(page.read_text() for page in PAGES)


@pytest.mark.parametrize("page", TABLES)
def test_the_tables_are_those_of_the_program(page: str) -> None:
    """`make docs` writes them anew."""
    text = (DOCS / page).read_text()
    assert renewed(page, text) == text


def test_completions_and_the_man_page_are_those_of_the_program() -> None:
    """`make docs` writes them anew."""
    assert {path.name: path.read_text() for path in shell.FOLDER.iterdir()} == shell.pages()


def test_the_man_page_is_found_by_what_it_is_about() -> None:
    """`apropos audit` knows a page by the line below NAME alone, parted by a hyphen."""
    lines = (shell.FOLDER / shell.MAN_PAGE).read_text().splitlines()
    name = lines[lines.index(".SH NAME") + 1]
    assert name == "eh\\-tui \\- a school's Early Help audit as a workbook"


def test_the_readme_is_short() -> None:
    """Who wants to start reads it whole; the rest is in docs/."""
    assert len((CHECKOUT / "README.md").read_text().splitlines()) <= 130


def test_every_page_is_led_to_from_the_readme() -> None:
    """A page that nobody finds is not there."""
    readme = (CHECKOUT / "README.md").read_text()
    linked = readme + "".join(
        (DOCS / page).read_text() for page in ("ARCHITECTURE.md", "CONTRIBUTING.md")
    )
    assert [page.name for page in PAGES[1:] if f"{page.name})" not in linked] == []


def test_every_document_that_the_code_cites_is_there() -> None:
    """With the section or case that it names."""
    cited = set()
    for folder in ("eh_tui", "tests"):
        for path in (CHECKOUT / folder).rglob("*.py"):
            for name, number in re.findall(
                r"\b([A-Z]{4,})\.md(?:\s+([A-Z]?\d+(?:\.\d+)?))?", path.read_text()
            ):
                cited.add((name, number))
    assert cited
    for name, number in sorted(cited):
        places = [CHECKOUT / f"{name}.md", DOCS / f"{name}.md"]
        found = next((place for place in places if place.exists()), None)
        assert found, f"{name}.md"
        assert number in _numbers(found.read_text()), f"{name}.md {number}"


def _numbers(page: str) -> set[str]:
    """Return what a page may be cited by: its sections, rows, cases and points, "" for itself."""
    numbers = {""} | set(re.findall(r"^#+ (\d+(?:\.\d+)?)", page, flags=re.MULTILINE))
    numbers |= set(re.findall(r"^\* \*\*(\d+)\*\*", page, flags=re.MULTILINE))
    for section, body in re.findall(r"^## (\d+)\..*\n([^#]*)", page, flags=re.MULTILINE):
        numbers |= {f"{section}.{step}" for step in re.findall(r"^(\d+)\. ", body, re.MULTILINE)}
    for cell in re.findall(r"^\| ([^|]+) \|", page, flags=re.MULTILINE):
        for part in cell.split(", "):
            first, _, last = part.partition("-")
            if last and first[1:].isdigit() and last[1:].isdigit():
                numbers |= {f"{first[0]}{at}" for at in range(int(first[1:]), int(last[1:]) + 1)}
            numbers.add(first)
    return numbers


def test_every_command_that_is_named_exists() -> None:
    """A reader copies them."""
    spoken = re.findall(
        r"(?:`|^ {4}|\")eh-tui ([a-z][a-z-]+)(?![\w.-])(?: ([a-z]+))?", TEXT, flags=re.M
    )
    assert spoken
    for first, second in spoken:
        assert first in PLAIN or f"{first} {second}" in PLAIN, (first, second)


_SAID = r"(?<!f)'eh-tui ([a-z-]+) ([\w-]+)"


def test_every_command_that_a_sentence_of_the_program_names_exists() -> None:
    """Whoever reads what to do types just that."""
    texts = (path.read_text(encoding="utf-8") for path in (CHECKOUT / "eh_tui").rglob("*.py"))
    spoken = [pair for text in texts for pair in re.findall(_SAID, text)]
    assert len(spoken) > 10
    assert [pair for pair in spoken if not {pair[0], " ".join(pair)} & set(PLAIN)] == []


def test_every_make_target_that_is_named_exists() -> None:
    """A developer types them."""
    makefile = (CHECKOUT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))
    named = set(re.findall(r"(?:`|^    )make ([a-z]+)", TEXT, flags=re.MULTILINE))
    assert {"run", "test"} <= named <= targets


def test_every_file_that_is_linked_is_there() -> None:
    """Pictures too."""
    links = [
        (page, link.split("#")[0])
        for page in PAGES
        for link in re.findall(r"\]\(([^)]+)\)", page.read_text())
        if not link.startswith(("#", "http"))
    ]
    assert links
    for page, link in links:
        assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_the_settings_shown_are_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each line of the example has an effect, and no two keys clash."""
    (example,) = re.findall(
        r"```toml\n(.*?)```", (DOCS / "settings.md").read_text(), flags=re.DOTALL
    )
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "eh-tui").mkdir()
    (tmp_path / "eh-tui" / "settings.toml").write_text(example)
    settings = load_settings()

    assert set(tomllib.loads(example)) == {
        *("theme", "ask_initials", "signing_key", "allowed_signers", "keys")
    }
    assert settings != Settings()
    ids, themes = [command.id for command in COMMANDS], [theme.name for theme in THEMES]
    assert settings.troubles(ids, themes) == ()
    assert list(clashes(settings.keys)) == []


def test_every_theme_is_named() -> None:
    """A theme is chosen by its name."""
    assert [theme.name for theme in THEMES if f"`{theme.name}`" not in TEXT] == []


def test_every_variable_that_is_named_is_read() -> None:
    """By eh-tui, by the framework below it, or by the terminal."""
    code = "".join(path.read_text() for path in (CHECKOUT / "eh_tui").rglob("*.py"))
    below = {"TERM", "COLORTERM", "ESCDELAY", "TEXTUAL_DISABLE_KITTY_KEY", "NO_COLOR", "LANG"}
    below |= {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"}
    named = set(re.findall(r"`\$?([A-Z][A-Z]+(?:_[A-Z]+)*)(?:=[^`]*)?`", TEXT))
    assert named
    for name in named:
        assert name in below or f'"{name}"' in code or name in ("R", "A", "G", "H", "M", "TBC"), (
            name
        )
