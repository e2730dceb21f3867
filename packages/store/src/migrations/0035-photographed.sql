-- What a photograph says of itself (EXIF): the day on the camera's clock, and where it was taken. What somebody said of
-- the day stands in taken_on and comes first.
alter table attachment add column file_taken_on date, add column file_place point;
comment on column attachment.file_taken_on is 'the day that the file itself says it was taken; null: it does not say';
comment on column attachment.file_place is 'longitude and latitude (WGS84) that the file itself says; null: it does not say';
