"""Which words stand for one entity: begin at ``resolving.resolve_coreference``."""
