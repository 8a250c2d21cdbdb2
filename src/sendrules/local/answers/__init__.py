"""What a policy says of one case, beside the law's answer."""
