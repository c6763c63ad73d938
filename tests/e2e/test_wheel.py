"""The wheel, built and installed: what a technician gets, who has no checkout."""

import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.support import CHECKOUT
from tests.support.constraints import constraints

FORMS = re.findall(r"(?m)^\| `([a-z-]+)` \|", (CHECKOUT / "docs/forms.md").read_text("utf-8"))
"""The forms that the guide says come with eh-tui: each is to be in the wheel."""

EXAMPLES = {
    "leicester-early-help": "example-primary",
    "early-help-offer": "example-primary-offer",
}
"""The forms whose example is an invented school's, and not called for its form."""

SHIPPED_WORKBOOKS = {
    f"{name}.toml" for form in FORMS for name in (form, EXAMPLES.get(form, f"example-{form}"))
}


def run(*command: str | Path, cwd: Path) -> str:
    """Return what a command prints, run where the checkout can't be imported from."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built without the network."""
    folder = tmp_path_factory.mktemp("dist")
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
    run(*build, CHECKOUT, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the bin folder of an environment that has the wheel, and our dependencies lent.

    A .pth file adds a folder to the path without reading the .pth files in it, so a checkout
    that is installed as editable is not lent; nor would it come before the wheel.
    """
    venv = tmp_path_factory.mktemp("venv")
    run(sys.executable, "-m", "venv", "--without-pip", venv, cwd=venv)
    python = venv / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python)
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=venv)
    site_packages = venv / "lib" / f"python{sysconfig.get_python_version()}" / "site-packages"
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site_packages / "lent.pth").write_text("\n".join(sorted(lent)) + "\n", encoding="utf-8")
    return python.parent


def test_the_command_starts_from_any_folder(installed: Path, tmp_path: Path) -> None:
    """Nothing that it needs is found by standing in the checkout."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert project["version"] in run(installed / "eh-tui", "--version", cwd=tmp_path)


def test_the_form_and_the_styles_are_inside_the_installed_package(
    installed: Path, tmp_path: Path
) -> None:
    """A stylesheet left out of the wheel shows only on somebody else's machine."""
    code = """
from eh_tui.files.system import paths
print(paths.resources())
print(paths.form_file().is_file() and paths.form_file("example-primary").is_file())
print(*sorted(file.name for file in paths.styles_folder().glob("*.tcss")))
"""
    where, found, styles = run(installed / "python", "-c", code, cwd=tmp_path).split("\n")[:3]

    assert Path(where).is_relative_to(installed.parent.resolve())
    assert Path(where).name == "eh_tui"
    assert found == "True"
    assert styles.split() == sorted(file.name for file in (CHECKOUT / "styles").glob("*.tcss"))


def test_no_workbook_but_the_shipped_ones_is_in_the_wheel(wheel: Path) -> None:
    """The folder is also where a school keeps its own, which name its staff."""
    workbooks = {name for name in zipfile.ZipFile(wheel).namelist() if "/workbooks/" in name}

    assert {Path(name).name for name in workbooks} == SHIPPED_WORKBOOKS


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    """Tests, locks and folders of the checkout stay out of everybody's site-packages."""
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}

    assert {top for top in tops if not top.endswith((".dist-info", ".data"))} == {"eh_tui"}


def test_shells_and_man_find_what_is_theirs(installed: Path) -> None:
    """A technician links nothing by hand: completions and the man page lie where they look."""
    share = installed.parent / "share"

    assert (share / "man" / "man1" / "eh-tui.1").is_file()
    assert (share / "zsh" / "site-functions" / "_eh-tui").is_file()
    assert (share / "fish" / "vendor_completions.d" / "eh-tui.fish").is_file()
    completions = share / "bash-completion" / "completions" / "eh-tui"
    typed = f"""
source {completions}
COMP_WORDS=(eh-tui exp) COMP_CWORD=1
$(complete -p eh-tui | sed 's/.*-F \\([^ ]*\\) .*/\\1/') eh-tui exp eh-tui
echo "${{COMPREPLY[@]}}"
"""
    assert run("bash", "-c", typed, cwd=installed).split() == ["export"]


def test_the_constraints_are_the_lock(installed: Path) -> None:
    """Whoever installs the wheel by them runs what was tested; no hash, or pip refuses all else."""
    lock = (CHECKOUT / "requirements.lock").read_text(encoding="utf-8")
    pinned = constraints().splitlines()
    assert len(pinned) == len(re.findall(r"(?m)^[A-Za-z0-9]", lock))
    assert all(line in lock for line in pinned)
    assert not any("hash" in line for line in pinned)
    shipped = installed.parent / "share" / "doc" / "eh-tui" / "requirements.lock"
    assert shipped.read_text(encoding="utf-8") == lock
