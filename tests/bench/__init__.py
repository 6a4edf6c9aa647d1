"""How fast and how large the program is, each figure beside something plain: `python3 -m tests.bench`."""
