"""A problem in somebody's file, and its wording: the ground floor. Imports no other room."""
