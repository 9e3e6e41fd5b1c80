"""One article to its layers, one module a layer."""
