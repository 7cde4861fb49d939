"""What somebody may send to a public site: any request, scripts, guessed passwords."""
