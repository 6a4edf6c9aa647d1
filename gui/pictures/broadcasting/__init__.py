"""What only the lesson broadcasting paints."""
