namespace StanceML.Worker;

/// <summary>Says on an endpoint which workers answer it: those with any of these roles.</summary>
internal sealed record EndpointRole(WorkerRoles AnyOf);
