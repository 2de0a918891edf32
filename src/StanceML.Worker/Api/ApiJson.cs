using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using StanceML.Store;

namespace StanceML.Worker;

/// <summary>The JSON of the HTTP API. What comes in is read strictly: an unknown or repeated field is a mistake worth naming.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ArticleSubmission))]
[JsonSerializable(typeof(List<ArticleSubmission?>))]
[JsonSerializable(typeof(AnalyzeAnswer))]
[JsonSerializable(typeof(AcceptedAnswer))]
[JsonSerializable(typeof(ArticleAnswer))]
[JsonSerializable(typeof(ArticleListAnswer))]
[JsonSerializable(typeof(FeedsAnswer))]
[JsonSerializable(typeof(FeedSubmission))]
[JsonSerializable(typeof(LineAnswer))]
[JsonSerializable(typeof(RetriedAnswer))]
[JsonSerializable(typeof(StatementsAnswer))]
[JsonSerializable(typeof(PositionsAnswer))]
[JsonSerializable(typeof(WebhookSubmission))]
[JsonSerializable(typeof(WebhookAnswer))]
[JsonSerializable(typeof(WebhooksAnswer))]
[JsonSerializable(typeof(WebhookFailuresAnswer))]
[JsonSerializable(typeof(WebhookBatch<SourcedStatement>))]
[JsonSerializable(typeof(WebhookBatch<ChangesAnswer.Change>))]
[JsonSerializable(typeof(ChangesAnswer))]
[JsonSerializable(typeof(TrendAnswer))]
[JsonSerializable(typeof(QuestionsAnswer))]
[JsonSerializable(typeof(ProfileAnswer))]
[JsonSerializable(typeof(ComparisonAnswer))]
[JsonSerializable(typeof(QuestionActorsAnswer))]
[JsonSerializable(typeof(QuestionSpeakersAnswer))]
[JsonSerializable(typeof(QuestionOutletsAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(DriftAnswer))]
[JsonSerializable(typeof(ModelsAnswer))]
[JsonSerializable(typeof(ModelHistoryAnswer))]
[JsonSerializable(typeof(PromotionSubmission))]
[JsonSerializable(typeof(PromotionAnswer))]
[JsonSerializable(typeof(ShadowSubmission))]
[JsonSerializable(typeof(ShadowAnswer))]
[JsonSerializable(typeof(RetrainingSubmission))]
[JsonSerializable(typeof(RetrainingAnswer))]
[JsonSerializable(typeof(ReviewRequest))]
[JsonSerializable(typeof(NewReviewAnswer))]
[JsonSerializable(typeof(ReviewsAnswer))]
[JsonSerializable(typeof(ReviewQueueAnswer))]
[JsonSerializable(typeof(AgreementAnswer))]
[JsonSerializable(typeof(WrongRequest))]
[JsonSerializable(typeof(KeyRequest))]
[JsonSerializable(typeof(KeysAnswer))]
[JsonSerializable(typeof(NewKeyAnswer))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>For answers: letters of every script stay letters; <c>nosniff</c> keeps a browser from reading them as HTML.</summary>
    public static ApiJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>For the lines of a stream, which leave out what is not there.</summary>
    public static ApiJson Lines { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
