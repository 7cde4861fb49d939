"""The review desk: the queue of doubts, a cable with its source beside it, verdicts and tools."""
