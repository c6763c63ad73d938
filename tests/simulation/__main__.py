"""The long form, with its figures: `python -m tests.simulation [SEEDS [FIRST]]`.

`SEED=17 python -m tests.simulation` repeats one run, tells it as a story where it fails, and
prints a test to paste. Without a first seed it begins with a new one each time; Ctrl+C ends it
and prints the figures so far.
"""

import contextlib
import os
import sys
import time
from collections import Counter

from tests.simulation.house import House
from tests.simulation.never import never
from tests.simulation.plan import STEPS, Fault, plan
from tests.simulation.shrink import as_test, shrunk
from tests.simulation.simulate import KINDS, VERBS, run, run_seed

SEEDS = 1000
SHOWN = 5
"""Faults after which it is time to look at them."""

_SOME_LIMIT = 10**6

DOINGS = sorted(
    {f"{kind.AT}: {verb}" for kind in KINDS.values() if kind is not House for verb in kind.VERBS}
)
"""Whatever anybody does; what befalls all of them is `COMES`."""

COMES = (
    *(fault.value for fault in Fault if fault),
    *("power cut", "others in between", "has to wait", "late network", "wrong clock"),
    *("midnight", "a new school year"),
)


def main(arguments: list[str]) -> int:
    """Run seeds one after the other, and return 1 where anything was wrong."""
    _stay_on_one_core()
    if seed := os.environ.get("SEED"):
        return _repeat(int(seed))
    number = int(arguments[0]) if arguments else SEEDS
    first = int(arguments[1]) if arguments[1:] else time.time_ns() % _SOME_LIMIT
    began = time.monotonic()
    met: Counter[tuple[str, str]] = Counter()
    failed: list[int] = []
    done = 0
    with contextlib.suppress(KeyboardInterrupt):  # then it was long enough
        for seed_now in range(first, first + number):
            ran = run_seed(seed_now)
            done += 1
            met += ran.met
            if ran.faults:
                failed.append(seed_now)
                say(f"seed {seed_now}: {ran.first.strip().splitlines()[-1]}")
            if len(failed) == SHOWN:
                break
    took = time.monotonic() - began
    say(
        f"seeds {first} to {first + done - 1}: {done} runs of {STEPS} turns, {len(failed)} failed, "
        f"{done / took:.1f} runs and {done * STEPS / took:.0f} turns a second"
    )
    say(table(met))
    for seed_now in failed[:1]:
        _repeat(seed_now)
    return int(bool(failed))


def _stay_on_one_core() -> None:
    """Keep all threads on one core where the system can: handing over across cores takes longer.

    Only one of them is ever at work.
    """
    if hasattr(os, "sched_setaffinity"):  # not on a Mac
        os.sched_setaffinity(0, [max(os.sched_getaffinity(0))])


def _repeat(seed: int) -> int:
    """Run one seed; where it fails, make it short and tell it."""
    turns = plan(seed, VERBS)
    ran = run(turns)
    say(f"seed {seed}: {len(ran.trace)} calls, trace {ran.digest}")
    if not ran.faults:
        return 0
    turns = shrunk(turns)
    ran = run(turns)
    say(f"\n{ran.first}\n\nWhat happened:")
    say("\n".join(f"  {number}. {sentence}" for number, sentence in enumerate(ran.story, 1)))
    say(f"\n{as_test(seed, turns, ran.first)}\n")
    return 1


def table(met: Counter[tuple[str, str]]) -> str:
    """Return how often each fault came while somebody did something, and why some never do."""
    lines = ["".join([f"{'':32}", *(f"{fault:>19}" for fault in COMES)])]
    why: dict[str, None] = {}
    empty: list[str] = []
    for doing in DOINGS:
        cells = []
        for fault in COMES:
            reason = "" if met[doing, fault] else never(doing, fault)
            why |= dict.fromkeys(filter(None, [reason]))
            empty += [f"{doing} / {fault}"] * (not met[doing, fault] and not reason)
            cells.append(f"{met[doing, fault] or ('.' if reason else '-'):>19}")
        lines.append(f"{doing:32}{''.join(cells)}")
    lines += [f". {reason}" for reason in why]
    lines.append(f"{len(DOINGS) * len(COMES)} pairs, {len(empty)} did not meet: {empty}")
    return "\n".join(lines)


def say(text: str) -> None:
    """Print a text at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
