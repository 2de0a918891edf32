-- Names of speakers are kept under a mark, with all their beginnings: whoever looks for one reads neither words said nor a list to its end.
-- Rows that were there are written anew, in steps. The column has a new name, so that no older worker that is still at work adds rows in between.
DROP TABLE statement_search;
CREATE VIRTUAL TABLE statement_search USING fts5 (
    words, names, facets, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0", prefix = '4');
INSERT INTO upgrade_due (work)
SELECT 'names in the search' WHERE EXISTS (SELECT 1 FROM statement) AND NOT EXISTS (SELECT 1 FROM upgrade_due WHERE work = 'search and counts');
