"""Ralph with its store of files.

As it comes, that store writes a file once and refuses the second batch. It knows how to append,
and is told to do so here; all else is Ralph's own.
"""

from ralph.backends.data.base import BaseOperationType
from ralph.backends.lrs.fs import FSLRSBackend

FSLRSBackend.default_operation_type = BaseOperationType.APPEND

from ralph.api import app  # noqa: E402 - it makes its store when it is imported

__all__ = ["app"]
