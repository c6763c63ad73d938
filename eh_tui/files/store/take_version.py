"""Another version of an audit's form taken over, as one step that can be undone."""

from eh_tui.files.store.store import Store
from eh_tui.files.toml.text import WorkbookText
from eh_tui.files.toml.upgraded import upgraded


def take_version(store: Store, form: WorkbookText) -> None:
    """Move a workbook to a form's other version; raises as `upgraded` and `Store.rewrite` do."""

    def moved(text: WorkbookText) -> WorkbookText:
        return upgraded(text, form)[0]

    store.rewrite(moved, f"version {form.workbook.form.version} of the form")
