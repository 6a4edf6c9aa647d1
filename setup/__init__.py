"""The work of the first start: packages, and what Qt needs of the system. Standard library alone; see bootstrap.py."""
