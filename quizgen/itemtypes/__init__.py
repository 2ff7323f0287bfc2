"""Item types: what an author writes becomes an interaction; one file a type."""
