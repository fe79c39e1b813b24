"""One frozen vault per schema version that was ever released, made by `freeze.py`."""
