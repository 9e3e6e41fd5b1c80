"""How an act stands where it is said: begin at ``judging.judge_status``."""
