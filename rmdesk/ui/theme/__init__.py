"""The themes, and the only place that names colours."""
