"""The guide to keep: books, archives; `scripts/` print and build them. Imports `view` and what lies below."""
