"""Call scripts: those in force, the library with one's own, and packs of them as files."""
