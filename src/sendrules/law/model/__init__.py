"""The shape of the law: duties, limits, anchors, lives, readings."""
