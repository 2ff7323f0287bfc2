"""Schemas: JSON Schema of the content files, for editors; the loader alone decides."""

from quizgen.loading.schemas.files import KINDS, schema

__all__ = ["KINDS", "schema"]
