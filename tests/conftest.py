"""What all tests share."""

import pytest

_LONG = 60


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """A long value is named by its length: ids travel between the workers, the value with them."""
    if isinstance(val, str | bytes) and len(val) > _LONG:
        beginning = val[:10] if isinstance(val, str) else val[:10].hex()
        return f"{beginning}... of {len(val)}"
    return None
