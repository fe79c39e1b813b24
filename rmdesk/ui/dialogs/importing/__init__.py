"""What an import asks and shows, from the file to its report."""
