"""What a careful reader would ask about an audit: suggestions, never a bar."""
