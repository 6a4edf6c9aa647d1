"""What only the lesson logistic_regression paints."""
