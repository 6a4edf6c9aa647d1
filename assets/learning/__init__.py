"""How the convolutional network at the cat door was trained: a teacher, varied photos, a student, and the storing."""
