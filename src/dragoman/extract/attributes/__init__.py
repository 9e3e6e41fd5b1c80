"""States of persons and things, and how they change: begin at ``finding.find_attributes``."""
