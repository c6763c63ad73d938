"""The names in the audit that the register does not know, each taken over with one key."""

from typing import ClassVar

from textual.binding import BindingType

from eh_tui.model.people.proposals import Proposal, accepted, proposal_in_words, proposals
from eh_tui.ui.commands import Scope, bindings
from eh_tui.ui.lists.list_screen import Listed, ListScreen


class ProposalsScreen(ListScreen):
    """Who the names in the audit may be, and the doubts that only people can settle."""

    WHERE: ClassVar = Scope.PROPOSALS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(Scope.PROPOSALS))
    EMPTY = "The register knows every name in the audit."

    def heading(self) -> str:
        """Return what this is for."""
        return "Names in the audit  nothing in the cells is changed by taking them over"

    def listed(self) -> tuple[Listed, ...]:
        """Return what can be taken over, then the doubts."""
        found = proposals(self.session.workbook)
        sure = [_listed(proposal) for proposal in found if not proposal.doubt]
        doubts = [_listed(proposal) for proposal in found if proposal.doubt]
        if doubts:
            doubts.insert(0, Listed(("To be asked",)))
        return (*sure, *doubts)

    def action_choose(self) -> None:
        """Take the proposal under the cursor over."""
        key = self.chosen.key if self.chosen else None
        self._accept([each for each in self._sure if proposal_in_words(each) == key])

    def action_all(self) -> None:
        """Take all proposals over."""
        self._accept(self._sure)

    def _accept(self, chosen: list[Proposal]) -> None:
        if not chosen:
            self.say("This is a doubt: settle it in the register, as an alias of one of them.")
            return
        with self.telling():
            self.session.apply("register completed", *accepted(self.session.workbook, chosen))
            number = len(chosen)
            self.say(f"{number} {'name' if number == 1 else 'names'} taken over.")

    @property
    def _sure(self) -> list[Proposal]:
        found = proposals(self.session.workbook)
        return [proposal for proposal in found if not proposal.doubt]


def _listed(proposal: Proposal) -> Listed:
    return Listed(
        (proposal_in_words(proposal),), proposal_in_words(proposal), proposal_in_words(proposal)
    )
