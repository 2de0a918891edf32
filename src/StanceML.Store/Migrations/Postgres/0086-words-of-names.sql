-- Words of speakers' names, so that a beginning is looked for as the words that it may be. The index puts all that begins alike in one heap first,
-- millions for a frequent first name, before it looks at what else is asked for; the lists of whole words it reads where they meet the others.
CREATE TABLE name_word (word TEXT COLLATE "C" PRIMARY KEY);
INSERT INTO name_word (word)
SELECT DISTINCT SUBSTR(lexeme, 2) FROM statement_search, UNNEST(words) WHERE lexeme LIKE '@%';
