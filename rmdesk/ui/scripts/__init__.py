"""The library of scripts on the screen: opened, changed, copied, passed on."""
