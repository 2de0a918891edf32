-- How many statements of a speaker judge a question, by day (since 1970-01-01, UTC). Actor '' speaks for nobody.
CREATE TABLE speaker_count (
    question   TEXT NOT NULL,
    speaker    TEXT NOT NULL,                          -- the name, up to 200 characters
    actor      TEXT NOT NULL,
    day        INTEGER NOT NULL,
    stance     TEXT NOT NULL,
    decided    INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    firsts     INTEGER NOT NULL,                       -- those of them whose article is the first of its story
    PRIMARY KEY (question, speaker, actor, day, stance, decided)
) WITHOUT ROWID;

-- Days before 1970 are below zero, where a division cuts toward it. What an upgrade has still to count is counted there.
INSERT INTO speaker_count (question, speaker, actor, day, stance, decided, statements, firsts)
SELECT question, speaker, actor, day, stance, decided, COUNT(*), SUM(CASE WHEN is_copy THEN 0 ELSE 1 END) FROM (
    SELECT question, SUBSTR(json_extract(REPLACE(record, '\u0000', '\ufffd'), '$.speaker.name'), 1, 200) AS speaker, COALESCE(actor, '') AS actor,
           (time - (time % 86400000 + 86400000) % 86400000) / 86400000 AS day, stance, decided, is_copy
    FROM judgment JOIN statement_record ON statement_record.statement = judgment.statement
    WHERE NOT EXISTS (SELECT 1 FROM upgrade_due)) judged
WHERE speaker <> ''
GROUP BY question, speaker, actor, day, stance, decided;

-- All statements on a question.
CREATE TABLE question_count (
    question   TEXT NOT NULL,
    stance     TEXT NOT NULL,
    decided    INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    firsts     INTEGER NOT NULL,
    PRIMARY KEY (question, stance, decided)
) WITHOUT ROWID;
INSERT INTO question_count (question, stance, decided, statements, firsts)
SELECT question, stance, decided, SUM(statements), SUM(firsts) FROM daily_count WHERE actor = '*' GROUP BY question, stance, decided;
