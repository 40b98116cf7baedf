"""The guide for other programs: JSON, CSV, Atom, GeoJSON, IATI. Imports `charts` and what lies below."""
