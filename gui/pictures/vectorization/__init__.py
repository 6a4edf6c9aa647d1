"""What only the lesson vectorization paints."""
