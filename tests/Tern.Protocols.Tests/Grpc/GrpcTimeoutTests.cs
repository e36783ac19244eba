using System.Text;

namespace Tern.Protocols.Tests.Grpc;

public sealed class GrpcTimeoutTests
{
    [Theory]
    [InlineData(0L, "0n")]
    [InlineData(-1L, "0n")]
    [InlineData(long.MinValue, "0n")]
    [InlineData(1L, "100n")]
    [InlineData(999_999L, "99999900n")]
    [InlineData(1_000_000L, "100000u")]
    [InlineData(1_000_001L, "100001u")]
    [InlineData(10_000_000L, "1000000u")]
    [InlineData(999_999_990L, "99999999u")]
    [InlineData(999_999_991L, "100000m")]
    [InlineData(36_000_000_000L, "3600000m")]
    [InlineData(10_000_000_000_000L, "1000000S")]
    [InlineData(999_999_990_000_000L, "99999999S")]
    [InlineData(999_999_990_000_001L, "1666667M")]
    [InlineData(long.MaxValue, "99999999H")]
    public void Format_AnyTime_TakesTheSmallestUnitAndRoundsUp(long ticks, string expected)
    {
        Span<byte> text = stackalloc byte[GrpcTimeout.MaxBytes];

        int length = GrpcTimeout.Format(TimeSpan.FromTicks(ticks), text);

        Assert.Equal(expected, Encoding.ASCII.GetString(text[..length]));
    }

    [Theory]
    [InlineData(0L, 0L)]
    [InlineData(-5L, -5L)]
    [InlineData(999L, 999L)]
    [InlineData(1_000L, 1_000L)]
    [InlineData(1_001L, 1_010L)]
    [InlineData(299_998_761L, 300_000_000L)]
    [InlineData(300_000_000L, 300_000_000L)]
    [InlineData(9_991_234L, 10_000_000L)]
    [InlineData(long.MaxValue, long.MaxValue)]
    public void Coarsen_AnyTime_KeepsThreeDigitsAndRoundsUp(long ticks, long expected) => Assert.Equal(expected, GrpcTimeout.Coarsen(TimeSpan.FromTicks(ticks)).Ticks);

    [Theory]
    [InlineData("1n", 1L)]
    [InlineData("0n", 0L)]
    [InlineData("100n", 1L)]
    [InlineData("101n", 2L)]
    [InlineData("1u", 10L)]
    [InlineData("1m", 10_000L)]
    [InlineData("00000001S", 10_000_000L)]
    [InlineData("2M", 1_200_000_000L)]
    [InlineData("1H", 36_000_000_000L)]
    public void TryParse_EveryUnit_IsRead(string text, long ticks)
    {
        Assert.True(GrpcTimeout.TryParse(Encoding.ASCII.GetBytes(text), out TimeSpan timeout));
        Assert.Equal(ticks, timeout.Ticks);
    }

    [Fact]
    public void TryParse_MoreThanTimersTake_IsCut()
    {
        Assert.True(GrpcTimeout.TryParse("99999999H"u8, out TimeSpan timeout));
        Assert.Equal(GrpcTimeout.Longest, timeout);
    }

    [Theory]
    [InlineData("")]
    [InlineData("S")]
    [InlineData("1")]
    [InlineData("123456789S")]
    [InlineData("1s")]
    [InlineData("-1S")]
    [InlineData("+1S")]
    [InlineData("1.5S")]
    [InlineData(" 1S")]
    [InlineData("1S ")]
    [InlineData("1 S")]
    [InlineData("SS")]
    public void TryParse_WhatIsNoTimeout_IsRefused(string text) => Assert.False(GrpcTimeout.TryParse(Encoding.ASCII.GetBytes(text), out _));

    [Fact]
    public void Format_ThenTryParse_IsNeverShorterAndAtMostOneInAMillionLonger()
    {
        var random = new Random(7);
        Span<byte> text = stackalloc byte[GrpcTimeout.MaxBytes];
        for (int i = 0; i < 20_000; i++)
        {
            var time = TimeSpan.FromTicks(random.NextInt64(GrpcTimeout.Longest.Ticks) >> random.Next(48));
            int length = GrpcTimeout.Format(time, text);

            Assert.True(GrpcTimeout.TryParse(text[..length], out TimeSpan back));
            Assert.InRange(back.Ticks, time.Ticks, time.Ticks + (time.Ticks / 100_000) + 1);
        }
    }
}
