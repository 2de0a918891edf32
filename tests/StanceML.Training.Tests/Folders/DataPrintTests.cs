using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace StanceML.Training.Tests;

public sealed class DataPrintTests : IDisposable
{
    private readonly Toy _toy = new();

    public void Dispose() => _toy.Dispose();

    [Fact]
    public void A_folder_is_hashed_as_sha256sum_would_list_its_rows_and_articles()
    {
        var data = Directory.CreateDirectory(Path.Combine(_toy.Folder, "my-data")).FullName;
        Directory.CreateDirectory(Path.Combine(data, "b"));
        File.WriteAllText(Path.Combine(data, "b", "one.md"), "first");
        File.WriteAllText(Path.Combine(data, "a.jsonl"), "second");
        File.WriteAllText(Path.Combine(data, "label-shares.json"), "third");
        File.WriteAllText(Path.Combine(data, "notes.txt"), "not read by training");
        File.WriteAllText(Path.Combine(data, "b", "README.md"), "nor this");
        File.WriteAllText(Path.Combine(data, "LABELS.md"), "# Nor this");
        File.WriteAllText(Path.Combine(data, "b", "one.second.md"), "nor this");
        File.WriteAllText(Path.Combine(data, "b", "label-shares.json"), "nor this");
        var lines = $"{Sha256("second")}  a.jsonl\n{Sha256("first")}  b/one.md\n{Sha256("third")}  label-shares.json\n";
        Assert.Equal(new DataPrint("my-data", 3, Sha256(lines)), DataPrint.Of(data + Path.DirectorySeparatorChar));
    }

    [Fact]
    public void A_file_has_its_own_hash_and_no_path() =>
        Assert.Equal(new DataPrint("rows.jsonl", 1, Sha256("x")), DataPrint.Of(_toy.Write("rows.jsonl", "x")));

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
