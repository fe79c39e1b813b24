"""Every command of the desk, declared once: bindings, palette, footer, help and README follow."""
