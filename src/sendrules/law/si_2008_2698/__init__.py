"""The Upper Tribunal Rules (SI 2008/2698): one module a rule."""
