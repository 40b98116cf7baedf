"""The guide to keep: books (PDF, EPUB), archives. Imports `view` and what lies below."""
