"""Jobs: what is due, who is at it, and how it went. What a job does is said in ``stances/tasks.py``."""
