"""The Excel file in the authority's layout: pure plans of its sheets, then a thin writer."""
