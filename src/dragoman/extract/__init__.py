"""One article to its layers, one package a layer."""
