"""Which things belong together, found once: the `Guide`. Imports `reading` and what lies below."""
