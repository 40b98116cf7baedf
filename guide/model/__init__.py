"""What a guide is made of: sheets, steps, goals, reference; frozen and typed. Imports `text` and `problems`."""
