"""The tests; their folders mirror the package, plus journeys, vaults, bench and campaigns."""
