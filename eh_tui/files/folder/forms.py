"""The blank forms from which a workbook can be begun: shipped ones, and those of a folder."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eh_tui.errors import EhError, NotFound, Refused
from eh_tui.files.documents.kinds import FORMS
from eh_tui.files.folder.peek import peek
from eh_tui.files.system.paths import form_file, resources
from eh_tui.model.core.workbook import Workbook

_SHIPPED = resources() / "workbooks"

FIRST = form_file()
"""The form that a workbook is begun from where nobody names another."""


@dataclass(frozen=True, slots=True)
class BlankForm:
    """A form that nobody has filled in."""

    path: Path
    workbook: Workbook

    @property
    def name(self) -> str:
        """By what `eh-tui new --form` knows it, where it is shipped."""
        return self.path.stem

    @property
    def title(self) -> str:
        """What stands above it."""
        workbook = self.workbook
        return workbook.title or (workbook.offer.name if workbook.offer else workbook.form.id)

    @property
    def sentence(self) -> str:
        """Its title, what it consists of, and whose and which version it is."""
        return f"{self.title}: {', '.join(_parts(self.workbook))}"


def told_apart(forms: Sequence[BlankForm]) -> tuple[str, ...]:
    """Return the sentence of each form, with its file's name where two have the same."""
    number = Counter(form.sentence for form in forms)
    return tuple(
        f"{form.sentence} ({form.path.name})" if number[form.sentence] > 1 else form.sentence
        for form in forms
    )


def shipped_forms() -> tuple[BlankForm, ...]:
    """Return the forms that come with eh-tui, the one that is usual first."""
    return tuple(each_shipped_form())


def each_shipped_form() -> Iterator[BlankForm]:
    """Yield the same forms, each read when it is asked for."""
    return _blank(sorted(_SHIPPED.glob("*.toml"), key=lambda path: (path != FIRST, path)))


def forms_in(folder: Path) -> tuple[BlankForm, ...]:
    """Return the blank forms that lie in a folder of the school's, by name."""
    if folder.resolve() == _SHIPPED:
        return ()
    return tuple(_blank(sorted(folder.glob("*.toml"))))


def other_versions(folder: Path, workbook: Workbook) -> tuple[BlankForm, ...]:
    """Return the blank forms, shipped or in a folder, that are another version of an audit's."""
    form = workbook.form
    return tuple(
        blank
        for blank in (*shipped_forms(), *forms_in(folder))
        if blank.workbook.form.id == form.id and blank.workbook.form.version != form.version
    )


def form_called(name: str) -> Path:
    """Return the file of a shipped form by its name, or of one by its path.

    Raises `NotFound` with the names there are, `Refused` where a school's own workbook is named,
    and whatever `peek` does where the file can't be read.
    """
    path = form_file(name)
    if name != path.stem or not _is_file(path):
        path = Path(name)
        if not _is_file(path):
            known = ", ".join(form.name for form in shipped_forms())
            raise NotFound(f"There is no form {name}; there are {known}, or give a file's path.")
    school = peek(path).workbook.school.name
    if school:
        raise Refused(f"{name} is the workbook of {school} and no blank form.")
    return path


def _is_file(path: Path) -> bool:
    return os.path.isfile(path)  # Path's raises for a name that is too long


def newest_document(folder: Path) -> Path | None:
    """Return the document of a folder that was changed last, None where there is none."""
    found = {}
    try:
        for path in folder.iterdir():
            if path.suffix.lower() in FORMS and not path.name.startswith((".", "~$")):
                found[path] = path.stat().st_mtime
    except OSError:
        return None
    return max(found, key=lambda path: found[path], default=None)


def _blank(files: list[Path]) -> Iterator[BlankForm]:
    for file in files:
        try:
            workbook = peek(file).workbook
        except EhError:
            continue  # whoever opens it is told why it can't be read
        if not workbook.school.name:
            yield BlankForm(file, workbook)


def _parts(workbook: Workbook) -> Iterator[str]:
    words = workbook.form.words
    if workbook.offer:
        yield f"{len(workbook.areas)} areas, {len(workbook.items)} items"
    else:
        yield words.counted("commitment", len(workbook.commitments))
        yield words.counted("outcome", len(workbook.outcomes))
    if workbook.form.version:
        yield f"version {workbook.form.version}"
    if workbook.form.issuer:
        yield workbook.form.issuer
