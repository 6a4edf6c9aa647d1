"""What only the lesson picture_to_column paints."""
