"""The explorer of sheets: facets, comparison, tables; its scripts and styles. Imports `exports` and what lies below."""
