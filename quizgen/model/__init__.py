"""Frozen data that every floor above speaks in: items, law, forms, scenarios, outcomes."""
