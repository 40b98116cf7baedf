"""A sheet in a word processor: the template, and its way back."""
