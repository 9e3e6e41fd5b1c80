"""Standing ties between two: begin at ``finding.find_relations``."""
