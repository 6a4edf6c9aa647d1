"""What only the lesson gradient_descent paints."""
