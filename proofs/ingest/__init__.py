"""Proofs about files: what is loaded is whole, and stays what was received."""
