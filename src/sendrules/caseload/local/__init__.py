"""An authority's part of the answers for many cases at once: its facts, targets, fast track, offers and queues."""
