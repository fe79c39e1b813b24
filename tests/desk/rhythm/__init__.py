"""The month at the desk: targets, standing, settings."""
