using Xunit;

namespace StanceML.Training.Tests;

public sealed class CalibrationNoiseTests
{
    private static readonly GateLimits Limits = GateLimits.For(Labels.StanceTask);

    /// <summary>A hundred answers each, right as often as they say.</summary>
    private static readonly IReadOnlyList<JudgedAnswers> Calibrated = [.. Enumerable.Range(0, 60).Select(seed => Answers(seed, overConfidence: 0))];

    [Fact]
    public void The_error_of_calibrated_answers_is_the_noise()
    {
        var figures = Calibrated.Select(answers => AnswerFigures.Measure(answers, seed: 1).Figures).ToList();
        var (error, noise) = (figures.Average(of => Value(of, "calibration error")), figures.Average(of => Value(of, "calibration noise")));
        Assert.InRange(error, 0.08, 0.14);
        Assert.Equal(error, noise, tolerance: 0.01);
        Assert.InRange(figures.Count(of => of.Single(one => one.Name == "calibration error").Low == 0), 55, 60);
    }

    [Fact]
    public void A_calibrated_model_of_a_hundred_rows_is_not_refused_at_random()
    {
        Assert.InRange(Calibrated.Count(answers => AnswerScores.Of(answers, [.. Enumerable.Range(0, answers.Count)]).CalibrationError > Limits.CalibrationError), 20, 60);
        Assert.All(Calibrated, answers => Assert.True(Check(answers).Passed));
    }

    [Fact]
    public void A_model_that_is_far_too_sure_is_refused_all_the_same()
    {
        var check = Check(Answers(seed: 1, overConfidence: 0.35));
        Assert.False(check.Passed);
        Assert.Matches(@"^0\.1[0-9]{2} over the noise of 0\.[0-9]{3}$", check.Found);
    }

    [Fact]
    public void More_rows_make_less_noise()
    {
        double Noise(int rows) => AnswerFigures.NoiseOf([.. Enumerable.Range(0, rows).Select(row => 0.4 + (0.55 * row / rows))], seed: 1).Value;
        Assert.InRange(Noise(60), 0.14, 0.2);
        Assert.InRange(Noise(289), 0.06, 0.09);
        Assert.InRange(Noise(14_000), 0.005, 0.012);
    }

    private static GateCheck Check(JudgedAnswers answers)
    {
        var figures = AnswerFigures.Measure(answers, seed: 1).Figures;
        var papers = new ModelFigures { Rows = answers.Count, Figures = figures, CalibrationError = Value(figures, "calibration error") };
        return PromotionGate.Judge(Limits, papers, null, null, hasFloor: true).Single(check => check.Name == "calibration error");
    }

    private static double Value(IReadOnlyList<Figure> figures, string name) => figures.Single(figure => figure.Name == name).Value;

    /// <param name="overConfidence">How much less often an answer is right than it says.</param>
    private static JudgedAnswers Answers(int seed, double overConfidence)
    {
        var random = new Random(seed);
        var answers = Enumerable.Range(0, 100).Select(_ => 0.4 + (0.55 * random.NextDouble())).Select(top => (Top: top, IsRight: random.NextDouble() < top - overConfidence)).ToList();
        return new JudgedAnswers(
            Labels.Stance,
            [.. answers.Select(answer => (IReadOnlyList<double>)[answer.Top, (1 - answer.Top) / 2, (1 - answer.Top) / 2])],
            [.. answers.Select(answer => answer.IsRight ? 0 : 1)],
            [.. answers.Select((_, row) => $"{row}")]);
    }
}
