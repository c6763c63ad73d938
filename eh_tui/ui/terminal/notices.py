"""Sentences that are shown for a few seconds: the newest alone, and never over a dialog."""

from dataclasses import replace
from time import time
from typing import TypeVar

from textual.notifications import Notification, Notify
from textual.screen import ModalScreen
from textual.widgets import Static

from eh_tui.ui.terminal.key_queue import KeyQueueApp
from eh_tui.ui.text import content

_Result = TypeVar("_Result")


class OneNotice(KeyQueueApp[_Result]):
    """An app that shows one notice at a time, where it covers no dialog and none of its keys.

    Textual piles them up over whatever is open. Here a notice stands in a dialog's own line for
    such sentences, or waits until the dialog is closed.
    """

    _waiting: Notification | None = None
    """The newest notice, as long as it has not been shown."""

    def on_notify(self, event: Notify) -> None:
        """Take a notice in the place of the one before."""
        event.prevent_default()
        self._waiting = event.notification
        self._notifications.clear()
        self._refresh_notifications()

    def _refresh_notifications(self) -> None:
        stack, waiting = self._screen_stacks.get(self._current_mode), self._waiting
        if not stack or not isinstance(stack[-1], ModalScreen):
            if waiting:
                self._waiting = None
                self._notifications.add(replace(waiting, raised_at=time()))
            super()._refresh_notifications()
        elif waiting and (line := stack[-1].query("#box-message, #dialog-message")):
            self._waiting = None
            line.first(Static).update(content(waiting.message))
