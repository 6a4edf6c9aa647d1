"""What only the lesson sigmoid_relu paints."""
