"""How the drawn pictures are made: solids from formulas, lit, and seen through a small camera."""
