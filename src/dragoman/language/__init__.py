"""Text to paragraphs, tokens, sentences and trees; the calendar."""
