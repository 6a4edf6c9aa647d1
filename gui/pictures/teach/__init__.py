"""What only the lesson teach paints."""
