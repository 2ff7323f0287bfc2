"""Grading: the Python engine of the grading contract."""
