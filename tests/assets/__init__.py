"""Tests of what was drawn, trained and measured beforehand."""
