-- An article that was begun belongs to one worker until then.
ALTER TABLE article ADD COLUMN lease_owner TEXT;
ALTER TABLE article ADD COLUMN lease_until BIGINT;    -- milliseconds since 1970; null while nobody has it
