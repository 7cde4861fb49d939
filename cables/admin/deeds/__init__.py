"""What asks before it is done: withdrawing, making public, rejecting everywhere."""
