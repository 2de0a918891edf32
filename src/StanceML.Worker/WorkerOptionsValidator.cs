using Microsoft.Extensions.Options;

namespace StanceML.Worker;

/// <summary>Holds the options to their ranges.</summary>
[OptionsValidator]
internal sealed partial class WorkerOptionsValidator : IValidateOptions<WorkerOptions>;
