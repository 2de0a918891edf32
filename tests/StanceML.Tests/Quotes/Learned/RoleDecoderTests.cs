using System.Runtime.Intrinsics;
using CsCheck;
using Xunit;

namespace StanceML.Tests;

public sealed class RoleDecoderTests
{
    private const int Roles = QuoteWeights.Roles;

    private static readonly Gen<float> Score = Gen.Float[-6, 6];

    private static readonly Gen<Vector128<float>> FourScores = Gen.Select(Score, Score, Score, Score, Vector128.Create);

    private static readonly Gen<(Vector128<float>[] Units, Vector128<float>[] Steps, int Head)> Chains =
        Gen.Int[2, 7].SelectMany(length => Gen.Select(
            FourScores.Array[length],
            FourScores.Array[length * Roles],
            Gen.Int[0, length - 1],
            (units, steps, head) => ((Vector128<float>[])[.. units.Select((unit, i) => i == head ? RoleFeatures.HeadScores : unit)], steps, head)));

    [Fact]
    public void It_finds_the_best_row_that_holds_a_content_in_one_piece_on_each_side_of_the_head() =>
        Chains.Sample(
            chain =>
            {
                var decoder = new RoleDecoder();
                var roles = new QuoteRole[chain.Units.Length];
                var probability = decoder.Decode(chain.Units, chain.Steps, chain.Head, roles);
                var all = AllRows(roles.Length).Select(row => (Row: row, Score: ScoreOf(chain.Units, chain.Steps, row))).ToList();
                var best = all.Where(one => IsAllowed(one.Row, chain.Head)).Max(one => one.Score);
                Assert.True(IsAllowed(roles, chain.Head), string.Join(' ', roles));
                Assert.Equal(best, ScoreOf(chain.Units, chain.Steps, roles), 1e-3);
                Assert.Equal(best, decoder.BestScore, 1e-3);
                Assert.Equal(best, RoleDecoder.ScoreOf(chain.Units, chain.Steps, roles), 1e-3);
                Assert.Equal(Math.Exp(best - LogSum(all.Select(one => one.Score))), probability, 1e-3);
            },
            iter: 150);

    [Fact]
    public void One_decoder_answers_a_short_chain_after_a_long_one_as_a_fresh_one_does()
    {
        var decoder = new RoleDecoder();
        Chains.Array[4].Sample(
            chains =>
            {
                foreach (var (units, steps, head) in chains)
                {
                    var (used, fresh) = (new QuoteRole[units.Length], new QuoteRole[units.Length]);
                    Assert.Equal(new RoleDecoder().Decode(units, steps, head, fresh), decoder.Decode(units, steps, head, used));
                    Assert.Equal(fresh, used);
                }
            },
            iter: 100,
            threads: 1);
    }

    [Fact]
    public void A_chain_longer_than_the_first_room_is_decoded()
    {
        const int length = 240;
        var units = Enumerable.Repeat(Vector128.Create(1f, 0, 0, 0), length).ToArray();
        units[100] = RoleFeatures.HeadScores;
        Array.Fill(units, Vector128.Create(0f, 0, 0, 1), 101, 30);
        var roles = new QuoteRole[length];
        new RoleDecoder().Decode(units, new Vector128<float>[length * Roles], 100, roles);
        Assert.Equal(Enumerable.Range(101, 30), Enumerable.Range(0, length).Where(i => roles[i] == QuoteRole.Content));
        Assert.Equal(QuoteRole.Cue, roles[100]);
    }

    private static IEnumerable<QuoteRole[]> AllRows(int length)
    {
        for (var code = 0; code < 1 << (2 * length); code++)
        {
            var row = new QuoteRole[length];
            for (var i = 0; i < length; i++)
            {
                row[i] = (QuoteRole)((code >> (2 * i)) & 3);
            }

            yield return row;
        }
    }

    private static bool IsAllowed(QuoteRole[] row, int head) =>
        row.Contains(QuoteRole.Content) && Pieces(row[..head]) <= 1 && Pieces(row[(head + 1)..]) <= 1;

    private static int Pieces(QuoteRole[] row) =>
        row.Where((role, i) => role == QuoteRole.Content && (i == 0 || row[i - 1] != QuoteRole.Content)).Count();

    private static double ScoreOf(Vector128<float>[] units, Vector128<float>[] steps, QuoteRole[] row)
    {
        double score = units[0][(int)row[0]];
        for (var i = 1; i < row.Length; i++)
        {
            score += (double)units[i][(int)row[i]] + steps[(i * Roles) + (int)row[i - 1]][(int)row[i]];
        }

        return score;
    }

    private static double LogSum(IEnumerable<double> scores)
    {
        var all = scores.ToList();
        var most = all.Max();
        return most + Math.Log(all.Sum(score => Math.Exp(score - most)));
    }
}
