"""Makes the parser that ships in claimcheck/models: see README.md in this folder."""
