"""What is typed in a dialog and not saved, kept on disk while it is typed."""

from collections.abc import Callable

from textual.message_pump import MessagePump
from textual.timer import Timer

SOON, MANY = 1.0, 20
"""Seconds, and characters typed, after which a text is kept on disk (RELIABILITY.md 2.9)."""

LATER = 5.0
"""Seconds after which a disk that refused a draft is tried again."""


class KeptTyping:
    """Puts a text on disk after a moment, or after a few words, and says where it can't be."""

    def __init__(
        self,
        dialog: MessagePump,
        keep_on_disk: Callable[[], str],
        say: Callable[[str], None],
        text: str,
    ) -> None:
        """Begin with the text that a dialog shows at first.

        `keep_on_disk` puts what is typed where it outlives the program, and returns why it
        can't, or ""; `say` is told of either when it is another than before.
        """
        self._dialog = dialog
        self._keep_on_disk = keep_on_disk
        self._say = say
        self._length = len(text)
        self._typed_since = 0
        self._soon: Timer | None = None
        self._trouble = ""

    def typed(self, text: str) -> None:
        """Take note that a text stands there now."""
        self._typed_since += max(1, abs(len(text) - self._length))
        self._length = len(text)
        if self._typed_since >= MANY:
            self._put_on_disk()
        elif self._soon is None:
            self._soon = self._dialog.set_timer(SOON, self._put_on_disk)

    def _put_on_disk(self) -> None:
        if self._soon:
            self._soon.stop()
        self._soon, self._typed_since = None, 0
        trouble = self._keep_on_disk()
        if trouble:
            self._soon = self._dialog.set_timer(LATER, self._put_on_disk)
        if trouble != self._trouble:
            self._trouble = trouble
            self._say(trouble)
