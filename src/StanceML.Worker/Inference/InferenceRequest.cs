using System.Text.Json;

namespace StanceML.Worker;

/// <summary>An inference request of the protocol. Fields that it does not know are passed over, as other servers do.</summary>
internal sealed record InferenceRequest
{
    /// <summary>Given back in the answer.</summary>
    public string? Id { get; init; }

    /// <summary>Given back in the answer; none changes it.</summary>
    public JsonElement? Parameters { get; init; }

    public IReadOnlyList<Input?>? Inputs { get; init; }

    /// <summary>Null for all outputs.</summary>
    public IReadOnlyList<Output?>? Outputs { get; init; }

    internal sealed record Input
    {
        public string? Name { get; init; }

        public IReadOnlyList<long>? Shape { get; init; }

        public string? Datatype { get; init; }

        public JsonElement? Parameters { get; init; }

        public JsonElement? Data { get; init; }
    }

    internal sealed record Output
    {
        public string? Name { get; init; }

        public JsonElement? Parameters { get; init; }
    }
}
