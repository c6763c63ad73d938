"""Another version of an audit's form taken over, as one step that can be undone."""

from dataclasses import replace

from eh_tui.errors import Refused
from eh_tui.files.store.replay import text_at, workbook_at
from eh_tui.files.store.store import Store
from eh_tui.files.toml import blocks as toml_blocks
from eh_tui.files.toml.read import lists_of
from eh_tui.files.toml.text import WorkbookText
from eh_tui.files.toml.upgraded import upgraded
from eh_tui.model.core.kinds import Kind
from eh_tui.model.journal.record import Record


def take_version(store: Store, form: WorkbookText) -> None:
    """Move a workbook to a form's other version; raises as `upgraded` and `Store.rewrite` do."""

    def moved(text: WorkbookText) -> WorkbookText:
        return upgraded(text, form)[0]

    store.rewrite(moved, f"version {form.workbook.form.version} of the form")


def with_ids_since(before: WorkbookText, now: WorkbookText) -> WorkbookText:
    """Return an earlier text that gives no id again which a row had since."""
    workbook, blocks = before.workbook, toml_blocks.cut(before.text)
    standing = {row.id for kind in Kind for row in workbook.of_kind(kind)}
    for key, ids in lists_of(now.workbook).items():
        known = lists_of(workbook)[key]
        more = [id for id in ids if id not in known and id not in standing]
        blocks = toml_blocks.with_list(blocks, key, (*known, *more)) if more else blocks
    text = WorkbookText.parse(toml_blocks.joined_text(blocks).encode())
    return replace(text, has_bom=before.has_bom)


def turn_version(store: Store, step: Record, done: str) -> None:
    """Put back the text before a step that took another version of the form.

    `done` says in words whether that is taken back or made again. Raises `Refused` where others
    came after it, or the history does not have that text.
    """
    records = store.records
    if workbook_at(records, step.n) != store.workbook:
        raise Refused(
            f"{step.label} can't be {done} any more, since other changes came after it; "
            "take those back first."
        )
    before = text_at(records, step.n - 1)
    if before is None:
        raise Refused(f"The history does not tell how it was before {step.label}.")
    store.rewrite(lambda now: with_ids_since(before, now), step.label, reverts=step.n)
