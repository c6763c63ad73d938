"""Who is who: the register of people, and the names typed in Who."""
