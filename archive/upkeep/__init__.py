"""What keeps an installation well: backup and restore, a doctor, versions that belong together."""
