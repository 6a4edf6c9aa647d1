"""What only the lesson rank_one paints."""
