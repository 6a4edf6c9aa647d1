"""What only the lesson sigmoid_code paints."""
