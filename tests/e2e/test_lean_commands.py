"""What a command does not need, it does not load: that is most of the time it takes."""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from eh_tui.cli.table import MODULES
from tests.support import CHECKOUT
from tests.support.pty_terminal import environment

LOADED = """
import json, sys
from eh_tui.cli import main
code = main(sys.argv[1:])
print(json.dumps([code, *sys.modules]))
"""

SCREENS = {"textual", "rich", "asyncio"}
EXCEL = {"openpyxl", "lxml"}


@pytest.mark.parametrize(
    ("arguments", "spared"),
    [
        (("show",), SCREENS | EXCEL | {"tomlkit"}),
        (("show", "--json"), SCREENS | EXCEL | {"tomlkit"}),
        (("check",), SCREENS | EXCEL | {"tomlkit"}),
        (("log",), SCREENS | EXCEL | {"tomlkit"}),
        (("set", "1-01", "when=June 2027"), SCREENS | EXCEL | {"tomlkit"}),
        (("export", "-o", "out.xlsx"), SCREENS | {"tomlkit"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_command_loads_only_what_it_needs(
    workbook: Path, tmp_path: Path, arguments: tuple[str, ...], spared: set[str]
) -> None:
    """Textual, openpyxl and tomlkit each take longer to load than the command itself takes."""
    command, *more = arguments
    done = subprocess.run(
        [sys.executable, "-c", LOADED, command, workbook, *more],
        env={**environment(), "HOME": str(tmp_path), "PYTHONPATH": str(CHECKOUT)},
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    code, *loaded = json.loads(done.stdout.splitlines()[-1])
    assert code == 0
    assert spared.isdisjoint(loaded)
    assert {"ssl", "_hashlib"}.isdisjoint(loaded) or "export" in arguments


PAGE = """
import json, sys
from pathlib import Path
from eh_tui.ui.app import EhApp, RoundFolders
EhApp(folder=RoundFolders(Path(), None))._first_screen()
print(json.dumps([*sys.modules]))
"""


def test_a_partnerships_page_loads_nothing_of_a_workbooks_sheet(tmp_path: Path) -> None:
    """Its schools are there sooner; what answers a return is loaded with the answer."""
    done = subprocess.run(
        [sys.executable, "-c", PAGE],
        env={**environment(), "HOME": str(tmp_path), "PYTHONPATH": str(CHECKOUT)},
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    loaded = json.loads(done.stdout)
    spared = ("session", "ui.splash.frame", "files.partnership.handing_back", "model.paper.source")
    assert {f"eh_tui.{name}" for name in spared}.isdisjoint(loaded)
    assert EXCEL.isdisjoint(loaded)


@pytest.mark.parametrize("module", MODULES)
def test_the_table_names_the_commands_of_each_module(module: str) -> None:
    """A command that it does not name could be neither run nor found in the help."""
    found = import_module(f"eh_tui.cli.{module}").COMMANDS
    assert tuple(each.name for each in found) == MODULES[module]
