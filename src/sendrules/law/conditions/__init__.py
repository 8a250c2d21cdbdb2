"""The conditions of the law: small frozen objects that are tested on a case and answer yes, no or not known."""
