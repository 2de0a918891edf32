using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Parquet;

namespace StanceML.Hosts.Tests.Serve;

public sealed class QuestionApiTests
{
    private static readonly string[] Charts = ["trend", "map", "actors", "speakers", "outlets"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_count_is_that_of_the_statements_behind_it()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.Samples = true);
        var questions = (await world.GetJsonAsync("/v1/questions")).GetProperty("questions").EnumerateArray().ToList();
        Assert.True(questions.Count > 5);
        foreach (var question in questions)
        {
            var id = question.GetProperty("id").GetString();
            await AgreeAsync(world, question.GetProperty("totals"), $"question={id}");
            foreach (var actor in (await world.GetJsonAsync($"/v1/questions/{id}/actors")).GetProperty("actors").EnumerateArray())
            {
                await AgreeAsync(world, actor.GetProperty("totals"), $"question={id}&actor={actor.GetProperty("actor").GetString()}");
            }

            foreach (var outlet in (await world.GetJsonAsync($"/v1/questions/{id}/outlets?from=2000-01-01")).GetProperty("outlets").EnumerateArray())
            {
                await AgreeAsync(world, outlet.GetProperty("totals"), $"question={id}&outlet={Uri.EscapeDataString(outlet.GetProperty("outlet").GetString()!)}");
            }
        }

        var speakers = (await world.GetJsonAsync("/v1/questions/kosovo/speakers?limit=500")).GetProperty("speakers").EnumerateArray().ToList();
        Assert.NotEmpty(speakers);
        foreach (var speaker in speakers.Where(speaker => speaker.GetProperty("actor").ValueKind == JsonValueKind.String))
        {
            await AgreeAsync(
                world,
                speaker.GetProperty("totals"),
                $"question=kosovo&actor={speaker.GetProperty("actor").GetString()}&speaker={Uri.EscapeDataString(speaker.GetProperty("speaker").GetString()!)}");
        }
    }

    [Fact]
    public async Task Each_chart_is_a_table_with_its_query_in_every_row_and_a_picture_that_tells_it()
    {
        await using var world = await WorkerWorld.StartAsync(options => options.Samples = true);
        foreach (var chart in Charts)
        {
            var address = $"/v1/questions/kosovo/{chart}?copies=false&unit=month&from=2000-01-01";
            var query = $"{world.Client.BaseAddress}questions/kosovo?from=2000-01-01&copies=false&unit=month";
            var csv = await world.Client.GetAsync($"{address}&format=csv", Token);
            Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
            Assert.Equal(chart == "trend" ? "kosovo-trend-month.csv" : $"kosovo-{chart}.csv", csv.Content.Headers.ContentDisposition!.FileName);
            var lines = (await csv.Content.ReadAsStringAsync(Token)).TrimEnd().Split("\r\n");
            Assert.True(lines.Length > 1, chart);
            Assert.All(lines[1..], line => Assert.EndsWith(query, line, StringComparison.Ordinal));

            var bytes = await world.Client.GetByteArrayAsync($"{address}&format=parquet", Token);
            await using var parquet = await ParquetReader.CreateAsync(new MemoryStream(bytes), cancellationToken: Token);
            Assert.Equal(lines[0], string.Join(',', parquet.Schema.DataFields.Select(field => field.Name)));

            var picture = XDocument.Parse(await world.Client.GetStringAsync($"{address}&format=svg", Token));
            XNamespace svg = "http://www.w3.org/2000/svg";
            var words = string.Join(' ', picture.Descendants(svg + "text").Select(text => text.Value));
            Assert.Contains("Kosovo", words, StringComparison.Ordinal);
            Assert.Contains("support", words, StringComparison.Ordinal);
            Assert.Contains(query, words, StringComparison.Ordinal);
            Assert.All(picture.Descendants(svg + "a"), link => Assert.StartsWith("http://127.0.0.1", link.Attribute("href")?.Value ?? "http://127.0.0.1", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_map_holds_every_actor_whatever_its_format()
    {
        await using var world = await WorkerWorld.StartAsync();
        var countries = RealAnalyzer.Encoder.Actors.Actors.Where(actor => actor.Kind == ActorKind.Country).Take(60);
        var accepted = await world.PostAsync("/v1/articles", countries.Select(country => new { text = $"“We recognise Kosovo as a state,” the foreign minister of {country.Name} said." }));
        foreach (var id in await WorkerWorld.IdsAsync(accepted))
        {
            await world.FinishAsync(id);
        }

        var shown = (await world.GetJsonAsync("/v1/questions/kosovo/map")).GetProperty("actors").GetArrayLength();
        var rows = (await world.Client.GetStringAsync("/v1/questions/kosovo/map?format=csv", Token)).TrimEnd().Split("\r\n").Length - 1;
        Assert.True(rows > 50, $"{rows} actors");
        Assert.Equal(rows, shown);
    }

    [Fact]
    public async Task Hostile_names_stay_text_in_tables_and_pictures()
    {
        await using var world = await WorkerWorld.StartAsync();
        await world.AcceptAndFinishAsync(new { text = Samples.Article, outlet = "=cmd|'/c calc'!a1" });
        await world.AcceptAndFinishAsync(new { text = Samples.Numbered(2), outlet = "</text><script>alert(1)</script>" });
        var csv = await world.Client.GetStringAsync("/v1/questions/kosovo/outlets?format=csv", Token);
        Assert.Contains(",\"'=cmd|'/c calc'!a1\",", csv, StringComparison.Ordinal);
        var picture = await world.Client.GetStringAsync("/v1/questions/kosovo/outlets?format=svg", Token);
        Assert.DoesNotContain("<script", picture, StringComparison.Ordinal);
        XDocument.Parse(picture);
    }

    [Theory]
    [InlineData("/v1/questions/kosovo/trend?unit=decade", "unit")]
    [InlineData("/v1/questions/kosovo/map?view=moon", "view")]
    [InlineData("/v1/questions/kosovo/actors?format=png", "format")]
    [InlineData("/v1/questions/kosovo/speakers?limit=0", "limit")]
    [InlineData("/v1/questions/kosovo/outlets?actor=RS", "actor")]
    [InlineData("/v1/questions?format=svg", "format")]
    public async Task What_cannot_be_used_is_named(string address, string name)
    {
        await using var world = await WorkerWorld.StartAsync();
        var refusal = await world.Client.GetAsync(address, Token);
        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
        Assert.True((await WorkerWorld.JsonAsync(refusal)).GetProperty("errors").TryGetProperty(name, out _));
    }

    private static async Task AgreeAsync(WorkerWorld world, JsonElement totals, string filter)
    {
        foreach (var (count, condition) in new[] { ("support", "stance=support&decided=true"), ("oppose", "stance=oppose&decided=true"), ("neutral", "stance=neutral&decided=true"), ("undecided", "decided=false") })
        {
            var listed = await world.GetJsonAsync($"/v1/statements?limit=500&{filter}&{condition}");
            Assert.Equal((filter, count, listed.GetProperty("statements").GetArrayLength()), (filter, count, totals.GetProperty(count).GetInt32()));
        }
    }
}
