"""The HESC Rules of the First-tier Tribunal (SI 2008/2699): one module a rule."""
