-- How much was due in some days is counted by the rows of these days, not of all.
create index due_count_moment on due_count (district, moment, register);
