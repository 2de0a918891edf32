using Microsoft.AspNetCore.Http;

namespace StanceML.Worker;

/// <summary>A Content-Security-Policy of an endpoint's own, in place of the one that allows no script.</summary>
/// <param name="Of">Asked when the answer starts.</param>
/// <param name="IsFramed">Whether pages of others may show the answer inside theirs, as far as the policy lets them.</param>
internal sealed record ContentPolicy(Func<HttpContext, string> Of, bool IsFramed = false);
