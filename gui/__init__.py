"""Everything that is seen or touched."""
