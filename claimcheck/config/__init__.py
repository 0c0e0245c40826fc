"""The configuration: what a house asks for, in claimcheck.toml or in pyproject.toml."""
