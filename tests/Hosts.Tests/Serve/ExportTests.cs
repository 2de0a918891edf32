using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Parquet;

namespace StanceML.Hosts.Tests.Serve;

public sealed class ExportTests
{
    private const string Columns =
        "article,statement,text,spans,kind,cue,framing,speakerText,speakerName,role,actor,rule,target,origin,stance,stanceDecided,"
        + "supportProbability,opposeProbability,neutralStanceProbability,sentiment,sentimentDecided,positiveProbability,negativeProbability,"
        + "neutralSentimentProbability,evidence,stanceModel,sentimentModel,relevanceModel,speakerProbability,title,outlet,url,published,received,reviewed,reviewedBy,reviewedAt,quoteProbability,within";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_hold_what_the_pages_hold_and_where_it_stood()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.Samples = true);
        var page = await world.GetJsonAsync("/v1/statements?limit=500&stance=oppose");
        var lines = (await TextAsync(world, "/v1/statements?format=jsonl&stance=oppose", "application/x-ndjson")).TrimEnd('\n').Split('\n');
        Assert.Equal(page.GetProperty("statements").GetArrayLength(), lines.Length);
        foreach (var (listed, line) in page.GetProperty("statements").EnumerateArray().Zip(lines.Select(line => JsonDocument.Parse(line).RootElement)))
        {
            var names = listed.EnumerateObject().Select(field => field.Name).ToList();
            Assert.Equal([.. names, "title", "outlet", "url", "published", "received"], line.EnumerateObject().Select(field => field.Name));
            Assert.All(names, name => Assert.Equal(listed.GetProperty(name).GetRawText(), line.GetProperty(name).GetRawText()));
            var source = page.GetProperty("articles").GetProperty(line.GetProperty("article").GetString()!);
            Assert.Equal(source.GetProperty("outlet").GetString(), line.GetProperty("outlet").GetString());
            Assert.Equal(source.GetProperty("received").GetDateTimeOffset(), line.GetProperty("received").GetDateTimeOffset());
        }
    }

    [Fact]
    public async Task What_the_store_takes_too_long_for_is_told_when_to_come_again()
    {
        await using var world = await WorkerWorld.StartAsync(extend: app => app.MapGet("/v1/late", IResult () => throw new TimeoutException("A page of an export took longer than 30 s.")).AllowAnonymous());
        var late = await world.Client.GetAsync("/v1/late", Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, late.StatusCode);
        Assert.NotNull(late.Headers.RetryAfter);
    }

    [Fact]
    public async Task Csv_and_Parquet_hold_the_same_cells_under_the_same_names()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.Samples = true);
        await world.AcceptAndFinishAsync(new { text = Samples.Article, title = "=HYPERLINK(\"http://attacker.example\")", url = "https://news.example/1" });
        var csv = await TextAsync(world, "/v1/statements?format=csv", "text/csv");
        var records = (await TextAsync(world, "/v1/statements?format=jsonl", "application/x-ndjson")).TrimEnd('\n').Split('\n')
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.StartsWith(Columns + "\r\n", csv, StringComparison.Ordinal);
        Assert.Contains(",\"'=HYPERLINK(\"\"http://attacker.example\"\")\",", csv, StringComparison.Ordinal);

        var bytes = await world.Client.GetByteArrayAsync("/v1/statements?format=parquet", Token);
        await using var parquet = await ParquetReader.CreateAsync(new MemoryStream(bytes), cancellationToken: Token);
        Assert.Equal(Columns, string.Join(',', parquet.Schema.DataFields.Select(field => field.Name)));
        using var group = parquet.OpenRowGroupReader(0);
        var rows = records.SelectMany(record => Enumerable.Repeat(record, Math.Max(1, record.GetProperty("targets").GetArrayLength()))).ToList();
        Assert.Equal(rows.Count, group.RowCount);
        var texts = new string?[rows.Count];
        await group.ReadAsync(Field("text"), texts.AsMemory(), cancellationToken: Token);
        Assert.Equal(rows.Select(row => row.GetProperty("text").GetString()), texts);
        var numbers = new int?[rows.Count];
        await group.ReadAsync<int>(Field("statement"), numbers.AsMemory(), cancellationToken: Token);
        Assert.Equal(rows.Select(row => (int?)row.GetProperty("statement").GetInt32()), numbers);
        var received = new DateTime?[rows.Count];
        await group.ReadAsync<DateTime>(Field("received"), received.AsMemory(), cancellationToken: Token);
        Assert.Equal(rows.Select(row => (DateTime?)row.GetProperty("received").GetDateTimeOffset().UtcDateTime), received);
        var supports = new double?[rows.Count];
        await group.ReadAsync<double>(Field("supportProbability"), supports.AsMemory(), cancellationToken: Token);
        Assert.Equal(
            records.SelectMany(record => Supports(record)), supports);
        var quotes = new double?[rows.Count];
        await group.ReadAsync<double>(Field("quoteProbability"), quotes.AsMemory(), cancellationToken: Token);
        Assert.All(quotes, sure => Assert.NotNull(sure));
        Assert.Equal(rows.Select(row => (double?)row.GetProperty("probability").GetDouble()), quotes);

        Parquet.Schema.DataField Field(string name) => parquet.Schema.DataFields.Single(field => field.Name == name);
    }

    [Fact]
    public async Task An_export_goes_on_from_page_to_page_and_stops_at_its_limit()
    {
        await using var world = await WorkerWorld.StartAsync();
        await AcceptManyAsync(world, 300);
        var all = Keys(await TextAsync(world, "/v1/statements?format=jsonl", "application/x-ndjson"));
        Assert.Equal(await new WorkerReader(world.Client).StatementKeysAsync(), all);
        Assert.True(all.Count > 500, $"{all.Count} statements fit in one page");
        Assert.Equal(all.Take(503), Keys(await TextAsync(world, "/v1/statements?format=jsonl&limit=503", "application/x-ndjson")));
        Assert.Equal(all.Count, (await world.Client.GetStringAsync("/v1/statements?format=csv&question=kosovo", Token)).Split("\r\n").Count(row => row.Contains(",kosovo,", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("text/csv", "text/csv")]
    [InlineData("application/x-ndjson;q=0.5, application/vnd.apache.parquet", "application/vnd.apache.parquet")]
    [InlineData("text/html, application/xhtml+xml, */*;q=0.8", "application/json")]
    [InlineData("application/json;q=0, text/*", "text/csv")]
    [InlineData(null, "application/json")]
    public async Task The_Accept_header_chooses(string? accept, string type)
    {
        await using var world = await WorkerWorld.StartAsync();
        Assert.Equal(type, (await GetAsync(world, "/v1/statements", accept)).Content.Headers.ContentType!.MediaType);
        Assert.Equal("application/json", (await GetAsync(world, "/v1/statements?format=json", accept)).Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("", "application/pdf", HttpStatusCode.NotAcceptable, "Accept")]
    [InlineData("", "nonsense", HttpStatusCode.NotAcceptable, "Accept")]
    [InlineData("?format=xlsx", "*/*", HttpStatusCode.BadRequest, "format")]
    [InlineData("?format=csv&limit=0", "*/*", HttpStatusCode.BadRequest, "limit")]
    [InlineData("?format=csv&stance=against", "*/*", HttpStatusCode.BadRequest, "stance")]
    public async Task What_cannot_be_written_is_refused_by_name(string query, string accept, HttpStatusCode status, string field)
    {
        await using var world = await WorkerWorld.StartAsync();
        var refused = await GetAsync(world, "/v1/statements" + query, accept);
        Assert.Equal(status, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Equal(field, Assert.Single((await WorkerWorld.JsonAsync(refused)).GetProperty("errors").EnumerateObject()).Name);
    }

    [Theory]
    [InlineData("jsonl")]
    [InlineData("csv")]
    public async Task A_store_that_fails_on_the_way_breaks_the_answer_off(string format)
    {
        await using var world = await WorkerWorld.StartAsync();
        await AcceptManyAsync(world, 300);
        await using (var connection = new SqliteConnection($"Data Source={world.StorePath}"))
        {
            await connection.OpenAsync(Token);
            await using var damage = connection.CreateCommand();
            damage.CommandText = "UPDATE statement_record SET record = 'no JSON' WHERE statement = (SELECT id FROM statement ORDER BY time, id LIMIT 1)";
            await damage.ExecuteNonQueryAsync(Token);
        }

        var answer = await world.Client.GetAsync($"/v1/statements?format={format}", HttpCompletionOption.ResponseHeadersRead, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() => answer.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task Only_so_many_run_at_a_time_and_the_rest_is_told_to_come_again()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.MaxExports = 1);
        await AcceptManyAsync(world, 600);
        using (await world.Client.GetAsync("/v1/statements?format=jsonl", HttpCompletionOption.ResponseHeadersRead, Token))
        {
            var refused = await world.Client.GetAsync("/v1/statements?format=csv", Token);
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Equal(HttpStatusCode.OK, (await world.Client.GetAsync("/v1/statements", Token)).StatusCode);
        }

        // The first one's reader has hung up.
        while ((await world.Client.GetAsync("/v1/statements?format=csv&limit=1", Token)).StatusCode != HttpStatusCode.OK)
        {
            await Task.Delay(20, Token);
        }
    }

    [Fact]
    public async Task One_key_may_not_take_every_turn()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.MaxExportsPerKey = 1);
        await AcceptManyAsync(world, 600);
        var (greedy, other) = ((await world.MakeAsync("admin")).Text, "");
        using var first = world.With(greedy);
        using (await first.GetAsync("/v1/statements?format=jsonl", HttpCompletionOption.ResponseHeadersRead, Token))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, (await first.GetAsync("/v1/statements?format=csv", Token)).StatusCode);
            other = (await WorkerWorld.JsonAsync(await first.PostAsJsonAsync("/v1/keys", new { name = "other", role = "reader" }, Token))).GetProperty("key").GetString()!;
            using var second = world.With(other);
            Assert.Equal(HttpStatusCode.OK, (await second.GetAsync("/v1/statements?format=csv&limit=1", Token)).StatusCode);
        }
    }

    private static IEnumerable<double?> Supports(JsonElement record) => record.GetProperty("targets").GetArrayLength() == 0
        ? [null]
        : record.GetProperty("targets").EnumerateArray().Select(target => (double?)target.GetProperty("probabilities").GetProperty("support").GetDouble());

    private static List<(string Article, int Number)> Keys(string lines) =>
    [
        .. lines.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement)
            .Select(line => (line.GetProperty("article").GetString()!, line.GetProperty("statement").GetInt32())),
    ];

    private static async Task AcceptManyAsync(WorkerWorld world, int count)
    {
        var accepted = await world.PostAsync("/v1/articles", Enumerable.Range(0, count).Select(n => new { text = Samples.Numbered(n) }));
        foreach (var receipt in (await WorkerWorld.JsonAsync(accepted)).GetProperty("articles").EnumerateArray())
        {
            await world.FinishAsync(receipt.GetProperty("id").GetString()!);
        }
    }

    private static async Task<string> TextAsync(WorkerWorld world, string path, string mediaType)
    {
        var answer = await world.Client.GetAsync(path, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType!.MediaType);
        return await answer.Content.ReadAsStringAsync(Token);
    }

    private static async Task<HttpResponseMessage> GetAsync(WorkerWorld world, string path, string? accept)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return await world.Client.SendAsync(request, Token);
    }
}
