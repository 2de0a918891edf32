using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace StanceML.Worker;

/// <summary>BCP 47 tags, such as <c>en</c> or <c>sr-Latn</c>.</summary>
internal static partial class LanguageTag
{
    public static bool IsOne([NotNullWhen(true)] string? value) => value is not null && Shape().IsMatch(value);

    [GeneratedRegex(@"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
