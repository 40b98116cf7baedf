"""« Mon projet », a work plan on the reader's device; its scripts and styles. Imports `view` and what lies below."""
