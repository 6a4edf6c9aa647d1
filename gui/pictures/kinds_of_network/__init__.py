"""What only the lesson kinds_of_network paints."""
