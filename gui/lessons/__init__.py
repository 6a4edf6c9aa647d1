"""The lessons: one lesson, one file; they are found by themselves."""
