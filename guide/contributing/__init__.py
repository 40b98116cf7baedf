"""The ways to a new sheet: schema, forms, command line, word processor. Imports `view` and what lies below."""
