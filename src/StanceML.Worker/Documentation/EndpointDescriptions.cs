using StanceML.Training;

namespace StanceML.Worker;

/// <summary>The texts of the OpenAPI document: method and address to what the endpoint is for.</summary>
internal static class EndpointDescriptions
{
    private const string Analysis = "Analysis";
    private const string Articles = "Articles";
    private const string Statements = "Statements";
    private const string Positions = "Positions";
    private const string Review = "Review";
    private const string Webhooks = "Webhooks";
    private const string Models = "Live models";
    private const string Keys = "Keys";

    private static readonly IReadOnlyList<QueryParameter> PositionParameters =
    [
        new("question", "Id of a recognition question.", Example: "kosovo"),
        new("actor", "Id of an actor.", Example: "RS"),
        new("stance", "The position now; of changes, the one after.", Allowed: ["support", "oppose", "neutral"]),
        new("from", "Held or changed on this day (UTC) or later.", "date", "2026-01-01"),
        new("to", "Held or changed before this day (UTC).", "date", "2027-01-01"),
    ];

    private static readonly QueryParameter Copies = new("copies", "`false` counts one of each story.", Allowed: ["true", "false"]);

    private static readonly IReadOnlyList<QueryParameter> CountParameters =
    [
        new("from", "Not before this day (UTC).", "date", "2026-01-01"),
        new("to", "Before this day (UTC).", "date", "2027-01-01"),
        Copies,
    ];

    private static readonly QueryParameter Unit = new("unit", "Is of the trend alone; taken so that one address fits all charts of a page.", Allowed: ["day", "week", "month", "year"]);
    private static readonly QueryParameter ListLimit = new("limit", "Of JSON: how many at most, 1 to 500; 50 unless said. Files hold all.", "int32", "50");
    private static readonly QueryParameter TableFormats = new("format", "`json` unless said.", Allowed: ["json", "csv", "parquet"]);
    private static readonly QueryParameter ChartFormats = new("format", "`json` unless said.", Allowed: ["json", "csv", "parquet", "svg"]);

    private static readonly IReadOnlyDictionary<string, string> TableAnswers = new Dictionary<string, string>
    {
        ["text/csv"] = "The whole table, with the address of its page in each row. Cells that a spreadsheet would run as formulas begin with an apostrophe.",
        ["application/vnd.apache.parquet"] = "The same rows and names, with their types.",
    };

    private static readonly IReadOnlyDictionary<string, string> ChartAnswers = new Dictionary<string, string>(TableAnswers)
    {
        ["image/svg+xml"] = "The chart of the page, with its legend and that address.",
    };

    public static IReadOnlyDictionary<string, EndpointDescription> All { get; } = new Dictionary<string, EndpointDescription>(StringComparer.Ordinal)
    {
        ["POST /v1/analyze"] = new(Analysis, "Analyze a text now", "Takes one article apart and answers with its statements. Nothing is kept.")
        {
            Body = typeof(ArticleSubmission),
            OtherBodies = new Dictionary<string, string> { ["text/plain"] = "The article's text in UTF-8.", ["text/html"] = "A web page, whose article is analyzed.", ["application/xhtml+xml"] = "Likewise." },
            BodyExample = """
                {"text":"\"Kosovo is a state and we recognise its independence,\" Foreign Minister Ilse Adernach told reporters.","title":"Veldmark recognises Kosovo"}
                """,
            Answer = typeof(AnalyzeAnswer),
            Refusals = [400, 413, 415],
        },
        ["POST /v1/classify"] = new(Analysis, "Judge statements", "Judges rows of text as `stanceml classify` does: one object, or an array. Nothing is kept.")
        {
            Body = typeof(UnjudgedRow[]),
            TakesOne = true,
            BodyExample = """[{"id":"1","text":"We will never recognise it.","target":"kosovo"}]""",
            Answer = typeof(ClassifyAnswer),
            Refusals = [400, 413, 415],
        },
        ["POST /v1/articles"] = new(
            Articles, "Take articles in", "One article, or an array. All or none are durable when this answers; analysis follows. The same text twice is one article.")
        {
            Headers = [new(IdempotentAnswers.Header, "A word of the caller's for this request, not for a stream of lines: sent again within a day with the same body, it is answered as it was the first time.", Example: "import-2026-03-02-7")],
            Body = typeof(ArticleSubmission[]),
            TakesOne = true,
            OtherBodies = new Dictionary<string, string>
            {
                ["text/plain"] = "One article's text in UTF-8.",
                ["text/html"] = "A web page, whose article is taken.",
                ["application/xhtml+xml"] = "Likewise.",
                [SubmissionReader.LinesType] = "One article a line, however many; each is answered by a line while the stream goes on.",
            },
            BodyExample = """
                [{"text":"Serbia's Foreign Ministry called the step \"a crude violation of international law\".","outlet":"Danube Dispatch","published":"2026-03-02T09:30:00Z"}]
                """,
            Status = 202,
            Answer = typeof(AcceptedAnswer),
            AnswerExample = """{"articles":[{"id":"9f2c61b0e3a84d57b1c09d6f3e5a7c88419b2d60f7e1a3c5d8b4e6f09a1c2d3e","state":"pending","new":true}]}""",
            Refusals = [400, 413, 415, 422],
        },
        ["GET /v1/articles/{id}"] = new(Articles, "What became of an article", "Its state (`pending`, `done`, `failed`; `fetching` for an address whose page is not here yet), why it failed, and how many statements were found.")
        {
            Answer = typeof(ArticleAnswer),
            Refusals = [404],
        },
        ["GET /v1/articles"] = new(Articles, "List articles", "Those in one state, newest first: the way to find what failed.")
        {
            Query =
            [
                new("state", "`failed` unless said.", Allowed: ["failed", "pending", "done"]),
                new("kind", "`url` lists the addresses that were sent in to be fetched; `article` unless said.", Allowed: ["article", "url"]),
                StatementParameters.After,
                StatementParameters.Limit(500),
            ],
            Answer = typeof(ArticleListAnswer),
            Refusals = [400],
        },
        ["POST /v1/articles/{id}/retry"] = new(Articles, "Try a failed article again", "It is pending again, with its attempts forgotten.") { Status = 202, Answer = typeof(RetriedAnswer), Refusals = [404, 409] },
        ["POST /v1/articles/retry"] = new(Articles, "Try all failed articles again", "They are pending again, with their attempts forgotten.") { Status = 202, Answer = typeof(RetriedAnswer), Refusals = [400] },
        ["GET /v1/feeds"] = new(Articles, "The feeds that are read", "Each with when it was read last, and what came of it.") { Answer = typeof(FeedsAnswer) },
        ["POST /v1/feeds"] = new(Articles, "Read another feed", "From now on, besides those that the workers were started with. It is read within seconds.")
        {
            Body = typeof(FeedSubmission),
            BodyExample = """{"url":"https://harbour.example/news.xml"}""",
            Status = 204,
            Refusals = [400, 409, 415],
        },
        ["DELETE /v1/feeds"] = new(Articles, "Read a feed no more", "One that was added; those that a worker was started with stay.")
        {
            Query = [new("url", "Of the feed.", Example: "https://harbour.example/news.xml") { IsRequired = true }],
            Status = 204,
            Refusals = [400, 409],
        },
        ["GET /v1/keys"] = new(Keys, "List API keys", "Without the keys themselves, which are kept as hashes.") { Answer = typeof(KeysAnswer) },
        ["POST /v1/keys"] = new(Keys, "Make an API key", "The key is shown this once. Without `expires` it counts until it is revoked.")
        {
            Body = typeof(KeyRequest),
            BodyExample = """{"name":"wire import","role":"submitter","expires":"2027-12-31"}""",
            Status = 201,
            Answer = typeof(NewKeyAnswer),
            Refusals = [400, 409, 415],
        },
        ["DELETE /v1/keys/{id}"] = new(Keys, "Revoke an API key", "It counts no more: here from the next request on, at other workers within seconds.")
        {
            Status = 204,
            Refusals = [404],
        },
        ["GET /v1/statements"] = new(
            Statements,
            "List or export statements",
            "Newest article first. As JSON a page at a time; in every other format all of them, written while they are read. An export that ends in good order is complete.")
        {
            Query =
            [
                .. StatementParameters.Filter,
                StatementParameters.After,
                new("limit", "Of a page: 1 to 500, 50 unless said. Of an export: any number, all unless said.", "int32", "50"),
                new("format", "Goes before the Accept header.", Allowed: ["json", "jsonl", "csv", "parquet"]),
            ],
            Answer = typeof(StatementsAnswer),
            OtherAnswers = new Dictionary<string, string>
            {
                ["application/x-ndjson"] = "One statement a line, each with its article's title, outlet, url, published and received.",
                ["text/csv"] = "One row per statement and target, under the names in the first line. Cells that a spreadsheet would run as formulas begin with an apostrophe.",
                ["application/vnd.apache.parquet"] = "The same rows and names, with their types.",
            },
            Refusals = [400, 406],
        },
        ["GET /v1/stream"] = new(
            Statements,
            "Follow new statements and their corrections",
            "Server-sent events: `statement` as soon as it is stored, `corrected` when a reviewer's decision, or the undoing of one, changes what it says. A correction is sent where the statement fits the filter now or did before. The id of an event is the place after it: whoever comes back with it, as Last-Event-ID or `after`, misses none. Comments keep a quiet stream alive; after an hour it ends, and clients come back.")
        {
            Query = [.. StatementParameters.Filter, new("after", "Id of the last event that was read; `0` begins with the oldest statement. From now on unless said.", Example: "0")],
            Headers = [new(StreamEndpoint.LastEventId, "As `after`, which it goes before: browsers send it by themselves when they come back.")],
            OtherAnswers = new Dictionary<string, string> { ["text/event-stream"] = "The data of each event is one statement as JSON, with its article's title, outlet, url, published and received. That of `corrected` is the record as it is since, with `reviewed`: `rejected` when it is no statement, and none when the decision was taken back." },
            Refusals = [400],
        },
        ["POST /v1/statements/{key}/wrong"] = new(
            Review, "Call a judgment wrong", "The statement goes to review, and its judgments stand until a reviewer decides. The key is the article's id, a colon and the statement's number, or the key that the review queue names. Calling it again replaces the note.")
        {
            Body = typeof(WrongRequest),
            BodyExample = """{"note":"The minister speaks of the neighbor, not of this state."}""",
            Status = 204,
            Refusals = [400, 404, 415],
        },
        ["GET /v1/review/queue"] = new(
            Review,
            "What is worth a look",
            "By expected gain: how likely a judgment is wrong (what the models leave in doubt, a shadow model judges otherwise, readers call wrong), times how much hangs on it (busy questions, positions and changes that rest on it, wire copies). A random control sample is mixed in, and nothing tells it from the rest: how sure the models are is held back. What others decided is not told where a second opinion is wanted.")
        {
            Query = [StatementParameters.Limit(100)],
            Answer = typeof(ReviewQueueAnswer),
            Refusals = [400],
        },
        ["POST /v1/reviews"] = new(
            Review,
            "Decide on a statement",
            "`confirm` what is shown, `correct` it, `reject` what is no statement, `skip` it, or `undo` an earlier decision with all that it was applied to. Statements, counts, positions and search follow at once. Nothing is deleted: `GET /v1/reviews` lists all.")
        {
            Body = typeof(ReviewRequest),
            BodyExample = """{"statement":"9f2c61b0e3a84d57b1c09d6f3e5a7c88419b2d60f7e1a3c5d8b4e6f09a1c2d3e:1","kind":"correct","targets":[{"id":"kosovo","stance":"support"}],"note":"Regret about the delay, not about the step.","copies":true}""",
            Status = 201,
            Answer = typeof(NewReviewAnswer),
            Refusals = [400, 404, 409, 415],
        },
        ["GET /v1/reviews"] = new(Review, "What was decided", "Newest first, undone or not: by whom, when, what the models had judged, and what the reviewer holds.")
        {
            Query =
            [
                new("reviewer", "Id of a reviewer's key."),
                new("statement", "Key of a statement, or its article's id, a colon and its number."),
                new("kind", "Of decisions.", Allowed: ["confirm", "correct", "reject", "skip", "undo"]),
                StatementParameters.After,
                StatementParameters.Limit(500),
            ],
            Answer = typeof(ReviewsAnswer),
            Refusals = [400],
        },
        ["GET /v1/review/agreement"] = new(
            Review,
            "How far reviewers agree",
            "Cohen's kappa with 95 % intervals over statements with a blind second opinion, per task, label and pair of reviewers; and how often the models were right in the random control sample.")
        {
            Answer = typeof(AgreementAnswer),
        },
        ["GET /v1/positions"] = new(
            Positions,
            "Who stands where, and since when",
            "By question and actor: the stance that most of the latest five decided statements take, counting one of each story; since when; how many took which; and the newest three.")
        {
            Query = [.. PositionParameters, StatementParameters.After, StatementParameters.Limit(200)],
            Answer = typeof(PositionsAnswer),
            Refusals = [400],
        },
        ["GET /v1/changes"] = new(Positions, "Whose position moved", "Newest first: the stance before and after side by side, each with a statement that took it.")
        {
            Query = [.. PositionParameters, StatementParameters.After, StatementParameters.Limit(200)],
            Answer = typeof(ChangesAnswer),
            Refusals = [400],
        },
        ["GET /v1/questions"] = new(Positions, "Questions with statements", "Each with how many statements take which stance, and the day of the newest.")
        {
            Query = [Copies, TableFormats],
            Answer = typeof(QuestionsAnswer),
            OtherAnswers = TableAnswers,
            Refusals = [400],
        },
        ["GET /v1/questions/{id}/trend"] = new(Positions, "How a question goes over time", "How many statements took which stance, decided and undecided. A question of the catalogue without statements has no points; an id that neither the catalogue nor the store knows is not found.")
        {
            Query =
            [
                new("actor", "Of this actor alone; of everyone unless said.", Example: "RS"),
                .. CountParameters,
                new("unit", "`week` unless said. A picture takes a coarser one where it has no room.", Allowed: ["day", "week", "month", "year"]),
                ChartFormats,
            ],
            Answer = typeof(TrendAnswer),
            OtherAnswers = ChartAnswers,
            Refusals = [400, 404],
        },
        ["GET /v1/questions/{id}/map"] = new(Positions, "Where actors stand now", "Every actor, of all time and one of each story, as positions are; the picture is a map of equal areas.")
        {
            Query = [.. CountParameters, Unit, new("view", "Of the picture; `world` unless said.", Allowed: ["world", "europe"]), ChartFormats],
            Answer = typeof(QuestionActorsAnswer),
            OtherAnswers = ChartAnswers,
            Refusals = [400, 404],
        },
        ["GET /v1/questions/{id}/actors"] = new(Positions, "What actors say on a question", "How many of each actor's statements take which stance, most statements first, with the position now.")
        {
            Query = [.. CountParameters, Unit, ListLimit, ChartFormats],
            Answer = typeof(QuestionActorsAnswer),
            OtherAnswers = ChartAnswers,
            Refusals = [400, 404],
        },
        ["GET /v1/questions/{id}/speakers"] = new(Positions, "What speakers say on a question", "How many of each speaker's statements take which stance, most statements first. Names are as reported: one may be several people's.")
        {
            Query = [new("actor", "Who speak for this actor.", Example: "RS"), .. CountParameters, Unit, ListLimit, ChartFormats],
            Answer = typeof(QuestionSpeakersAnswer),
            OtherAnswers = ChartAnswers,
            Refusals = [400, 404],
        },
        ["GET /v1/actors/{id}"] = new(Positions, "What an actor says", "Question by question, how many statements take which stance, with the position now, and who speaks for the actor.")
        {
            Query = [Copies, ChartFormats],
            Answer = typeof(ProfileAnswer),
            OtherAnswers = ChartAnswers,
            Refusals = [400],
        },
        ["GET /v1/speakers/{name}"] = new(Positions, "What a speaker says", "Question by question, how many statements take which stance, and for whom. Names are as reported: one may be several people's.")
        {
            Query = [Copies, ChartFormats],
            Answer = typeof(ProfileAnswer),
            OtherAnswers = ChartAnswers,
            Refusals = [400],
        },
        ["GET /v1/compare"] = new(Positions, "Two actors or two questions side by side", "Two actors on every question that one of them spoke on, or every actor that spoke on one of two questions; one of each story.")
        {
            Query =
            [
                new("by", "What `one` and `other` are; `actors` unless said.", Allowed: ["actors", "questions"]),
                new("one", "Id of an actor or of a question.", Example: "RS") { IsRequired = true },
                new("other", "Likewise.", Example: "RU") { IsRequired = true },
                ChartFormats,
            ],
            Answer = typeof(ComparisonAnswer),
            OtherAnswers = ChartAnswers,
            Refusals = [400],
        },
        ["GET /v1/questions/{id}/outlets"] = new(Positions, "What outlets report on a question", "How many of the statements in each outlet take which stance, most statements first.")
        {
            Query = [.. CountParameters, Unit, ListLimit, ChartFormats],
            Answer = typeof(QuestionOutletsAnswer),
            OtherAnswers = ChartAnswers,
            Refusals = [400, 404],
        },
        ["POST /v1/webhooks"] = new(
            Webhooks,
            "Have new and corrected statements, or changes of position, sent",
            "Batches of up to 100, all of the type `statements` (new), `corrected` (statements changed by a reviewer's decision) or `changes` (of position, as `GET /v1/changes` lists them), are posted to the address, signed after the Standard Webhooks specification (https://www.standardwebhooks.com): each at least once, in order, with the same `webhook-id` whenever it is sent again. The secret is shown this once.")
        {
            Body = typeof(WebhookSubmission),
            BodyExample = """{"url":"https://desk.example.org/statements","types":["statements","changes"],"filter":{"question":"kosovo","decided":"true"}}""",
            Status = 201,
            Answer = typeof(WebhookAnswer),
            Refusals = [400, 409, 415],
        },
        ["GET /v1/webhooks"] = new(Webhooks, "List webhooks", "How far each has come, and how it does.") { Answer = typeof(WebhooksAnswer) },
        ["GET /v1/webhooks/{id}"] = new(Webhooks, "One webhook", "How far it has come, and how it does.") { Answer = typeof(WebhookAnswer), Refusals = [404] },
        ["DELETE /v1/webhooks/{id}"] = new(Webhooks, "Delete a webhook", "With its failed batches. A batch on its way may still arrive.") { Status = 204, Refusals = [404] },
        ["POST /v1/webhooks/{id}/test"] = new(Webhooks, "Send a test", "Posts a signed batch of the type `test` without statements, now and once.") { Status = 204, Refusals = [404, 502] },
        ["GET /v1/webhooks/{id}/failures"] = new(Webhooks, "Batches that were given up", "Oldest first, at most 100.") { Answer = typeof(WebhookFailuresAnswer), Refusals = [404] },
        ["POST /v1/webhooks/{id}/failures/{batch}/redeliver"] = new(Webhooks, "Send a failed batch again", "Now and once; it leaves the list when it arrives.") { Status = 204, Refusals = [404, 502] },
        ["GET /v1/models"] = new(Models, "What judges now", "Per task: the live version with its figures, the versions that are there, and the last one that was refused.")
        {
            Answer = typeof(ModelsAnswer),
        },
        ["GET /v1/models/{task}/history"] = new(Models, "Which versions were live, and when", "The ledger of one task, oldest first: who made which version live, when and why.")
        {
            Answer = typeof(ModelHistoryAnswer),
            Refusals = [404, 409],
        },
        ["GET /v1/models/drift"] = new(Models, "Whether today's articles look like those of training", "Population stability of the last judgments of each model against its answers at training.")
        {
            Answer = typeof(DriftAnswer),
        },
        ["PUT /v1/models/{task}/shadow"] = new(Models, "Let a version judge in the shadow of the live one", "It judges accepted articles too; its judgments are compared and not stored with statements. A restart forgets it.")
        {
            Body = typeof(ShadowSubmission),
            BodyExample = """{"version":"2026.12.1"}""",
            Answer = typeof(ShadowAnswer.Running),
            Refusals = [400, 404, 409, 415],
        },
        ["DELETE /v1/models/{task}/shadow"] = new(Models, "End the shadow", "What was compared stays listed.") { Status = 204, Refusals = [404] },
        ["GET /v1/models/{task}/shadow/disagreements"] = new(Models, "Where live and shadow disagree", "Newest first, a page at a time, with how often each pair of versions agreed.")
        {
            Query =
            [
                StatementParameters.After,
                StatementParameters.Limit(500),
            ],
            Answer = typeof(ShadowAnswer),
            Refusals = [400, 404],
        },
        ["GET /v1/retraining"] = new(Models, "The trainings on reviewers' decisions", "Newest first: what each was asked for, how far it has come, and the versions that it wrote.")
        {
            Answer = typeof(RetrainingAnswer),
        },
        ["POST /v1/retraining"] = new(
            Models,
            "Train on reviewers' decisions",
            "In the background, one at a time: the shipped rows and all decisions so far teach new versions. None goes live by that; compare it with the live one, then promote it.")
        {
            Body = typeof(RetrainingSubmission),
            BodyExample = """{"tasks":["stance"],"why":"Forty corrections on Somaliland"}""",
            Status = 202,
            Answer = typeof(RetrainingAnswer.Retraining),
            Refusals = [400, 409, 415],
        },
        ["DELETE /v1/retraining"] = new(Models, "Stop the training that runs", "It ends within seconds; versions that it has written stay.") { Status = 204, Refusals = [404] },
        ["POST /v1/models/{task}/promote"] = new(Models, "Make a version live", "The gate compares it with the live one first; a version that it refuses goes live with `override` alone.")
        {
            Body = typeof(PromotionSubmission),
            BodyExample = """{"version":"2026.12.1","why":"Better on neutral statements of wire reports"}""",
            Answer = typeof(PromotionAnswer),
            Refusals = [400, 404, 409, 415],
        },
        ["POST /v1/models/{task}/rollback"] = new(Models, "Make an earlier version live again", "Back to the version before, or to the one named.")
        {
            Body = typeof(PromotionSubmission),
            BodyExample = """{"why":"Undecided share doubled since yesterday"}""",
            Answer = typeof(PromotionAnswer),
            Refusals = [400, 404, 409, 415],
        },
    };
}
