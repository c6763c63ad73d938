"""What a lead wants changed in a return and has not sent yet: kept on disk as it is typed."""

from pathlib import Path

from eh_tui.files.beside.drafts import Drafts
from eh_tui.files.partnership.round_file import round_path
from eh_tui.model.partnership.round import ExpectedSchool, plain_name, plain_number


class UnsentReasons:
    """The reasons for one school, by row; they lie among the drafts of the account.

    So they are a lead's own until they are sent: two leads of one round never see each other's.
    """

    def __init__(self, folder: Path, school: ExpectedSchool) -> None:
        """Read what was left of a school in a round's folder."""
        self._drafts = Drafts(round_path(folder))
        self._school = plain_number(school.number) or plain_name(school.name)

    @property
    def reasons(self) -> dict[str, str]:
        """What is to be changed, by row, in the order in which it was typed."""
        return self._texts_of(self._school)

    @property
    def begun(self) -> dict[str, str]:
        """What was begun to be typed and not taken with Enter, likewise."""
        return self._texts_of(self._begun)

    def begin(self, row: str, text: str) -> None:
        """Remember what is being typed for a row until `save`; "" for nothing any more."""
        self._drafts.keep((self._begun, row), text)

    def resume(self, row: str) -> str | None:
        """Return what was begun to be typed for a row, to go on with; None for nothing."""
        begun = self._drafts.take((self._begun, row))
        return begun.text if begun else None

    def leave(self, row: str) -> None:
        """Type no more for a row: what it was begun with last is all that is left of it."""
        self._drafts.leave((self._begun, row))

    def save(self) -> str:
        """Put on disk what is remembered; return why it can't be, a sentence, or ""."""
        return self._drafts.save()

    def keep(self, reasons: dict[str, str]) -> str:
        """Put on disk what is to be changed, and only that, of what was read or kept here.

        Return why it can't be kept, a sentence, or "". What another session of the account has
        kept meanwhile for other rows stays.
        """
        before = self.reasons
        for row, reason in before.items():
            if reasons.get(row) != reason:
                self._drafts.drop((self._school, row), reason)
        for row, reason in reasons.items():
            if before.get(row) != reason:
                self._drafts.keep((self._school, row), reason)
                self._drafts.leave((self._school, row))
        return self.save()

    @property
    def _begun(self) -> str:
        return f"{self._school}: begun"  # no school is known by a name with such a sign

    def _texts_of(self, id: str) -> dict[str, str]:
        return {row: text for (home, row), text in self._drafts.texts.items() if home == id}
