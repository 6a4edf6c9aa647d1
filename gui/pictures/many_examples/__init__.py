"""What only the lesson many_examples paints."""
