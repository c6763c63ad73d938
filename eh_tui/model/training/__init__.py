"""Who has been trained in what, until when it lasts, and who is to go next (DOMAIN.md 1.19).

Attendances come from the training rows and from the columns of the training tables under
Outcomes Achieved; whoever is listed in such a table needs what its columns record.
"""
