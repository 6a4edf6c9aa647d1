"""What only the lesson kinds_of_data paints."""
