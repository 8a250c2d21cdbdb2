"""Plugins that each break one promise. ``FAILS`` names the check of the conformance kit that must say so, and no other."""
