"""quizgen: legal training as checked text, built into quizzes, drills and a static site."""

__version__ = "0.1.0"
