"""What would change: plans side by side on the same chance, the places that a date needs, what moves the answer most, and who waits longest."""
