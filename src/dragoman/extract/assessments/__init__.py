"""What someone says leads to what: begin at ``finding.find_assessments``."""
