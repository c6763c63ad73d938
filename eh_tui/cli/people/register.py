"""The commands about people: who they are, what is theirs, and which training they need."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from eh_tui.cli.command import DONE, FILE, Command, argument
from eh_tui.cli.opening import looked_at, store
from eh_tui.cli.output import say_on_one_line
from eh_tui.errors import Refused
from eh_tui.model.core.form_rows import Action
from eh_tui.model.core.kinds import Kind
from eh_tui.model.core.numbers import how_many
from eh_tui.model.core.register_rows import Person, Training
from eh_tui.model.core.workbook import Workbook


def _people(given: Namespace) -> int:
    if (given.accept or given.only) and not given.propose:
        raise Refused("--accept and --only go with --propose, which lists what can be accepted.")
    if given.propose:
        return _propose(given.file, given.only, is_accepted=given.accept)
    from eh_tui.files.offer.audit import with_people_of_audit

    workbook = with_people_of_audit(given.file, looked_at(given.file).workbook)
    if given.of is not None:
        return _everything_of(workbook, given.of)
    return _register(workbook)


def _register(workbook: Workbook) -> int:
    from eh_tui.model.people.loads import loads

    for load in loads(workbook, date.today()):
        overdue = f", {load.overdue} overdue" if load.overdue else ""
        say_on_one_line(f"{_described(load.person)}: {load.open} to do{overdue}")
    if not workbook.people:
        say_on_one_line(
            "The register is empty; 'eh-tui people FILE --propose' finds the names in the audit."
        )
    return DONE


def _described(person: Person) -> str:
    """Return "P1 Dana Whitfield, Family Support Worker, DW", and whether they have left."""
    known = (f"{person.id} {person.name}", person.role, person.initials)
    return ", ".join(text for text in known if text.strip()) + _when_left(person)


def _when_left(person: Person) -> str:
    from eh_tui.model.people.who_cell import has_left

    if not person.left.strip():
        return ""
    unread = "" if has_left(person) else ", which is no date, so still here"
    return f" (left: {person.left.strip()}{unread})"


def _everything_of(workbook: Workbook, name: str) -> int:
    from eh_tui.model.people.known_as import aliases
    from eh_tui.model.people.loads import rows_by_role, rows_of_person, rows_perhaps_of
    from eh_tui.model.people.mentioned import texts_naming
    from eh_tui.model.people.suggestions import person_like
    from eh_tui.model.training.table import training_due, training_in_words

    person = person_like(workbook, name)
    say_on_one_line(_described(person))
    if others := aliases(person):
        say_on_one_line(f"Also written {', '.join(others)}")
    mentions = rows_of_person(workbook, person)
    for mention in mentions:
        say_on_one_line(_told(workbook, *mention))
    for mention in rows_by_role(workbook, person):
        say_on_one_line(f"By role: {_told(workbook, *mention)}")
    for mention in rows_perhaps_of(workbook, person):
        say_on_one_line(f"Perhaps: {_told(workbook, *mention)}")
    for mention in texts_naming(workbook, person):
        say_on_one_line(f"Named in: {_quoted(workbook, *mention)}")
    for due in training_due(workbook, date.today()):
        if due.person == person:
            say_on_one_line(f"Training: {due.course.name}: {training_in_words(due.cell)}")
    if not mentions:
        say_on_one_line(f"Nothing in {person.name}'s name.")
    return DONE


def _told(workbook: Workbook, kind: Kind, id: str, field: str) -> str:
    """Return a row that names somebody: what it says, and how far it is."""
    from eh_tui.model.core.labelled_lines import NO_WORDS
    from eh_tui.model.core.names import heading_of
    from eh_tui.model.core.rows import row_of, value
    from eh_tui.model.text_outline import rating
    from eh_tui.model.training.attendance import course_named

    row = row_of(workbook, kind, id)
    said = value(workbook, kind, row, field)
    if isinstance(row, Action):
        when = f", {row.when}" if row.when.strip() else ""
        return f'{id} {row.text or NO_WORDS}: "{said}"{when}, {rating(workbook.form, row.rag)}'
    if isinstance(row, Training):
        course = course_named(workbook, row.course)
        return f"{id} {course.name if course else row.course}: {row.done}"
    return f'{id} {heading_of(workbook, kind, row, field)}: "{said}"'


def _quoted(workbook: Workbook, kind: Kind, id: str, field: str) -> str:
    """Return a field with what it says."""
    from eh_tui.model.core.names import heading_of
    from eh_tui.model.core.rows import row_of, value

    row = row_of(workbook, kind, id)
    if isinstance(row, Training):
        return _told(workbook, kind, id, field)
    return f'{id} {heading_of(workbook, kind, row, field)}: "{value(workbook, kind, row, field)}"'


def _propose(path: Path, chosen: list[int], *, is_accepted: bool) -> int:
    from eh_tui.model.people.proposals import accepted, proposal_in_words, proposals

    opened = store(path) if is_accepted else None
    workbook = opened.workbook if opened else looked_at(path).workbook
    every = proposals(workbook)
    found = [proposal for proposal in every if not proposal.doubt]
    doubts = [proposal for proposal in every if proposal.doubt]
    numbers = chosen or list(range(1, len(found) + 1))
    if wrong := [number for number in numbers if not 1 <= number <= len(found)]:
        raise Refused(f"There is no proposal {wrong[0]}; there are {len(found)}.")
    for number, proposal in enumerate(found, 1):
        say_on_one_line(f"{number}. {proposal_in_words(proposal)}")
    for doubt in doubts:
        say_on_one_line(f"?  {proposal_in_words(doubt)}")
    if not found and not doubts:
        say_on_one_line("The register knows every name in the audit.")
    if not opened:
        if found:
            say_on_one_line("--accept takes them all over, --accept --only 2 the second alone.")
        return DONE
    edits = accepted(workbook, [found[number - 1] for number in numbers])
    opened.commit(edits, "register completed")
    say_on_one_line(f"Taken over: {how_many(len(numbers), 'proposal')}.")
    return DONE


def _hand_over(given: Namespace) -> int:
    from eh_tui.files.offer.audit import with_people_of_audit
    from eh_tui.model.people.hand_over import hand_over
    from eh_tui.model.people.loads import is_open, rows_of_person, rows_perhaps_of
    from eh_tui.model.people.mentioned import texts_naming
    from eh_tui.model.people.register import person_named, register_of
    from eh_tui.model.when.readable import stop_if_unreadable

    opened = store(given.file)
    stop_if_unreadable(Kind.PEOPLE, "left", given.left)
    before = with_people_of_audit(given.file, opened.workbook)
    register = register_of(before)
    leaver, to = person_named(register, given.leaver), person_named(register, given.to)
    kept = [each for each in rows_of_person(before, leaver) if not is_open(before, each)]
    perhaps = rows_perhaps_of(before, leaver)
    if given.left and all(person.id != leaver.id for person in opened.workbook.people):
        raise Refused(f"{leaver.name} is in the audit's register; note there when they leave.")
    edits = hand_over(before, leaver.id, to.id, given.left)
    opened.commit(edits, f"{leaver.name} handed over to {to.name}")
    for edit in edits:
        say_on_one_line(f'{edit.id} {edit.field}: "{edit.old}" -> "{edit.new}"')
    after = with_people_of_audit(given.file, opened.workbook)
    for heading, mentions in (
        (f"Done, and still in {leaver.name}'s name", kept),
        ("Left alone, since it may mean somebody else", perhaps),
        (f"A text that names {leaver.name}, not changed", texts_naming(after, leaver)),
    ):
        for mention in mentions:
            say_on_one_line(f"{heading}: {_quoted(after, *mention)}")
    return DONE


def _training(given: Namespace) -> int:
    from eh_tui.model.training.table import TrainingStanding, training_in_words, training_table

    workbook = looked_at(given.file).workbook
    if not workbook.courses:
        say_on_one_line("There are no courses; 'eh-tui add FILE courses --text NAME' adds one.")
        return DONE
    lines = training_table(workbook, date.today())
    for line in lines:
        say_on_one_line(f"{line.person.id} {line.person.name}".strip())
        for cell in line.cells:
            if cell.standing is not TrainingStanding.NOT_NEEDED:
                say_on_one_line(f"   {cell.course.name}: {training_in_words(cell)}")
    if not lines:
        say_on_one_line(f"{how_many(len(workbook.courses), 'course')}, and nobody who needs one.")
    return DONE


COMMANDS = (
    Command(
        "people",
        "list the register with what each has to do, or complete it",
        _people,
        (
            FILE,
            argument(
                "--of",
                metavar="NAME",
                help="everything of this person, however written, or by a part of the name",
            ),
            argument(
                "--propose", action="store_true", help="find who the names in the audit may be"
            ),
            argument("--accept", action="store_true", help="take the proposals over"),
            argument(
                "--only",
                metavar="N",
                type=int,
                action="append",
                default=[],
                help="only the proposal of this number; may be given several times",
            ),
        ),
    ),
    Command(
        "hand-over",
        "hand everything still to be done from one person to another",
        _hand_over,
        (
            FILE,
            argument("leaver", metavar="FROM", help="who hands over: a name, initials or an id"),
            argument("to", metavar="TO", help="who takes over"),
            argument("--left", metavar="DATE", default="", help="note when FROM leaves"),
        ),
    ),
    Command("training", "tell who has had which training, and what is due", _training, (FILE,)),
)
