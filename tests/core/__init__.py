"""Tests of the mathematics: every file of core has its own here."""
