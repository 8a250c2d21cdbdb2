"""Our own checks of a return: one small file each in ``rules``, under our own codes. They are not the department's rules."""
