using System.Text;
using System.Text.Json;
using StanceML.Training;

namespace StanceML.Worker;

/// <summary>What a training process of the worker does: reads its request and the corrections, trains, and tells each step as a line of JSON.</summary>
/// <remarks>
/// A process of its own keeps the memory of training away from the worker, dies alone where memory is short, and leaves the processor to
/// whoever answers. Nothing goes live by it. It ends with its input: when its worker dies, however that happens, the system closes that.
/// </remarks>
public static class RetrainingChild
{
    /// <summary>As shells expect it of a process that was stopped.</summary>
    private const int Stopped = 130;

    /// <param name="input">The request, the rows, and then nothing until it should stop.</param>
    /// <param name="output">Lines of JSON.</param>
    /// <exception cref="InvalidDataException">The input is no request.</exception>
    /// <exception cref="IOException">The data is not there, or a version cannot be written.</exception>
    public static void Run(StatementEncoder encoder, TimeProvider time, Stream input, Stream output)
    {
        using var lines = new StreamReader(input, Encoding.UTF8, leaveOpen: true);
        var request = ReadRequest(lines);
        var corrections = ReadRows(lines, request);
        EndWith(lines);
        Tell(output, new RetrainingMessage($"{corrections.Rows.Count} corrections, version {corrections.Version}", 0));
        var outcome = new TrainingRun(encoder, time).Run(
            new TrainingRequest
            {
                Data = request.Data,
                Models = request.Models,
                Tasks = request.Tasks,
                Corrections = corrections,
                Options = new TrainOptions { SeesActor = LiveOf(request.Models, Labels.StanceTask) is { SeesActor: true } },
                OfWords = [.. request.Tasks.Where(task => LiveOf(request.Models, task) is { Pretrained: null })],
                Promotes = false,
            },
            step => Tell(output, new RetrainingMessage(step.Text.Replace(request.Data, Path.GetFileName(request.Data), StringComparison.Ordinal), Math.Round(step.Fraction, 3), step.Written is { } written ? new RetrainedModel(written.Task, written.Version, written.Corrections) : null)),
            CancellationToken.None);
        if (outcome.HeldBack is { } heldBack)
        {
            Tell(output, new RetrainingMessage($"{Path.GetFileName(request.Data)}: {heldBack}"));
        }

        foreach (var untrained in outcome.Untrained)
        {
            Tell(output, new RetrainingMessage($"{untrained.Task} was not trained: {untrained.Reason}", Untrained: untrained));
        }
    }

    /// <summary>What a model sees beside the words someone chose when the live version was trained; corrections do not change it.</summary>
    private static ModelManifest? LiveOf(string models, string task) =>
        ModelLedger.ReadOrEmpty(models).LiveOf(task) is { } live && ModelName.IsPlain(live.Version) ? ModelFolder.ReadManifest(live.FolderIn(models)) : null;

    private static RetrainingRequest ReadRequest(StreamReader lines)
    {
        try
        {
            return JsonSerializer.Deserialize(lines.ReadLine() ?? "", RetrainingJson.Default.RetrainingRequest)
                ?? throw new InvalidDataException("The first line of the input is null; expected a request.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The first line of the input is no request: {e.Message} This command is for the worker, which starts it.", e);
        }
    }

    private static CorrectionSet ReadRows(StreamReader lines, RetrainingRequest request)
    {
        var rows = new StringBuilder();
        for (var row = 0; row < request.Rows; row++)
        {
            rows.AppendLine(lines.ReadLine() ?? throw new InvalidDataException($"The input ends after {row} of {request.Rows} corrections."));
        }

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(rows.ToString()));
        var corpus = CorpusReader.Read(stream, "corrections");
        return corpus.Problems.FirstOrDefault(problem => problem.IsError) is { } error
            ? throw new InvalidDataException(error.ToString())
            : new CorrectionSet(request.Corrections, corpus.Rows);
    }

    /// <summary>A fit that has begun cannot be told to stop, and a version is written aside and renamed: the process may end anywhere.</summary>
    private static void EndWith(StreamReader lines) =>
        new Thread(() =>
        {
            while (lines.ReadLine() is not null)
            {
                // Nothing more is said.
            }

            Environment.Exit(Stopped);
        })
        {
            IsBackground = true,
            Name = "waits for the end of the input",
        }.Start();

    private static void Tell(Stream output, RetrainingMessage message)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(message, RetrainingJson.Default.RetrainingMessage);
        lock (output)
        {
            output.Write([.. line, (byte)'\n']);
            output.Flush();
        }
    }
}
