"""What only the lesson build_the_classifier paints."""
