"""The map of partnerships: projection, arcs, marks apart."""
