"""What only the lesson notation paints."""
