-- Failed articles are listed in the order in which they arrived, like all others.
DROP INDEX article_failed;
CREATE INDEX article_failed ON article (sequence) WHERE state = 'failed';
