"""What only the lesson house_price paints."""
