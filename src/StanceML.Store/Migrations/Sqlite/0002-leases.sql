-- An article that was begun belongs to one worker until then; an inbox that several workers share needs it.
ALTER TABLE article ADD COLUMN lease_owner TEXT;
ALTER TABLE article ADD COLUMN lease_until INTEGER;   -- milliseconds since 1970; null while nobody has it
