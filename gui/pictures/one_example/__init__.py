"""What only the lesson one_example paints."""
