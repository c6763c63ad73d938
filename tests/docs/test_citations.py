"""What a docstring or a comment of the program names is still called so, and still there."""

import ast
import io
import re
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import rich
import textual

import eh_tui
from tests.support import CHECKOUT

MODULES = sorted(Path(eh_tui.__file__).parent.rglob("*.py"))
LIBRARIES = [Path(folder) for library in (textual, rich) for folder in library.__path__]
EXAMPLES = {"school.toml", "st-marys-primary.toml", "school.bak", "partnership.toml"}
"""Names that a user's own file may have."""
OF_OTHERS = {"cell_len", "set_cell_size", "chop_cells", "wcwidth", "school.name"}
"""Names of Rich's and the C library's functions, and of a key in a workbook's file."""


def texts(module: Path) -> Iterator[tuple[int, str]]:
    """Yield the comments and docstrings of a module, each with its line."""
    source = io.StringIO(module.read_text(encoding="utf-8"))
    for token in tokenize.generate_tokens(source.readline):
        is_docstring = token.type == tokenize.STRING and token.string.startswith('"""')
        if token.type == tokenize.COMMENT or is_docstring:
            yield token.start[0], token.string


@cache
def defined() -> dict[str, set[str]]:
    """Return the names that the modules of each name define, and under "" all that code has."""
    names: dict[str, set[str]] = defaultdict(set)
    for module in MODULES:
        tree = ast.parse(module.read_text(encoding="utf-8"))
        for top in tree.body:
            match top:
                case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                    names[module.stem].add(name)
                case ast.Assign(targets=[ast.Name(id=name)]):
                    names[module.stem].add(name)
        for node in ast.walk(tree):
            match node:
                case (
                    ast.FunctionDef(name=name)
                    | ast.AsyncFunctionDef(name=name)
                    | ast.ClassDef(name=name)
                    | ast.Name(id=name)
                    | ast.arg(arg=name)
                    | ast.Attribute(attr=name)
                    | ast.alias(name=name)
                    | ast.Constant(value=str(name))
                ):
                    names[""].add(name.rpartition(".")[2])
        names[""].add(module.stem)
    return names


def test_a_file_that_a_docstring_names_is_there() -> None:
    """Of the checkout, or of the library whose behaviour it is about."""
    folders = [CHECKOUT / name for name in ("eh_tui", "tests", "styles", "workbooks")]
    files = {
        file.as_posix()
        for folder in (*folders, *LIBRARIES)
        for file in folder.rglob("*")
        if file.suffix in (".py", ".toml", ".tcss")
    } | {(CHECKOUT / "pyproject.toml").as_posix()}
    cited = {
        (f"{module.relative_to(CHECKOUT)}:{line}", name)
        for module in MODULES
        for line, text in texts(module)
        for name in re.findall(r"[\w/-]*\w\.(?:py|toml|tcss)\b", text)
    }
    assert len(cited) > 30
    assert [
        place
        for place in sorted(cited)
        if place[1] not in EXAMPLES and not any(file.endswith(f"/{place[1]}") for file in files)
    ] == []


def test_a_name_in_a_docstring_is_one_of_the_program() -> None:
    """`read`, or `store.read` where the module is told: whoever looks for it finds it there."""
    cited = {
        (f"{module.relative_to(CHECKOUT)}:{line}", name)
        for module in MODULES
        for line, text in texts(module)
        for name in re.findall(r"`([A-Za-z_]+(?:\.[A-Za-z_]+)?)`", text)
    }
    assert len(cited) > 300
    known = defined()
    wrong = []
    for place, name in sorted(cited):
        module, _, own = name.rpartition(".")
        is_ours = name not in EXAMPLES | OF_OTHERS and not name.endswith(".py")
        if is_ours and (not module or module in known) and own not in known[module]:
            wrong.append((place, name))
    assert wrong == []
