"""The Equality Act 2010: claims of disability discrimination against schools."""
