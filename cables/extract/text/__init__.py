"""Text before it has a meaning: its way back to the source, marks of publishers, misread letters."""
