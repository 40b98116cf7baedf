"""From files to values of the model, every misfit a problem. Imports `model` and what lies below."""
