"""What came back of an export that was sent out, held against what it said and what stands now."""
