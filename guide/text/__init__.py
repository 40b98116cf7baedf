"""How a text is written: typography, paragraphs, what no text may hold. Imports no other room."""
