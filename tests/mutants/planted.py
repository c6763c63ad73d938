"""The faults: a piece of the program, what stands there instead, and the tests that must fail.

Each is one that would lose or misplace somebody's work without a word.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutant:
    """One fault: what it does to whoever meets it, and where it is planted."""

    does: str
    file: str
    """The module, below eh_tui/."""
    old: str
    """A piece of it that is there once."""
    new: str
    tests: str
    """What pytest is given: files, and perhaps a choice of their tests after -k."""


_STORE = "tests/files/store/test_store.py"
_JOURNAL = "tests/files/store/test_journal.py"
_NUMBERS = "tests/files/store/test_numbers.py"
_LOCK = "tests/files/store/test_lock.py"
_UNDO = "tests/test_session.py"
_STEPS = "tests/model/journal/test_record.py"
_EDITS = "tests/model/core/test_edits.py"
_DIFF = "tests/model/core/test_diff.py"
_MERGE = "tests/model/merge/test_merge.py"
_FILES = "tests/files/merge"
_REFERENCES = "tests/model/merge/test_references.py"
_ORDER = "tests/model/meeting/test_meetings.py"
_CASES = "tests/cases/test_disk_cases.py"
_POWER = "tests/torture/test_disk.py::test_a_power_cut_at_any_moment_loses_no_acknowledged_edit"
_DISK = "tests/torture/test_disk.py::test_each_disk_call_may_fail_and_nothing_is_lost"

MUTANTS = (
    # The store
    Mutant(
        "undo takes back what somebody else did too",
        "files/store/commit.py", "        if after != state:\n            kept",
        "        if True:\n            kept", _UNDO,
    ),
    Mutant(
        "a change that was refused is in no history",
        "files/store/commit.py",
        "        _note(writer, Event.CONFLICT, wanted)\n        conflict.wanted",
        "        conflict.wanted", _STORE,
    ),
    Mutant(
        "nobody is told who changed a field first",
        "files/store/commit.py", "(last.by, last.at) if last else", "", _STORE,
    ),
    Mutant(
        "what changes nothing is a step of the history",
        "files/store/commit.py", "    if text.text == file.text.text:", "    if not edits:",
        f"{_STORE} {_UNDO} {_JOURNAL}",
    ),
    Mutant(
        "a saving from an editor is in no history",
        "files/store/commit.py",
        "        if state.after != file.hash:\n            _note_outside(file, writer, state)",
        "        pass", f"{_STORE} {_JOURNAL}",
    ),
    Mutant(
        "the history does not say what an editor changed",
        "files/store/commit.py", "diff(was, file.text.workbook).every if was else ()", "()",
        f"{_STORE} {_JOURNAL}",
    ),
    Mutant(
        "what a crash left is lost where an editor saved before it was finished",
        "files/store/commit.py", "    if lost and kept:", "    if False:", _CASES,
    ),
    Mutant(
        "a crash leaves the file behind its history",
        "files/store/commit.py",
        "        elif state.before != file.hash or not _finish(file, writer, state):",
        "        elif state.before != file.hash:", f"{_STORE} {_JOURNAL} {_DISK}",
    ),
    Mutant(
        "undo takes back what another session of the same person did",
        "files/store/store.py",
        " if each.n <= self._opened or each.n in self._mine)", ")", f"{_STORE} {_UNDO}",
    ),
    Mutant(
        "a file of a newer version is changed",
        "files/store/store.py",
        "        self.stop_if_elsewhere()\n        if self.view_only:\n            "
        "raise Refused(self.view_only)\n        try:\n            with self.journal.locked() as "
        "writer:\n                while True:\n",
        "        self.stop_if_elsewhere()\n        try:\n            with self.journal.locked() as "
        "writer:\n                while True:\n",
        f"{_STORE} tests/files/store/test_locked.py",
    ),
    Mutant(
        "a closed workbook is changed",
        "files/store/store.py",
        "            stop_if_locked(self.workbook, edits, self.path.name)\n            by = ",
        "            by = ",
        "tests/files/store/test_locked.py",
    ),
    Mutant(
        "one's own change is told as somebody else's",
        "files/store/store.py", "for record in news if record.n not in self._mine)",
        "for record in news)", f"{_STORE} {_UNDO}",
    ),
    # The journal
    Mutant(
        "two sessions hold a lock each, the one having been taken away",
        "files/store/lock.py",
        "return os.fstat(descriptor).st_ino == os.lstat(lock).st_ino", "return True", _LOCK,
    ),
    Mutant(
        "an acknowledged change is in no history after a power cut",
        "files/store/journal.py", "            if durable:", "            if False:", _POWER,
    ),
    Mutant(
        "a line is written behind half of another one, and neither can be read",
        "files/store/journal.py", '(b"\\n" if torn else b"") + data', "data",
        f"{_JOURNAL} {_STORE}",
    ),
    Mutant(
        "a full disk leaves half a line",
        "files/store/journal.py", "            os.ftruncate(self._descriptor, size)\n", "",
        f"{_DISK} {_JOURNAL}",
    ),
    Mutant(
        "a line of the history that was altered does not show",
        "files/store/record.py", "sha256(chain.encode() + b", "sha256(b", _JOURNAL,
    ),
    Mutant(
        "an earlier state is shown with what came after it",
        "files/store/replay.py", "        if record.n > n:\n            continue\n", "",
        f"{_JOURNAL} tests/files/store/test_compaction.py tests/e2e/test_history_commands.py",
    ),
    # Undo
    Mutant(
        "undoing twice makes the step again",
        "model/journal/record.py",
        "if record.reverts and done and done[-1].n == record.reverts:", "if False:", _STEPS,
    ),
    Mutant(
        "redo brings back what was undone before a new change",
        "model/journal/record.py", "            undone.clear()\n", "", _STEPS,
    ),
    Mutant(
        "undo writes the mark of a text that was taken out of the history",
        "model/journal/record.py", " or record.redacted:", ":",
        f"{_STEPS} tests/files/store/test_compaction.py tests/e2e/test_history_commands.py",
    ),
    Mutant(
        "undo stops for ever at a step that met a conflict",
        "model/journal/record.py",
        "if record.event is Event.CONFLICT and record.reverts:",
        "if False:",
        _UNDO,
    ),
    Mutant(
        "undo opens a closed workbook",
        "session.py", "        if why := self.refusal:", "        if why := '':",
        f"{_UNDO} tests/files/store/test_locked.py tests/e2e/test_new_year.py",
    ),
    Mutant(
        "an undone step is undone again",
        "session.py", "self._commit(step.undo, step.label, reverts=step.n)",
        "self._commit(step.undo, step.label)",
        f"{_UNDO}::test_undo_takes_back_only_what_was_mine_of_a_step",
    ),
    # The edits
    Mutant(
        "what somebody else typed meanwhile is replaced",
        "model/core/edits.py", "    if now != edit.old:", "    if False:", _EDITS,
    ),
    Mutant(
        "a row is taken out with what somebody typed into it meanwhile",
        "model/core/edits.py", "    if row != edit.row:", "    if False:", _EDITS,
    ),
    Mutant(
        "a row that somebody else moved is moved again",
        "model/core/edits.py", "    if here != edit.old:", "    if False:", _EDITS,
    ),
    Mutant(
        "two rows have one number",
        "model/core/edits.py",
        "    if any(row.id == edit.id for kind in Kind for row in workbook.of_kind(kind)):",
        "    if False:", _EDITS,
    ),
    Mutant(
        "a number is given a second time",
        "model/core/edits.py", "retired=(*workbook.retired, edit.id)", "retired=workbook.retired",
        f"{_EDITS} {_UNDO}",
    ),
    # The difference
    Mutant(
        "a new meeting's rows are not brought, since it comes after them",
        "model/core/diff.py", "    for kind in Kind:\n        way.put_in(kind)",
        "    for kind in reversed(Kind):\n        way.put_in(kind)", _DIFF,
    ),
    Mutant(
        "what can't be made is passed over without a word",
        "model/core/diff.py", "            self.left_out.append(edit)", "            pass", _DIFF,
    ),
    Mutant(
        "a new row stands elsewhere",
        "model/core/diff.py", 'before[-1] if before else ""', 'before[0] if before else ""', _DIFF,
    ),
    Mutant(
        "two rows of one id are taken for one",
        "model/core/rows.py", "if number[row.id] == 1}", "}", _DIFF,
    ),
    # The merge
    Mutant(
        "what clashes is passed over",
        "model/merge/merge.py",
        "            self.refuse(edit)\n            return\n        if after != self.state:",
        "            return\n        if after != self.state:", _MERGE,
    ),
    Mutant(
        "a meeting is cancelled under those who hold it",
        "model/merge/merge.py",
        "{id for id in removed if _is_needed(base, ours, theirs, id, removed)}", "set()", _FILES,
    ),
    Mutant(
        "a training is brought whose person is gone",
        "model/merge/merge.py",
        "is_doubtful or self._taken_out & {*_named_by(edit, needed=True)}", "is_doubtful", _FILES,
    ),
    Mutant(
        "a change is written to a row that may be another",
        "model/merge/merge.py", "self._doubtful & {edit.id, *_named_by(edit)}", "False", _FILES,
    ),
    Mutant(
        "of two rows of one new number theirs is not brought",
        "model/merge/numbering.py", "wanted not in self._taken | self._gone", "True",
        f"{_MERGE} {_FILES}",
    ),
    Mutant(
        "a number is given again after an older file was put back",
        "model/journal/ids_gone.py", "isinstance(edit, Add | Remove)", "False", _NUMBERS,
    ),
    Mutant(
        "a history that was put together forgets which numbers are gone",
        "files/store/compaction.py", "gone=with_ids_gone(workbook, gone).retired,", "", _NUMBERS,
    ),
    Mutant(
        "a lost change is made again in another row",
        "files/store/commit.py", "stop_if_other_rows(seen or state, state, [edit], [outside])",
        "pass", _NUMBERS,
    ),
    Mutant(
        "of two windows in one cell one keeps its draft in place of the other's",
        "files/beside/drafts.py", "os.urandom(8).hex()", '""',
        "tests/files/beside/test_drafts_of_two_windows.py",
    ),
    Mutant(
        "a disk that fails once costs the drafts that were kept",
        "files/beside/drafts_file.py",
        "if error.errno and not isinstance(error, FileNotFoundError | PermissionError):",
        "if False:",
        "tests/files/beside/test_drafts.py",
    ),
    Mutant(
        "a later merge does not know the rows that got another number",
        "model/merge/merge.py", 'self._lines.get(row.id, "")', '""', _FILES,
    ),
    Mutant(
        "a merge writes into the row that has their number here",
        "model/merge/numbering.py", "    families: dict[str, set[str]] = {}\n",
        "    families: dict[str, set[str]] = {}\n    return families\n", _FILES,
    ),
    Mutant(
        "a signature passes to whoever has its signatory's number",
        "model/merge/numbering.py", "        self._settle_taken_out()\n", "", _FILES,
    ),
    Mutant(
        "a training becomes another person's",
        "model/merge/references.py", 'Reference("person", (Kind.PEOPLE,))',
        'Reference("course", (Kind.PEOPLE,))',
        f"{_REFERENCES} {_FILES}",
    ),
    Mutant(
        "a meeting's ratings become another action's",
        "model/merge/references.py",
        'Reference("ratings", (Kind.ACTIONS,), "\\n", is_needed=False, has_words=True),', "",
        _REFERENCES,
    ),
    Mutant(
        "an item is put under the tier of somebody else",
        "model/merge/references.py", "(*_PARENTS[Kind.ITEMS], _TIERS)", "_PARENTS[Kind.ITEMS]",
        _REFERENCES,
    ),
    Mutant(
        "a row counts as changed since signed because it got another number",
        "model/merge/references.py", "return with_hashes_after(workbook, after, names)",
        "return after", _REFERENCES,
    ),
    Mutant(
        "whoever pulls gives the other's row the number of their own",
        "files/merge/three_way.py",
        "our_text.renumbered(numbers_known_to_them(*texts))", "our_text", _FILES,
    ),
    Mutant(
        "rows with other line endings are put into a file",
        "files/merge/three_way.py", 'newline = "\\r\\n" if "\\r\\n" in ours.text else "\\n"',
        'newline = "\\n"', _FILES,
    ),
    Mutant(
        "our comment goes with a row that they took out",
        "files/merge/three_way.py", "(own - was - now).elements()", "()", _FILES,
    ),
    Mutant(
        "what they wrote beyond all fields is passed over",
        "files/merge/three_way.py",
        "    for piece in _beyond_fields(base_text, text, their_text, merged):\n"
        "        sentences += page.tell(piece)\n", "", "tests/e2e/test_git_merge.py",
    ),
    Mutant(
        "a wording of the form that both changed is passed over",
        "files/merge/form_wording.py",
        "yield FormClash(at, Clash(edit, str(mine[path[0]])))", "pass", _FILES,
    ),
    Mutant(
        "the meeting that a merge brought in counts as the last one",
        "model/meeting/meetings.py",
        "sorted(workbook.meetings, key=lambda meeting: keys[meeting.id])", "workbook.meetings",
        _ORDER,
    ),
    # The partnership
    Mutant(
        "a school is told for ever to change what it has changed",
        "model/partnership/round.py", "return digest.startswith(self.digest)", "return True",
        "tests/model/partnership/test_collated.py",
    ),
    Mutant(
        "the rows of a section that did not come back are counted as none",
        "model/returns/standalone.py", "    _stop_if_a_section_is_missing(blank, met)\n", "",
        "tests/files/partnership/test_other_files.py::test_what_can_not_be_counted_says_why",
    ),
    Mutant(
        "what a lead has asked of a return is forgotten by the page",
        "files/partnership/handing_back.py",
        "digest, said, on = line.returned.digest,", "digest, said, on = \"0\",",
        "tests/files/partnership/test_handing_back.py",
    ),
)  # fmt: skip
