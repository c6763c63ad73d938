"""Reads other people's documents, of Word, Excel and OpenDocument, into one plain shape."""
