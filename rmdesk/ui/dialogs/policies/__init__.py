"""The form of an insurance policy, and how it is read while it is typed."""
