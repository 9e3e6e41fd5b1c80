"""When acts were and how long states last: begin at ``acts.date_acts``."""
