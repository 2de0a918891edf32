using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace StanceML.Worker;

/// <summary>Every word of the list is an origin as a Content-Security-Policy names it: scheme, host, port where it is not the usual one.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed partial class OriginsAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        (value as IEnumerable<string> ?? []).FirstOrDefault(word => !Origin().IsMatch(word)) is { } wrong
            ? new ValidationResult($"{validationContext.MemberName}: '{wrong}' is no origin such as https://news.example.org.")
            : ValidationResult.Success;

    /// <summary>Nothing that would end the directive of the header.</summary>
    [GeneratedRegex(@"\Ahttps?://(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?\z")]
    private static partial Regex Origin();
}
