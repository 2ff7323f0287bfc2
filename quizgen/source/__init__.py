"""Source: YAML that remembers where every value was written."""

from quizgen.source.nodes import Mapping, Node, Scalar, Sequence
from quizgen.source.plain import load_plain
from quizgen.source.reader import MAX_BYTES, file_text, read_file, read_text
from quizgen.source.section import Section

__all__ = [
    "MAX_BYTES",
    "Mapping",
    "Node",
    "Scalar",
    "Section",
    "Sequence",
    "file_text",
    "load_plain",
    "read_file",
    "read_text",
]
