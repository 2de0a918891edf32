-- What reviewers decided on statements. Rows are only added: a decision is undone by a later row. Times are milliseconds since 1970-01-01T00:00:00Z.
CREATE TABLE review (
    sequence      INTEGER PRIMARY KEY AUTOINCREMENT,   -- in the order of commits
    statement     INTEGER NOT NULL,                    -- may have gone since: what was decided stays
    article       TEXT NOT NULL,                       -- its id
    time          INTEGER NOT NULL,                    -- the statement's
    reviewer      TEXT NOT NULL,                       -- id of a key
    reviewer_name TEXT NOT NULL,
    decided       INTEGER NOT NULL,
    kind          TEXT NOT NULL,
    round         TEXT NOT NULL,
    machine       TEXT,                                -- what the models had judged, as JSON; null for an undoing
    verdict       TEXT,                                -- as JSON; null where nothing was decided
    note          TEXT,
    copy_of       INTEGER,                             -- the decision that was applied to this wire copy too
    undoes        INTEGER,
    is_control    INTEGER NOT NULL                     -- of the random control sample
);
CREATE INDEX review_of_statement ON review (statement, sequence);
CREATE INDEX review_of_reviewer ON review (reviewer, decided);
CREATE INDEX review_of_copies ON review (copy_of) WHERE copy_of IS NOT NULL;
CREATE UNIQUE INDEX review_undone ON review (undoes) WHERE undoes IS NOT NULL;

-- A reviewed statement as the models judged it: what is shown is made from this and the decisions.
CREATE TABLE review_original (
    statement     INTEGER PRIMARY KEY,
    context       TEXT NOT NULL,
    context_start INTEGER NOT NULL,
    record        TEXT NOT NULL
);

-- What readers called wrong, one mark of a reader per statement.
CREATE TABLE review_mark (
    statement INTEGER NOT NULL,
    reader    TEXT NOT NULL,                           -- id of a key
    name      TEXT NOT NULL,
    note      TEXT,
    marked    INTEGER NOT NULL,
    answer    INTEGER,                                 -- the decision made since; null while there is none
    PRIMARY KEY (statement, reader)
) WITHOUT ROWID;

-- What is worth a reviewer's look. Gain is the expected gain: how likely a judgment is wrong, times how much hangs on it.
CREATE TABLE review_queue (
    statement       INTEGER PRIMARY KEY,
    state           TEXT NOT NULL,                     -- open, second, dispute or done
    opinion_of      TEXT,                              -- whose opinion there is, while a second one is awaited
    doubt           REAL NOT NULL,                     -- 0 to 1
    activity        REAL NOT NULL,                     -- of its busiest question, 0 to 1
    copies          INTEGER NOT NULL DEFAULT 0,        -- articles that repeat the story
    position_share  REAL NOT NULL DEFAULT 0,           -- of the statements that a position rests on, 0 to 1
    is_change       INTEGER NOT NULL DEFAULT 0,        -- the newest change of a position rests on it
    shadow_task     TEXT,                              -- a shadow model judged otherwise
    shadow_question TEXT,
    shadow_label    TEXT,
    wrong           INTEGER NOT NULL DEFAULT 0,        -- marks of readers without an answer
    control         REAL,                              -- place in the random control sample; null when it is not in it
    held_by         TEXT,                              -- who looks at it now
    held_until      INTEGER,
    gain            REAL NOT NULL GENERATED ALWAYS AS (
        CASE
            WHEN state = 'dispute' THEN 1.0
            WHEN wrong > 0 AND doubt < 0.7 THEN 0.7
            WHEN shadow_task IS NOT NULL AND doubt < 0.5 THEN 0.5
            ELSE doubt
        END
        * (1 + activity + 2 * position_share + CASE WHEN is_change THEN 1 ELSE 0 END + 0.1 * CASE WHEN copies > 10 THEN 10 ELSE copies END)) STORED
);
CREATE INDEX review_queue_order ON review_queue (gain, statement) WHERE state <> 'done';
CREATE INDEX review_queue_control ON review_queue (control) WHERE control IS NOT NULL AND state <> 'done';

INSERT INTO upgrade_due (work) SELECT 'review queue' WHERE EXISTS (SELECT 1 FROM statement);
