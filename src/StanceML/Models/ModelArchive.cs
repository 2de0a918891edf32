using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace StanceML;

/// <summary>Looks into an ML.NET model zip before ML.NET does: entry names, unpacked sizes, and the assemblies it asks to load.</summary>
internal static partial class ModelArchive
{
    private const int MaxEntries = 200;

    /// <summary>Unpacked; ten times what the shipped models need.</summary>
    private const long MaxUnpackedBytes = 256L << 20;

    /// <summary>Offset of the assembly name's place in ML.NET's 256-byte model header, and of its length (ModelHeader.cs).</summary>
    private const int AssemblyNamePlace = 0x90;

    private static readonly string[] Assemblies =
        ["Microsoft.ML.Core", "Microsoft.ML.Data", "Microsoft.ML.StandardTrainers", "Microsoft.ML.FastTree", "Microsoft.ML.Transforms"];

    /// <exception cref="InvalidModelException">An entry, a size or an assembly is not on the list.</exception>
    public static void Check(string path, byte[] zip)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
            CheckEntries(path, archive);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidModelException(path, $"is no zip: {e.Message}", e);
        }
    }

    private static void CheckEntries(string path, ZipArchive archive)
    {
        if (archive.Entries.Count > MaxEntries)
        {
            throw new InvalidModelException(path, $"has {archive.Entries.Count} entries; expected at most {MaxEntries}");
        }

        var left = MaxUnpackedBytes;
        foreach (var entry in archive.Entries)
        {
            var name = entry.FullName.Replace('\\', '/');
            if (!AllowedEntry().IsMatch(name))
            {
                throw new InvalidModelException(path, $"holds the entry '{name}', which no StanceML model has");
            }

            left -= Unpacked(path, entry, left);
        }
    }

    /// <summary>Counts what really comes out, whatever the directory of the zip says, and looks at the header of each model.</summary>
    private static long Unpacked(string path, ZipArchiveEntry entry, long atMost)
    {
        using var stream = entry.Open();
        using var kept = new MemoryStream();
        var buffer = new byte[1 << 16];
        long total = 0;
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            total += read;
            if (total > atMost)
            {
                throw new InvalidModelException(path, $"unpacks to more than {MaxUnpackedBytes} bytes");
            }

            if (entry.Name == "Model.key")
            {
                kept.Write(buffer, 0, read);
            }
        }

        if (entry.Name == "Model.key")
        {
            CheckAssembly(path, entry.FullName, kept.GetBuffer().AsSpan(0, (int)kept.Length));
        }

        return total;
    }

    private static void CheckAssembly(string path, string entry, ReadOnlySpan<byte> model)
    {
        if (model.Length < AssemblyNamePlace + 16)
        {
            throw new InvalidModelException(path, $"{entry} has {model.Length} bytes; expected a model header of 256");
        }

        var at = BitConverter.ToInt64(model[AssemblyNamePlace..]);
        var length = BitConverter.ToUInt32(model[(AssemblyNamePlace + 8)..]);
        if (at < 0 || length > 2048 || at > model.Length - length)
        {
            throw new InvalidModelException(path, $"{entry} names an assembly outside itself");
        }

        var name = Encoding.Unicode.GetString(model.Slice((int)at, (int)length));
        if (!Assemblies.Contains(name.Split(',')[0], StringComparer.Ordinal))
        {
            throw new InvalidModelException(path, $"{entry} asks for the assembly '{name}'; expected one of {string.Join(", ", Assemblies)}");
        }
    }

    [GeneratedRegex(@"^(Version\.txt|TrainingInfo/Version\.txt|Schema|TransformerChain/([A-Za-z0-9_]+/)*[A-Za-z0-9_]+(\.[A-Za-z0-9]+)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex AllowedEntry();
}
