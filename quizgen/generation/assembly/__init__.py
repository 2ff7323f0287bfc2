"""Assembly: parallel forms of a paper from banks, by a solver; or the cells that lack items.

Why a solver: items drawn at random make forms that differ in difficulty by more than people do.
"""

from quizgen.generation.assembly.assembling import Assembled, assemble
from quizgen.generation.assembly.violations import violations
from quizgen.generation.assembly.writing import paper_yaml

__all__ = ["Assembled", "assemble", "paper_yaml", "violations"]
