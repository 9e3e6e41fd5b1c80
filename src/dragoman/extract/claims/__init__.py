"""Who says what, through whom: begin at ``finding.find_claims``."""
