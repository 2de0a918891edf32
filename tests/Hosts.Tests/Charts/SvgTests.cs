using StanceML.Dashboard.Charts;

namespace StanceML.Hosts.Tests.Charts;

public sealed class SvgTests
{
    [Theory]
    [InlineData("Ana \u202Egnip", "Ana gnip")]
    [InlineData("\u2066a\u2069\u200F", "a")]
    [InlineData("a\u0000b\u001Fc\u0085\uFFFF", "abc")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    public void A_name_cannot_turn_what_stands_beside_it(string name, string drawn) => Assert.Equal(drawn, Svg.Name(name));

    [Theory]
    [InlineData(0.05, "0.1")]
    [InlineData(-3, "-3")]
    [InlineData(1234.56, "1234.6")]
    public void Numbers_are_written_in_no_countrys_way(double value, string written) => Assert.Equal(written, Svg.Number(value));
}
