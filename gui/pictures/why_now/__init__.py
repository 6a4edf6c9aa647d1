"""What only the lesson why_now paints."""
