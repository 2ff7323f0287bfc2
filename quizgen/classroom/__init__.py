"""Classroom: everything that a class needs on its tables to play a scenario in groups."""

from __future__ import annotations
