using StanceML.Programs;

namespace StanceML.Benchmarks;

/// <summary>The same questions on both databases, each filled anew and deleted afterwards; or on a store that stays.</summary>
internal static class StoreSpeeds
{
    /// <summary>An eighth of the memory of the machine that the README's figures come from.</summary>
    private const string SharedBuffers = "3GB";

    /// <param name="on">sqlite or postgres; null for both; else the address of a store, which is filled when it is empty, and kept.</param>
    public static async Task PrintAsync(TextWriter output, long statements, string? on)
    {
        if (on is not (null or "sqlite" or "postgres"))
        {
            await new StoreSpeed(on, statements).PrintAsync(output);
        }

        if (on is null or "sqlite")
        {
            var folder = Directory.CreateTempSubdirectory("stanceml-speed-");
            try
            {
                output.WriteLine("SQLite");
                await new StoreSpeed(Path.Combine(folder.FullName, "store.db"), statements).PrintAsync(output);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        if (on is null or "postgres")
        {
            output.WriteLine("PostgreSQL");
            using var server = new PostgresServer(sharedBuffers: SharedBuffers);
            await new StoreSpeed(server.Url("postgres"), statements).PrintAsync(output);
        }
    }
}
