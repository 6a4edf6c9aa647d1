"""The soak: hours of lessons in minutes, done at random to the real window, to see whether anything grows."""
