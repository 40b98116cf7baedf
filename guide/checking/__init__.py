"""What a look at all files tells; calls and markup of pages; `build`. Imports `relations` and what lies below."""
