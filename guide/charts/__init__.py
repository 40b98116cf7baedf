"""Drawings, each with the table that it is drawn from. Imports `view` and what lies below."""
