"""The summary: how many actions hold each rating, in all and by commitment.

Where a form has several ratings, or several scales, each is counted apart under its heading.
"""

from collections.abc import Mapping
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from eh_tui.files.system import paths
from eh_tui.model.audit.rated import rated_ones
from eh_tui.model.audit.summary import NOTHING_RATED, Tally, tallies_by_section, tallies_of
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
from eh_tui.ui.text import content, packed
from eh_tui.ui.wording import RATES_NOTHING, rating_in_words

_LAST = "last year"
_BESIDE, _ALONE = 44, 76
"""Cells for a section's counts: beside its bar, and on lines of their own on 80 columns."""


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
        counted, before = tallies_of(workbook), _by_name(tallies_of(last) if last else ())
        is_alone = len(counted) < 2
        title = audit_title(workbook.school)
        yield Static(content(f"Summary  {title}  {workbook.school.audit_date}"), id="header")
        yield Banner()
        with VerticalScroll(id="summary", can_focus=False):
            if not workbook.form.rates:
                yield Static(content(RATES_NOTHING), classes="summary-title")
                counted = ()
            for name, tally in _by_name(counted).items():
                heading = "" if is_alone else tally.heading
                yield from _whole(workbook.form, heading, tally, before.get(name))
            earlier = {
                commitment.id: _by_name(each)
                for commitment, each in tallies_by_section(last or Workbook())
            }
            for commitment, some in tallies_by_section(workbook) if counted else ():
                then = earlier.get(commitment.id, {})
                yield from _commitment(workbook.form, commitment, some, then, is_alone=is_alone)
            standing = return_standing(workbook)
            if standing.sentence:
                said = "\n  ".join((f"Return: {standing.sentence}", *standing.details))
                yield Static(content(said), classes="summary-note")
            if counted:
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


def _by_name(counted: tuple[Tally, ...]) -> dict[tuple[str, ...], Tally]:
    """Return tallies by what tells them apart from year to year: the first is the first."""
    return {(one.scale, one.of, one.heading) if at else (): one for at, one in enumerate(counted)}


def _whole(form: Form, heading: str, tally: Tally, before: Tally | None) -> ComposeResult:
    """Return the counts of one rating of the whole, under its heading where there are several."""
    name = f"{heading}: all" if heading else "All"
    said = f", {before.counts.total} {_LAST}" if before else ""
    rated = form.words.counted(tally.of, tally.counts.total)
    yield Static(content(f"{name} {rated}{said}"), classes="summary-title")
    for level in form.ratings_of(tally.scale):
        with Horizontal(classes="summary-line"):
            words = rating_in_words(level.id, form)
            yield Static(content(words), classes="summary-words")
            yield Static(content(_figure(form, tally, level.id)), classes="summary-figure")
            if before:
                said = f"{_LAST} {_figure(form, before, level.id)}"
                yield Static(content(said), classes="summary-last")
            yield RatingBar(tally, form, level.id)


def _derived(workbook: Workbook) -> str:
    """Return what the counts come from, since a form rates no section as a whole."""
    section = small(workbook.form.words.commitment)
    whose = rated_ones(workbook)
    return f"Derived from the ratings of the {whose}: the form has no rating for a whole {section}."


def _commitment(
    form: Form,
    commitment: Commitment,
    counted: tuple[Tally, ...],
    before: Mapping[tuple[str, ...], Tally],
    *,
    is_alone: bool,
) -> ComposeResult:
    """Return a commitment's counts and, where last year has it, those of last year below."""
    title = commitment.numbered
    with Vertical(classes="summary-commitment"):
        yield Static(content(title), classes="summary-title")
        for name, tally in _by_name(counted or (NOTHING_RATED,)).items():
            if not is_alone and tally.heading:
                yield Static(content(f"{tally.heading}:"), classes="summary-note-above")
            yield from _bar(form, tally)
            if then := before.get(name):
                yield Static(content(f"{_LAST.capitalize()}:"), classes="summary-note-above")
                yield from _bar(form, then)


def _bar(form: Form, tally: Tally) -> ComposeResult:
    """Return a section's counts beside its bar, or above it where a line has no room for both."""
    levels = form.ratings_of(tally.scale)
    figures = [f"{level.letter} {_figure(form, tally, level.id)}" for level in levels]
    words = "  ".join(figures)
    bar = RatingBar(tally, form)
    if len(words) <= _BESIDE:
        with Horizontal(classes="summary-line"):
            yield Static(content(words), classes="summary-words")
            yield bar
    else:
        yield Static(content("\n".join(packed(figures, _ALONE))), classes="summary-figures")
        yield bar


def _figure(form: Form, tally: Tally, rag: str) -> str:
    """Return a count with its share; what is left out of the whole has none."""
    share = "    " if form.is_left_out(rag) else f"{tally.counts.percent(rag):3}%"
    return f"{tally.counts.of(rag):2} {share}"
