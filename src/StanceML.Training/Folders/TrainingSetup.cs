using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;

namespace StanceML.Training;

/// <summary>With what a model was trained. Says nothing that would name the machine.</summary>
/// <param name="Packages">Package name to version.</param>
/// <param name="Hardware">Processors that the process may use, architecture, widest vectors.</param>
public sealed record TrainingSetup(int Seed, int Folds, IReadOnlyDictionary<string, string> Packages, string Hardware)
{
    /// <summary>Of training and the learning curve, wall clock; null when nobody took the time.</summary>
    public double? Seconds { get; init; }

    public static TrainingSetup Of(TrainedModel trained, int seed) => new(seed, trained.Folds, ThesePackages, ThisHardware);

    /// <summary>Of ML.NET's assemblies that make the model.</summary>
    public static IReadOnlyDictionary<string, string> ThesePackages { get; } = new[] { typeof(MLContext), typeof(FastTreeBinaryTrainer) }
        .Select(type => type.Assembly)
        .Distinct()
        .ToDictionary(assembly => assembly.GetName().Name!, PackageVersion);

    /// <summary>Architecture and the width of its vectors, on which the last digits of a model depend.</summary>
    public static string ThisProcessor => FormattableString.Invariant($"{RuntimeInformation.ProcessArchitecture}, {VectorBits}-bit vectors");

    private static string ThisHardware => FormattableString.Invariant(
        $"{Environment.ProcessorCount} cores, {ThisProcessor}, {RuntimeInformation.FrameworkDescription}");

    private static int VectorBits =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;

    private static string PackageVersion(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
