"""What each form of JSON that sendrules writes holds, field by field. The published JSON Schema follows from it."""
