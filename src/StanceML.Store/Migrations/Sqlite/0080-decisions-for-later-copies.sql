-- A decision that counts for the wire copies of an article counts for those that come in later too.
ALTER TABLE review ADD COLUMN story INTEGER;   -- sequence of the first article of that story; null where the decision counts for its own statement alone
UPDATE review SET story = (SELECT COALESCE(article.story, article.sequence) FROM article WHERE article.id = review.article)
WHERE verdict IS NOT NULL AND EXISTS (SELECT 1 FROM review repeated WHERE repeated.copy_of = review.sequence);
CREATE INDEX review_of_story ON review (story) WHERE story IS NOT NULL;
