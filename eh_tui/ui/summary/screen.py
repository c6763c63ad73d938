"""The summary: how many actions hold each rating, in all and by commitment."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from eh_tui.files.system import paths
from eh_tui.model.audit.rated import rated_in_words, rated_ones
from eh_tui.model.audit.summary import Counts, by_commitment, count_all
from eh_tui.model.core.form_rows import Commitment
from eh_tui.model.core.names import audit_title
from eh_tui.model.core.workbook import Workbook
from eh_tui.model.form.form import Form
from eh_tui.model.form.words import small
from eh_tui.model.submitting import return_standing
from eh_tui.session import Session
from eh_tui.ui.base import BaseApp
from eh_tui.ui.chrome.banner import Banner
from eh_tui.ui.chrome.rating_bar import RatingBar
from eh_tui.ui.commands import Scope, bindings, commands_of, hints
from eh_tui.ui.keymap import as_bound, named
from eh_tui.ui.text import content
from eh_tui.ui.wording import rating_in_words

_LAST = "last year"


class SummaryScreen(Screen[None]):
    """Counts by rating in words, figures and bars of letters."""

    WHERE: ClassVar = Scope.SUMMARY
    CSS_PATH = paths.styles_folder() / "summary.tcss"
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.SUMMARY))
    app = getters.app(BaseApp)

    def __init__(self, session: Session) -> None:
        """Sum a session's workbook up as it is now."""
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        workbook, last = self.session.workbook, self.session.last_year.workbook
        counts = count_all(workbook)
        before = count_all(last) if last else None
        title = audit_title(workbook.school)
        yield Static(content(f"Summary  {title}  {workbook.school.audit_date}"), id="header")
        yield Banner()
        with VerticalScroll(id="summary", can_focus=False):
            rated = rated_in_words(workbook, counts.total)
            yield Static(content(_all(rated, before)), classes="summary-title")
            for level in workbook.form.ratings:
                with Horizontal(classes="summary-line"):
                    words = rating_in_words(level.id, workbook.form)
                    yield Static(content(words), classes="summary-words")
                    yield Static(content(_figure(counts, level.id)), classes="summary-figure")
                    if before:
                        said = f"{_LAST} {_figure(before, level.id)}"
                        yield Static(content(said), classes="summary-last")
                    yield RatingBar(counts, workbook.form, level.id)
            earlier = {
                commitment.id: each for commitment, each in by_commitment(last or Workbook())
            }
            for commitment, counted in by_commitment(workbook):
                yield from _commitment(
                    workbook.form, commitment, counted, earlier.get(commitment.id)
                )
            if standing := return_standing(workbook).sentence:
                yield Static(content(f"Return: {standing}"), classes="summary-note")
            yield Static(content(_derived(workbook)), classes="summary-note")
        shown = as_bound((*commands_of(Scope.SUMMARY), *named("help")), self.app.settings.keys)
        yield Static(content(hints(shown)), id="keys")

    def on_mount(self) -> None:
        """Say whether a meeting is going on."""
        self.query_one(Banner).show(self.session)

    def action_scroll(self, step: int) -> None:
        """Scroll a long summary."""
        self.query_one("#summary").scroll_relative(y=2 * step, animate=False)

    def action_leave(self) -> None:
        """Go back to the sheet."""
        self.dismiss()


def _all(rated: str, before: Counts | None) -> str:
    earlier = f", {before.total} {_LAST}" if before else ""
    return f"All {rated}{earlier}"


def _derived(workbook: Workbook) -> str:
    """Return what the counts come from, since a form rates no section as a whole."""
    section = small(workbook.form.words.commitment)
    whose = rated_ones(workbook)
    return f"Derived from the ratings of the {whose}: the form has no rating for a whole {section}."


def _commitment(
    form: Form, commitment: Commitment, counts: Counts, before: Counts | None
) -> ComposeResult:
    """Return a commitment's counts and, where last year has it, those of last year below."""
    title = f"{commitment.id}. {commitment.title}" if commitment.id else commitment.title
    with Vertical(classes="summary-commitment"):
        yield Static(content(title), classes="summary-title")
        yield from _bar(form, counts)
        if before:
            yield Static(content(f"{_LAST.capitalize()}:"), classes="summary-note-above")
            yield from _bar(form, before)


def _bar(form: Form, counts: Counts) -> ComposeResult:
    with Horizontal(classes="summary-line"):
        words = "  ".join(f"{level.letter} {_figure(counts, level.id)}" for level in form.ratings)
        yield Static(content(words), classes="summary-words")
        yield RatingBar(counts, form)


def _figure(counts: Counts, rag: str) -> str:
    return f"{counts.of(rag):2} {counts.percent(rag):3}%"
