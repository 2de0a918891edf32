using Microsoft.Extensions.Hosting;

namespace StanceML.Worker;

/// <summary>Lets the models answer once before the first request: a model that cannot answer stops the start.</summary>
internal sealed class ModelWarmUp(AnalyzeArticle analyze) : IHostedService
{
    private const string Text =
        "“We recognise Kosovo as an independent state,” the foreign minister said. He warned against “any unilateral declaration”.";

    /// <summary>Task to <c>task/version</c> of the models that answered; null until they did.</summary>
    public IReadOnlyDictionary<string, string>? Live { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Live = analyze(new Article("warm-up", Text), ended: null, cancellationToken).Models;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
