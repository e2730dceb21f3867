-- How much was due in some days in a sub-district is counted by the rows of this sub-district, not of all.
create index due_count_street on due_count (district, street, moment);
