"""The TIMEX grammar: words to classes, classes to phrases, phrases to meanings on a calendar."""
