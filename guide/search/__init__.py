"""The search: what it finds, its files, its scripts. Imports `view` and what lies below."""
