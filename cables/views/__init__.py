"""One small file for each noun; a view asks a room below it and renders."""
