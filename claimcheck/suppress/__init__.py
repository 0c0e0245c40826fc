"""What keeps a finding from being shown: comments in the draft, and the baseline."""
