-- Whoever follows the store also hears when a reviewer's decision changes what a statement says.
ALTER TABLE statement_feed ADD COLUMN statement INTEGER;   -- the one that was changed; null where those of a new article were stored
ALTER TABLE statement_feed ADD COLUMN shown TEXT;          -- what it said before, as JSON; null where it was not shown
ALTER TABLE statement_feed ADD COLUMN record TEXT;         -- what it says since, as JSON
ALTER TABLE statement_feed ADD COLUMN changed INTEGER;     -- when, in milliseconds since 1970-01-01T00:00:00Z
CREATE INDEX statement_feed_corrections ON statement_feed (position) WHERE statement IS NOT NULL;

-- A batch holds one kind of news.
ALTER TABLE webhook ADD COLUMN batch_kind TEXT;            -- of the batch that is being sent; null for none
ALTER TABLE webhook_failure ADD COLUMN kind TEXT NOT NULL DEFAULT 'statements';
UPDATE webhook SET batch_kind = 'statements' WHERE batch_entry IS NOT NULL;
