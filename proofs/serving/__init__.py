"""Proofs about the site at work: servers that are lost, replaced, or follow each other."""
