"""Tests of gui, mirrored."""
