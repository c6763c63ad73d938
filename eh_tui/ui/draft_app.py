"""The program as it is started for one thing: the draft of a form."""

from typing import Any

from textual.screen import Screen

from eh_tui.files.documents.form_drafting import FormDrafting
from eh_tui.files.system import paths
from eh_tui.ui.app import EhApp
from eh_tui.ui.drafting.screen import DraftScreen


class DraftApp(EhApp):
    """Shows a form's draft, and ends when that is left."""

    def __init__(self, drafting: FormDrafting) -> None:
        """Show a draft."""
        super().__init__()
        self._drafting = drafting
        # Textual reads none that a first screen names.
        self.css_path += [paths.styles_folder() / name for name in ("lines.tcss", "draft.tcss")]

    def _first_screen(self) -> Screen[Any]:
        return DraftScreen(self._drafting)
