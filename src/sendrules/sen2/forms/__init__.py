"""The formats of a return, a reader each. Each gives texts (``raw.RawReturn``); what they say is told in one place for all."""
