"""What only the lesson computation_graph paints."""
