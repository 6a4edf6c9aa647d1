"""The pictures: each draws a frame of a lesson and remembers nothing of the frame before."""
