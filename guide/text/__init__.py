"""How a text is written: typography, paragraphs, what no text, page or picture may hold. Imports no other room."""
