"""What the tests of plugins and of other systems use; needs the extra ``sendrules[testing]``."""
