"""The house keeps its rules: small modules, rooms with air, one thing to a public name."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import eh_tui

ROOT = Path(eh_tui.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
FOLDERS = sorted({module.parent for module in MODULES})
TESTS = Path(__file__).parent

MOST_LINES = 300
MOST_MODULES = 21
"""About twenty, and `__init__.py`."""

HANDED_OVER = {"COMMANDS"}
"""Each module of commands hands its own to the table, by this name."""


def public_names(module: Path) -> Iterator[str]:
    """Yield the public names that a module defines, not those that it imports."""
    for node in ast.parse(module.read_text(encoding="utf-8")).body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                names = [name]
            case ast.ClassDef(name=name):
                names = [name]
            case ast.Assign(targets=targets):
                names = [target.id for target in targets if isinstance(target, ast.Name)]
            case ast.AnnAssign(target=ast.Name(id=name)):
                names = [name]
            case _:
                names = []
        yield from (name for name in names if not name.startswith("_"))


def test_a_public_name_stands_for_one_thing() -> None:
    """Whoever reads a name in an import knows which one it is, without its module."""
    homes: dict[str, list[str]] = defaultdict(list)
    for module in MODULES:
        for name in set(public_names(module)) - HANDED_OVER:
            homes[name].append(str(module.relative_to(ROOT)))
    assert len(homes) > 1000
    assert {name: found for name, found in homes.items() if len(found) > 1} == {}


def test_a_module_can_be_read_in_one_go() -> None:
    """A module that grew long has a noun in it that wants a module of its own."""
    lengths = {
        str(module.relative_to(ROOT)): len(module.read_text(encoding="utf-8").splitlines())
        for module in MODULES
    }
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def test_a_folder_can_be_taken_in_at_a_glance() -> None:
    """A folder that filled up has a room in it that wants a folder of its own."""
    sizes = {str(folder.relative_to(ROOT)): len(list(folder.glob("*.py"))) for folder in FOLDERS}
    assert {name: size for name, size in sizes.items() if size > MOST_MODULES} == {}


def imported_by(module: Path) -> Iterator[str]:
    """Yield the modules that a module imports from, and the names it imports as if modules."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        match node:
            case ast.ImportFrom(module=str(name), names=names):
                yield name
                yield from (f"{name}.{alias.name}" for alias in names)
            case ast.Import(names=names):
                yield from (alias.name for alias in names)


def test_what_tests_share_stands_in_no_test() -> None:
    """Whoever changes a test need not know who else leans on it: the rest is in tests/support."""
    modules = sorted(TESTS.rglob("*.py"))
    assert len(modules) > 400
    leaning = {
        str(module.relative_to(TESTS)): [
            name
            for name in imported_by(module)
            if name.startswith("tests.") and name.rpartition(".")[2].startswith("test_")
        ]
        for module in modules
    }
    assert {name: found for name, found in leaning.items() if found} == {}


def test_what_is_shared_leans_on_no_folder_of_tests() -> None:
    """Else a folder of tests could not be read, or moved, on its own."""
    support = sorted((TESTS / "support").glob("*.py"))
    leaning = {
        module.name: [
            name
            for name in imported_by(module)
            if name.startswith("tests.") and not name.startswith("tests.support")
        ]
        for module in support
    }
    assert {name: found for name, found in leaning.items() if found} == {}
