"""What people make of the machine's records: decisions, queue, agreement, audit, proposals."""
