-- Feeds that somebody added while the workers ran; those of a worker's options are named there.
ALTER TABLE feed ADD COLUMN added_by TEXT;   -- name of the key that added it; null for one of the options
