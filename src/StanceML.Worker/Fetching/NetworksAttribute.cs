using System.ComponentModel.DataAnnotations;
using System.Net;

namespace StanceML.Worker;

/// <summary>Every word of the list is a network in CIDR notation.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NetworksAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        (value as IEnumerable<string> ?? []).FirstOrDefault(word => !IPNetwork.TryParse(word, out _)) is { } wrong
            ? new ValidationResult($"{validationContext.MemberName}: '{wrong}' is no network such as 10.20.0.0/16.")
            : ValidationResult.Success;
}
