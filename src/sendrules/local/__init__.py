"""What an authority adds: its declarations, the host that loads them, and their application beside the law."""
