"""Documents: enforcement documents as data: what each must say, and what is wrong with one.

Layouts stand in for official ones, which differ from place to place and may be put in their place.
"""

from __future__ import annotations
