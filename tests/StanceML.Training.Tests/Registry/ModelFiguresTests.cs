using Xunit;

namespace StanceML.Training.Tests;

public sealed class ModelFiguresTests : IDisposable
{
    private readonly Toy _toy = new();

    public void Dispose() => _toy.Dispose();

    [Fact]
    public void What_a_metrics_file_lacks_is_missing_and_what_it_has_besides_is_passed_over()
    {
        var figures = Read("""
            {"task":"quotes","rows":12,"threshold":0.4,"byStyle":[{"name":"wire"}],
             "figures":[{"name":"content overlap F1","value":0.8,"low":0.7,"high":0.9,"n":40},{"name":"content overlap F1, direct","value":0.9,"low":0.8,"high":1,"n":9}]}
            """);
        Assert.Equal((12, null, null), (figures.Rows, figures.Groups, figures.CalibrationError));
        Assert.Equal(0.8, figures.Find("content overlap F1")!.Value);
        Assert.Equal(new Figure("direct", 0.9, 0.8, 1, 9), Assert.Single(figures.ByLabel()));
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("null")]
    [InlineData("""{"figures":"many"}""")]
    [InlineData("""{"figures":null}""")]
    public void A_file_that_cannot_be_read_has_no_figures(string json) => Assert.Empty(Read(json).Figures);

    [Fact]
    public void Nor_has_a_folder_without_one() => Assert.Empty(ModelFigures.Read(_toy.Folder).Figures);

    [Fact]
    public void What_training_writes_is_read_in_full()
    {
        var folder = new ModelFolderWriter(Toy.Encoder).Write(_toy.Models, "2026.1.1", Toy.Train(TaskDefinition.Stance), Toy.Options).Folder;
        var figures = ModelFigures.Read(folder);
        Assert.Equal((54, 6), (figures.Rows, figures.Groups));
        Assert.Equal(["accuracy", "macro-F1", "F_avg"], figures.Figures.Take(3).Select(figure => figure.Name));
        Assert.Equal(Labels.Stance, figures.ByLabel().Select(label => label.Name));
        Assert.NotNull(figures.CalibrationError);
        Assert.NotNull(figures.Winner);
    }

    private ModelFigures Read(string json)
    {
        _toy.Write(ModelFigures.FileName, json);
        return ModelFigures.Read(_toy.Folder);
    }
}
