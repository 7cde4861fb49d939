"""Figures as readers meet them: rows, charts, key figures of a country, words, choices."""
