"""The draft of a text while that is being typed."""

from eh_tui.files.beside.drafts import Drafts
from eh_tui.model.meeting.drafts import DraftPlace


class OpenDraft:
    """What is kept of a text while its dialog is open, begun with what was left before."""

    def __init__(self, drafts: Drafts, place: DraftPlace, here: str) -> None:
        """Take up what was left of a field, over which stands what the mark `here` is of."""
        drafts.look()
        taken = drafts.take(place)
        self._drafts, self._place, self._here = drafts, place, here
        self._over = (taken and taken.over) or here
        self.text = taken.text if taken else None
        """What was left before, None for nothing."""
        self.is_as_typed_over = self._over == here
        """Whether all is still as it was when that was typed."""
        self.others = max(0, len(drafts.at(place)) - 1)
        """How many more texts were left of the field, in other windows."""

    def keep(self, text: str | None) -> None:
        """Remember what stands there now, None for nothing to keep."""
        self._drafts.keep(self._place, text or "", self._over)
        if text is None:
            self._over = self._here  # what is typed from now on

    def leave(self, text: str | None) -> None:
        """Remember what is left at the end, None for nothing, in place of what was taken up."""
        self.keep(text)
        self._drafts.leave(self._place)
