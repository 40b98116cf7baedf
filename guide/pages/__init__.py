"""What the pages of the site hold: macros, layouts' blocks, terms, what stands around. Imports what lies below."""
