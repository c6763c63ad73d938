"""What befalls everybody: the power goes, the network drive is slow, a clock is wrong."""

from collections.abc import Callable
from typing import ClassVar

from tests.simulation.plan import Turn
from tests.simulation.world import Actor
from tests.torture.sessions import chance


class House(Actor):
    """The building with its machines."""

    AT = "house"
    VERBS: ClassVar = {"power cut": 2, "slow network": 2, "quick network": 2, "wrong clock": 1}

    def work(self, turn: Turn) -> Callable[[], object]:
        """Return nothing to be done: what happens does so at once."""
        disk = self.world.system.disk
        match turn.verb:
            case "power cut":
                self.world.tell("The power goes.")
                for who, doing in tuple(self.world.doing.items()):
                    actor = self.world.actors[who]
                    if actor.process and actor.process.is_busy:
                        self.world.met[doing, "power cut"] += 1
                for who in self.world.actors:
                    if who != turn.who:
                        self.world.kill(who)
                with self.world.witness.power_cut():
                    disk.lose_power(chance(turn.seed))
            case "slow network":
                self.world.tell("The network drive tells late what others did.")
                disk.is_late = True
            case "quick network":
                disk.is_late = False
            case "wrong clock":
                people = [one for one in self.world.actors.values() if one is not self]
                whose = chance(turn.seed).choice(people).person
                whose.skew = chance(turn.seed).choice((-3600.0, -2.0, 2.0, 3600.0))
                self.world.tell(f"The clock of {whose.name}'s machine is off by {whose.skew} s.")
        return lambda: None
