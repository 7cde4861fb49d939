"""Who gets into the desk: the login, its second step, and how wrong passwords are counted."""
