"""How fast the archive is: each file here measures one thing and compares it with its goal."""
