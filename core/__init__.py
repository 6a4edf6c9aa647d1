"""The mathematics of Downhill: NumPy only, no window, every file a page a student may read."""
