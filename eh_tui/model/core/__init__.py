"""The audit's rows, how an edit changes them, and what is known of any workbook."""
