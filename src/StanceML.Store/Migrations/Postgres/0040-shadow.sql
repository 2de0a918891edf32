-- What a shadow model judged otherwise than the live one. Times are milliseconds since 1970-01-01T00:00:00Z.
CREATE TABLE shadow_disagreement (
    sequence          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,    -- order of writing, with gaps
    article           TEXT COLLATE "C" NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    number            INTEGER NOT NULL,       -- of the statement within the article, from 1
    question          TEXT COLLATE "C" NOT NULL,    -- '' for a task without one
    task              TEXT COLLATE "C" NOT NULL,
    live              TEXT COLLATE "C" NOT NULL,    -- version
    shadow            TEXT COLLATE "C" NOT NULL,    -- version
    live_label        TEXT NOT NULL,
    live_confidence   DOUBLE PRECISION,       -- probability of the label; null where the task does not tell it
    live_decided      BOOLEAN NOT NULL,
    shadow_label      TEXT NOT NULL,
    shadow_confidence DOUBLE PRECISION,
    shadow_decided    BOOLEAN NOT NULL,
    judged            BIGINT NOT NULL,
    UNIQUE (task, live, shadow, article, number, question)
);

CREATE INDEX shadow_disagreement_newest ON shadow_disagreement (task, sequence);
CREATE INDEX shadow_disagreement_of_article ON shadow_disagreement (article);

-- How many judgments were compared, by pair of versions.
CREATE TABLE shadow_tally (
    task   TEXT COLLATE "C" NOT NULL,
    live   TEXT COLLATE "C" NOT NULL,
    shadow TEXT COLLATE "C" NOT NULL,
    judged BIGINT NOT NULL,
    agreed BIGINT NOT NULL,
    since  BIGINT NOT NULL,
    PRIMARY KEY (task, live, shadow)
);
