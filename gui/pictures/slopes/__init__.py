"""What the two lessons on slopes paint."""
