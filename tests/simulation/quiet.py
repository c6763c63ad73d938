"""What must be so when everybody has gone: nothing lost, and all see the same."""

from collections.abc import Iterator

from eh_tui.errors import EhError
from eh_tui.files.folder.peek import peek
from eh_tui.files.store.journal import Journal, history_of
from eh_tui.files.store.replay import text_at
from eh_tui.files.store.restore import restore
from eh_tui.files.store.signed_lines import signatures_of
from eh_tui.files.store.workbook_file import workbook_text
from eh_tui.files.toml import blocks as toml_blocks
from eh_tui.model.core.edits import set_field
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.workbook import Workbook
from eh_tui.session import Session
from tests.simulation.people import AtTheScreens
from tests.simulation.plan import Turn
from tests.simulation.witness import NOTES
from tests.simulation.world import WORKBOOK, World
from tests.torture.merges import name_of, references


def faults_at_rest(world: World) -> Iterator[str]:
    """Yield what is wrong once all have finished and somebody has mended the file."""
    world.let_all_finish()
    world.system.now += 120 * 10**9
    world.system.disk.settle()
    if fault := _mended():
        if world.witness.records:  # else nobody had worked on it when it was spoilt
            yield fault
        return
    world.witness.note_outside()
    last = Session(WORKBOOK, "the last")
    last.mark("the last")
    if not last.refusal:
        last.apply("the last", set_field(last.workbook, Kind.SCHOOL, "school", "name", "Last"))
    yield from world.witness.look()
    yield from _the_same_to_all(world, last.workbook)
    yield from _replayed()
    yield from _history(world)
    yield from _references(world, last.workbook)
    yield from _notes(world)
    yield from _erased(world)
    yield from _copies(world)
    yield from world.own.faults(world.system, history_of(WORKBOOK).read_text(encoding="ascii"))
    yield from _signatures()
    for path, _ in world.system.disk.below(str(WORKBOOK.parent)):
        if "/.eh-tui." in path and path.endswith(".new"):
            yield f"left behind: {path}"


def _text() -> str:
    return WORKBOOK.read_text(encoding="utf-8")


def _mended() -> str:
    """Do what a technician does with a file that can't be read, and return why it can't be done.

    They move it away, and restore it from its history.
    """
    try:
        workbook_text(WORKBOOK, WORKBOOK.read_bytes())
    except (OSError, EhError):
        if WORKBOOK.exists():
            WORKBOOK.replace(WORKBOOK.with_name("broken"))
        try:
            restore(WORKBOOK)
        except EhError as error:
            return f"a broken file can't be restored: {error}"
    return ""


def _the_same_to_all(world: World, wanted: Workbook) -> Iterator[str]:
    if peek(WORKBOOK).workbook != wanted:
        yield "who only looks sees something else"
    for who, actor in world.actors.items():
        if isinstance(actor, AtTheScreens) and actor.session:
            world.take(Turn(who, "look", 0))
            if actor.session.workbook != wanted:
                yield f"{who} sees something else"


def _replayed() -> Iterator[str]:
    records = Journal(history_of(WORKBOOK), "").read().records
    text = text_at(records, records[-1].n)
    if text is None or text.encode() != WORKBOOK.read_bytes():
        yield "the history replayed is not the file"


def _history(world: World) -> Iterator[str]:
    lines = Journal(history_of(WORKBOOK), "").read()
    yield from (fault for fault in lines.faults if "damaged" not in fault)
    yield from world.witness.all_kept()


def _references(world: World, workbook: Workbook) -> Iterator[str]:
    here = {name_of(kind, row) for kind in Kind for row in workbook.of_kind(kind)}
    now = references(workbook, {})
    renumbered = dict(each.split()[0:3:2] for each in workbook.renumbered)
    for key, named in world.references.items():
        if key in now and (now[key] | named) & world.witness.replaced:
            continue  # under one number, without eh-tui: nobody can tell which is meant
        moved = {renumbered.get(each, each) for each in named}  # a row of the form goes by its id
        if key in now and now[key] & here not in (named & here, moved & here):
            yield f"{key} refers to {sorted(now[key])}, not to {sorted(named)}"


def _notes(world: World) -> Iterator[str]:
    """Tell of a row of the form that has lost a note, if nobody cut it out from outside."""
    for block in toml_blocks.cut(_text()):
        id = block.values().get("id") if block.is_row else None
        for note in sorted({f"# above {id}\n", f"# inside {id}\n"} & NOTES - world.witness.cut):
            if note not in block.text:
                yield f"the note {note!r} is not with its row"


def _erased(world: World) -> Iterator[str]:
    for path, content in world.system.disk.below(str(WORKBOOK.parent)):
        is_reached = path == str(WORKBOOK) or path.startswith(str(WORKBOOK.parent / ".eh-tui"))
        for text in world.witness.erased if is_reached or path == str(history_of(WORKBOOK)) else ():
            if text.encode() in content:
                yield f"{text} was taken out for good, and stands in {path}"


def _signatures() -> Iterator[str]:
    """Tell of lines that are not as an account of ours signed them."""
    records = Journal(history_of(WORKBOOK), "").read().records
    files = WORKBOOK.parent.glob(f"{history_of(WORKBOOK).stem}.*.signed")
    yield from signatures_of(files, records, "dora ssh-ed25519 AAAA\n").faults


def _copies(world: World) -> Iterator[str]:
    """Tell of a copy that was set aside though nobody took over what was typed in it."""
    known = history_of(WORKBOOK).read_text(encoding="ascii") + _text()
    is_put_together = world.witness.kept_from  # and what nobody can tell from it any more
    for path, typed in () if is_put_together else world.copies.items():
        lost = sorted(one for one in typed - world.witness.ever_erased if one not in known)
        if path not in world.system.disk.names and lost:
            yield f"{path} was set aside, and {lost} is lost"
