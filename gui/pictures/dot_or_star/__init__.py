"""What only the lesson dot_or_star paints."""
