"""A partnership's round: what many schools return, on one page.

A screen, an export and a command ask it in this order:

* `Round` (round.py): who is expected, by when, and when each was asked again.
* `ReturnedSchool` (returned.py): one small row for each file that lies in the folder, made of a
  whole workbook by `returned_from`, and kept in a cache by whoever reads files.
* `collate(round, form, rows)` (collated.py) matches the two: a `Collated`, whose `lines` are what
  the page lists, each with its state, its reason and what to do; its `counts` and `totals` are
  sums of the current returns.
* `changed_since(before, now)` (changed.py): what rose and fell since the last round.
* `questions_to` (questions.py): what to ask a school, from the checks of its audit.
* `same_texts`, `all_done_without_evidence`, `most_at_risk` (outliers.py): what to look at first.
* `Spread(collated).copy_of(line)` (spread.py): a school's own copy, with nothing that
  stands on fewer than five.
* `page_tables` (tables.py) and `round_text` (round_text.py): the page as tables and as lines, for
  whatever prints it.
"""
