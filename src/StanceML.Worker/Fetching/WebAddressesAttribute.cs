using System.ComponentModel.DataAnnotations;

namespace StanceML.Worker;

/// <summary>Every word of the list is an http or https address.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WebAddressesAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        (value as IEnumerable<string> ?? []).FirstOrDefault(word => !IsAddress(word)) is { } wrong
            ? new ValidationResult($"{validationContext.MemberName}: '{wrong}' is no http or https address.")
            : ValidationResult.Success;

    private static bool IsAddress(string word) => Uri.TryCreate(word, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https");
}
