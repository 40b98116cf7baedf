"""The guide as seen from one page in one language: words, links, names. Imports `relations` and what lies below."""
