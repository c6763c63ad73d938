"""What a form does not say and whoever uses it will miss; an audit does without."""

from collections.abc import Iterator

from eh_tui.files.toml.fault import Fault
from eh_tui.files.toml.form import place_of_fault
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.sound import FormFault


def unsaid(text: str, form: Workbook) -> Iterator[Fault]:
    """Yield a finding for each name that a form, with its file's text, lacks."""
    if not form.form.id.strip():
        sentence = (
            'The form has no name; write form = "our-form" above the first heading. By it an '
            "audit knows its form's next version."
        )
        yield Fault(1, 1, "", sentence)
    if not form.title.strip():
        yield Fault(1, 1, "", 'The form has no title; write title = "..." above the first heading.')
    for at, level in enumerate(form.form.every_level):
        if not level.label.strip():
            line, column = place_of_fault(text, FormFault("levels", at, "label", ""))
            yield Fault(line, column, "", f"The level {level.id} has no words; give it a label.")
