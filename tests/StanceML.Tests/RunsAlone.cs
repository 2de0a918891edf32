using Xunit;

namespace StanceML.Tests;

/// <summary>Tests that take times, while no other test runs.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;
