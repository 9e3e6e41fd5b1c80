"""Words that stand for somebody or something: begin at ``finding.find_mentions``."""
