"""Generation: items become forms: variants drawn, orders resolved."""
