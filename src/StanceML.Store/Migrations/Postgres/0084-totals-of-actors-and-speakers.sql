-- All statements of a speaker on a question.
CREATE TABLE speaker_total (
    question   TEXT COLLATE "C" NOT NULL,
    speaker    TEXT COLLATE "C" NOT NULL,
    actor      TEXT COLLATE "C" NOT NULL,              -- '' speaks for nobody
    statements BIGINT NOT NULL,
    firsts     BIGINT NOT NULL,
    PRIMARY KEY (question, speaker, actor)
);
INSERT INTO speaker_total (question, speaker, actor, statements, firsts)
SELECT question, speaker, actor, SUM(statements), SUM(firsts) FROM speaker_count GROUP BY question, speaker, actor;

-- Those with the most are looked for among these few.
CREATE INDEX speaker_total_often ON speaker_total (question, statements, firsts, speaker, actor) WHERE statements >= 8;

-- All statements of an actor on a question.
CREATE TABLE actor_count (
    question   TEXT COLLATE "C" NOT NULL,
    actor      TEXT COLLATE "C" NOT NULL,
    stance     TEXT COLLATE "C" NOT NULL,
    decided    BOOLEAN NOT NULL,
    statements BIGINT NOT NULL,
    firsts     BIGINT NOT NULL,
    PRIMARY KEY (question, actor, stance, decided)
);
INSERT INTO actor_count (question, actor, stance, decided, statements, firsts)
SELECT question, actor, stance, decided, SUM(statements), SUM(firsts) FROM daily_count WHERE actor NOT IN ('', '*') GROUP BY question, actor, stance, decided;
