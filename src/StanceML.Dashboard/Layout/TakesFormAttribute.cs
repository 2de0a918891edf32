namespace StanceML.Dashboard.Layout;

/// <summary>Marks a page that a form may be sent to. All others only answer GET.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TakesFormAttribute : Attribute;
