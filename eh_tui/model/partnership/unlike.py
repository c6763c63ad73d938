"""Why a return can't be added up with the others, and what to do about it."""

from eh_tui.model.core.workbook import Workbook
from eh_tui.model.partnership.returned import BY_ITS_DATE, ReturnedSchool
from eh_tui.model.partnership.round import Round

_NAMED = 5
"""So many rows are named."""


def rows_gone(blank: Workbook, audit: Workbook) -> str:
    """Return which rows of the form a return of it has no more, a sentence; "" for none.

    Rows that the form leaves empty are none: schools write into them, or take them out.
    """
    if (audit.form.id, audit.form.version) != (blank.form.id, blank.form.version):
        return ""
    known = {row.id for row in (*audit.outcomes, *audit.actions)}
    gone = [row.id for row in (*blank.outcomes, *blank.actions) if row.id not in known and row.text]
    if not gone or not known:
        return ""
    number = f"{len(gone)} rows of the form are" if len(gone) > 1 else "1 row of the form is"
    more = f" and {len(gone) - _NAMED} more" if len(gone) > _NAMED else ""
    return f"{number} not in it: {', '.join(gone[:_NAMED])}{more}."


def ask_again(row: ReturnedSchool) -> str:
    """Return what to do about a file that can't be read; its reason may say one way already."""
    if "; save it " in row.trouble:
        return "Or ask the school for it again."
    is_text = row.file.casefold().endswith(".toml")
    return "Ask the school for it again" + (", or mend the file." if is_text else ".")


def why_unlike(known: Round, blank: Workbook, shape: str, row: ReturnedSchool) -> tuple[str, str]:
    """Return why a return is not of what was asked for, and what to do; "" where it is."""
    if row.form != blank.form.id:
        named = f"the form {row.form}" if row.form else "a form without a name"
        return (
            f"It is {named}, and {blank.form.id} was asked for.",
            "Ask for the right form; 'eh-tui upgrade' carries texts over where the forms are kin.",
        )
    if row.version != blank.form.version:
        has = f"version {row.version}" if row.version else "a version without a name"
        asked = f"version {blank.form.version}" if blank.form.version else "one without a name"
        return (
            f"It is {has} of the form, and {asked} was asked for.",
            "'eh-tui upgrade' carries it into the version that was asked for; ask the school to.",
        )
    if row.shape != shape:
        return (
            "Its levels or commitments are not those of the form that was asked for.",
            "Compare it with the form that was asked for; it is not added up.",
        )
    if known.year and row.year and _first_year(row.year) != _first_year(known.year):
        return (
            f"It is of {row.year}, and {known.year} was asked for.",
            _ask_for_this_year(row),
        )
    return "", ""


def _ask_for_this_year(row: ReturnedSchool) -> str:
    mend = ", or for its right date" if row.year.endswith(BY_ITS_DATE) else ""
    return f"Ask for this year's{mend}; 'eh-tui new NEW --from LAST' begins it from last year's."


def _first_year(text: str) -> str:
    """Return the year in which a school year begins: "2026" of 2026-27, 2026/27 and 2026-2027."""
    return "".join(sign for sign in text if sign.isdigit())[:4]
