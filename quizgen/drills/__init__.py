"""Drills: the scenario machine, its proof and its records."""
