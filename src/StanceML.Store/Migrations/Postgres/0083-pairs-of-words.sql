-- Search rows also say which words stand side by side (#): words in a row are found by these. Rows that were there are written anew.
INSERT INTO upgrade_due (work)
SELECT 'pairs of words' WHERE EXISTS (SELECT 1 FROM statement_search) AND NOT EXISTS (SELECT 1 FROM upgrade_due WHERE work = 'search and counts');
