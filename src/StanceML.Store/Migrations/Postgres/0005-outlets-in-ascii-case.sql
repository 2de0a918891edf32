-- Outlets are compared by ASCII case alone, and 0003 had lowered those it found by the database's locale.
UPDATE statement SET outlet = LOWER(article.outlet COLLATE "C") FROM article
WHERE article.sequence = statement.id >> 20 AND statement.outlet <> LOWER(article.outlet COLLATE "C");
UPDATE judgment SET outlet = LOWER(article.outlet COLLATE "C") FROM article
WHERE article.sequence = judgment.statement >> 20 AND judgment.outlet <> LOWER(article.outlet COLLATE "C");
