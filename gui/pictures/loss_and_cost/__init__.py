"""What only the lesson loss_and_cost paints."""
