namespace StanceML.Worker;

/// <summary>What the protocol's server probes answer. The protocol names the field of readiness <c>live</c>; other servers write <c>ready</c>.</summary>
internal sealed record ServerHealth(bool Live, bool? Ready = null);
