"""What several formats need: one zip writer, one way to select."""
