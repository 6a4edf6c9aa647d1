"""What the program shows and did not compute on the spot: drawn pictures, trained weights, measured curves, words."""
