"""Plans and reports: what a day holds, what a week and a month came to, for the manager."""
