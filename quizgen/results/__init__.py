"""Results: what the answers of many people say about them, about the items and about the paper."""
