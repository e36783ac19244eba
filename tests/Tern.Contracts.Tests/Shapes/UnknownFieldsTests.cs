using Tern.Contracts.Tests.Support;
using Tern.Serialization;

namespace Tern.Contracts.Tests.Shapes;

public sealed class UnknownFieldsTests
{
    public static TheoryData<ThriftEncoding> Encodings => Wire.Encodings;

    [Theory]
    [MemberData(nameof(Encodings))]
    public void RoundTrip_ThroughOlderVersionThatKeeps_LosesNothing(ThriftEncoding encoding)
    {
        AssertKept<Keeper>(encoding);
        AssertKept<KeeperStruct>(encoding);
        AssertKept<KeeperPositional>(encoding);
        AssertKept<KeeperReadOnly>(encoding);
        AssertKept<KeeperBase>(encoding);
        AssertKept<KeeperDerived>(encoding);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void RoundTrip_WithAnotherEncodingOnTheWay_LosesNothing(ThriftEncoding encoding)
    {
        ThriftEncoding other = encoding == ThriftEncoding.Binary ? ThriftEncoding.Compact : ThriftEncoding.Binary;
        byte[] bytes = Wire.Write(Written, encoding);

        Keeper kept = Wire.RoundTrip(ThriftSerializer.Read<Keeper>(bytes, encoding), other);

        Assert.Equal("before", Wire.RoundTripTo<Keeper, Later>(kept, encoding).Before);
    }

    [Fact]
    public void Equals_RecordsWithTheSameUnknownFields_AreEqual()
    {
        byte[] bytes = Wire.Write(Written);

        Assert.Equal(ThriftSerializer.Read<Keeper>(bytes), ThriftSerializer.Read<Keeper>(bytes));
        Assert.NotEqual(ThriftSerializer.Read<Keeper>(bytes), new Keeper { Known = 5 });
    }

    private static Later Written => new() { Before = "before", Known = 5, After = [new Inner("after")] };

    private static void AssertKept<T>(ThriftEncoding encoding)
        where T : IThriftMessage<T>
    {
        T older = ThriftSerializer.Read<T>(Wire.Write(Written, encoding), encoding);

        Later read = Wire.RoundTripTo<T, Later>(older, encoding);

        Assert.Equal(("before", 5), (read.Before, read.Known));
        Assert.Equal([new Inner("after")], read.After);
    }
}
