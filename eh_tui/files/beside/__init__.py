"""What lies beside a workbook: presence, drafts, copies, the years before and after."""
