"""Who did what to whom: begin at ``finding.find_events``."""
