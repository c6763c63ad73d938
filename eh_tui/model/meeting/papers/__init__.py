"""The papers of a meeting as plain data: the agenda pack, and what is handed out after it."""
