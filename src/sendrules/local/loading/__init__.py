"""How a policy is loaded: from a plugin's hooks or from a TOML file."""
