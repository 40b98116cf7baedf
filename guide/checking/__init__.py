"""What only a look at all files together tells; `build`, the whole story. Imports `relations` and what lies below."""
