namespace Tern.Cli.Tests.Arguments;

/// <summary>Spans of time on the command line.</summary>
public sealed class DurationTests
{
    [Theory]
    [InlineData("250ms", 250)]
    [InlineData("5s", 5_000)]
    [InlineData("5", 5_000)]
    [InlineData("1.5s", 1_500)]
    [InlineData("2m", 120_000)]
    [InlineData("1h", 3_600_000)]
    public void Parse_Span_IsUnderstood(string text, int milliseconds)
    {
        Assert.True(Durations.TryParse(text, out TimeSpan time));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), time);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0s")]
    [InlineData("-5s")]
    [InlineData("5 days")]
    [InlineData("s")]
    [InlineData("1e9h")]
    [InlineData("99999999h")]
    [InlineData("NaN")]
    public void Parse_OtherText_IsNot(string text) => Assert.False(Durations.TryParse(text, out _));

    [Theory]
    [InlineData(0.0123, "12.3 us")]
    [InlineData(1.234, "1.23 ms")]
    [InlineData(123.4, "123 ms")]
    [InlineData(1500, "1.5 s")]
    [InlineData(90_000, "1.5 m")]
    public void Format_Span_HasThreeDigits(double milliseconds, string text) => Assert.Equal(text, Durations.Format(TimeSpan.FromMilliseconds(milliseconds)));
}
