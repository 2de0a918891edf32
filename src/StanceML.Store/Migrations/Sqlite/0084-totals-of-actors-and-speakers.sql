-- All statements of a speaker on a question.
CREATE TABLE speaker_total (
    question   TEXT NOT NULL,
    speaker    TEXT NOT NULL,
    actor      TEXT NOT NULL,                          -- '' speaks for nobody
    statements INTEGER NOT NULL,
    firsts     INTEGER NOT NULL,
    PRIMARY KEY (question, speaker, actor)
) WITHOUT ROWID;
INSERT INTO speaker_total (question, speaker, actor, statements, firsts)
SELECT question, speaker, actor, SUM(statements), SUM(firsts) FROM speaker_count GROUP BY question, speaker, actor;

-- Those with the most are looked for among these few.
CREATE INDEX speaker_total_often ON speaker_total (question, statements, firsts, speaker, actor) WHERE statements >= 8;

-- All statements of an actor on a question.
CREATE TABLE actor_count (
    question   TEXT NOT NULL,
    actor      TEXT NOT NULL,
    stance     TEXT NOT NULL,
    decided    INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    firsts     INTEGER NOT NULL,
    PRIMARY KEY (question, actor, stance, decided)
) WITHOUT ROWID;
INSERT INTO actor_count (question, actor, stance, decided, statements, firsts)
SELECT question, actor, stance, decided, SUM(statements), SUM(firsts) FROM daily_count WHERE actor NOT IN ('', '*') GROUP BY question, actor, stance, decided;
