using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace StanceML.Worker;

/// <summary>The formats of tables, by the names that addresses give them.</summary>
internal static class TableFormat
{
    public const string Json = "json";
    public const string Csv = "csv";
    public const string Parquet = "parquet";

    /// <param name="name">Of the file, without its ending; may hold whatever an address held.</param>
    public static void Attach(HttpResponse response, string name, string ending)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{name}.{ending}");
        response.Headers.ContentDisposition = disposition.ToString();
    }
}
