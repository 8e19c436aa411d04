"""Findings that a document itself silences, and silences that silence nothing."""
