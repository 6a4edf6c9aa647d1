"""Damage: thousands of broken and odd picture files, made from our own drawings by a seed."""
