"""One view for each address of one's programmes and of the people in one."""
