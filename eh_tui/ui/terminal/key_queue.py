"""Keys one at a time: what is typed faster than a screen opens waits for it."""

from collections import deque
from collections.abc import Callable
from typing import TypeVar

from textual import events
from textual._context import active_message_pump
from textual.app import App
from textual.driver import Driver
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

_Result = TypeVar("_Result")


class KeyQueueApp(App[_Result]):
    """An app that gives a key to its screen only when the key before has done its work.

    Textual hands keys on as they come. Those in one packet with the key that opens a dialog
    then reach the screen below it, or nobody (PITFALLS.md 2), and Enter overtakes the letters
    before it. Here a key waits until the one before has passed every widget that may take it,
    and the screen that it opened has its focus.

    Nothing is sent before all that a key does is done: one key is one picture.

    A key that no widget wants goes to the bindings at once. Textual hands it on from the focused
    widget to its parent, and so on, each when it is its turn, and the app looks at the bindings
    last (`Widget._on_key`, widget.py; `App._on_key`, app.py).
    """

    def __init__(self, driver_class: type[Driver] | None = None) -> None:
        """Start with nothing typed; `driver_class` is as `App` takes it."""
        super().__init__(driver_class=driver_class)
        self._typed: deque[events.Key | events.Paste] = deque()
        self._is_at_work = False
        self.holds_picture = False
        """Whether what is painted now is to be sent with what is painted next."""
        self._shown: Screen[object] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Keep a key or a paste until the one before is done; pass on all else at once."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._typed.append(event)
            if not self._is_at_work:
                await self._take_next()
        else:
            await super().on_event(event)

    def forget_typed(self) -> None:
        """Drop what waits to be taken: it was typed for a screen that is no longer there."""
        self._typed.clear()

    def send_picture(self) -> None:
        """Send what was painted and held back."""

    async def _take_next(self) -> None:
        self._is_at_work = bool(self._typed)
        if self._typed and self.screen is not self._shown:
            # It is composed, focused and laid out by then.
            self._shown = self.screen
            self.screen.call_after_refresh(self.call_later, self._take_next)
        elif self._typed:
            target, event = self.focused or self.screen, self._typed.popleft()
            self.holds_picture = True
            if isinstance(event, events.Key) and self.app_focus and not _is_for(target, event):
                take_key: Callable[[str], bool] | None = getattr(self.screen, "take_key", None)
                if take_key and event.character and take_key(event.character):
                    pass  # the screen itself knew what to do with it
                elif not await self._check_bindings(event.key, priority=True):
                    await self._on_key(event)
                await self._arrive()
            else:
                await super().on_event(event)
                self._follow(target)

    def _follow(self, pump: MessagePump) -> None:
        """Come to a widget after the key, then to its parent, and so on up to the app.

        A widget that is closed takes no calls: then the app is next.
        """
        if pump is self or not pump.post_message(events.Callback(self._go_up)):
            self.post_message(events.Callback(self._arrive))

    def _go_up(self) -> None:
        self._follow(active_message_pump.get()._parent or self)

    async def _arrive(self) -> None:
        """Paint, and take the next key, once all that the last one led to is done.

        A change of focus waits in the app's own queue, and so may what it leads to.
        """
        # The innermost of the last one first: on the way up from it most others have their turn.
        widgets = self.screen.walk_children(Widget, with_self=True, reverse=True)
        busy = next((widget for widget in widgets if widget.message_queue_size), None)
        if busy:
            self._follow(busy)
        elif self.message_queue_size:
            self.post_message(events.Callback(self._arrive))
        else:
            with self.screen._context():
                self.screen._on_timer_update()  # now, and not at the next sixtieth of a second
            self.holds_picture = False
            self.send_picture()
            self._is_at_work = bool(self._typed)
            if self._typed:
                self.call_later(self._take_next)


def _is_for(target: Widget, key: events.Key) -> bool:
    """Say whether a widget, or one that it is in, does something with a key by itself."""
    handlers = [f"{key_}{name}" for key_ in ("key_", "_key_") for name in key.name_aliases]
    return any(
        type(node)._on_key is not Widget._on_key
        or any(hasattr(node, handler) for handler in ("on_key", *handlers))
        for node in target.ancestors_with_self
        if isinstance(node, Widget)
    )
