"""What is offered beside an answer: things by name, names as one types, other words, fewer conditions."""
