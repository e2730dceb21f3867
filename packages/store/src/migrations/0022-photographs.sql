-- The day a photograph was taken, where whoever adds it says so: what was taken in spring and added in summer shows spring.
alter table attachment add column taken_on date;
comment on column attachment.taken_on is 'the day on which a photograph was taken; null: not said, the day it was added stands for it';
