"""Time expressions and their meanings: begin at ``finding.find_times``."""
