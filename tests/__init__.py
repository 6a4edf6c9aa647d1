"""The tests: core/ and gui/ mirrored, the walls of the house, every lesson. `python3 -m tests` runs everything."""
