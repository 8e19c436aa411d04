"""Putting the suggestions that are certain into the sources, byte for byte."""
