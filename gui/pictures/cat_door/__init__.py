"""What only the lesson cat_door paints."""
