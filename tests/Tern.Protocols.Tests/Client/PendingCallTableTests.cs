using Tern.Serialization;

namespace Tern.Protocols.Tests.Client;

public sealed class PendingCallTableTests
{
    [Fact]
    public void Add_ManyCalls_GivesEachAnIdOfItsOwn()
    {
        var table = new PendingCallTable(10_000);
        var calls = Enumerable.Range(0, 5_000).Select(_ => new TestCall()).ToList();
        foreach (TestCall call in calls)
        {
            Assert.Equal(PendingCallAdmission.Added, table.Add(call));
        }

        Assert.Equal(5_000, calls.Select(call => call.SequenceId).Distinct().Count());
        Assert.DoesNotContain(calls, call => call.SequenceId <= 0);
        Assert.Equal(5_000, table.Count);
        foreach (TestCall call in calls.OrderBy(call => call.SequenceId * 7919 % 5_003))
        {
            Assert.Same(call, table.TryRemove(call.SequenceId));
            Assert.Null(table.TryRemove(call.SequenceId));
        }

        Assert.Equal(0, table.Count);
    }

    [Fact]
    public void Add_PastTheLimit_IsRefusedUntilOneEnds()
    {
        var table = new PendingCallTable(2);
        var first = new TestCall();
        table.Add(first);
        table.Add(new TestCall());

        Assert.Equal(PendingCallAdmission.Full, table.Add(new TestCall()));
        Assert.True(table.TryRemove(first));
        Assert.Equal(PendingCallAdmission.Added, table.Add(new TestCall()));
    }

    [Fact]
    public void TryRemove_OfACallWhoseIdAnotherSlotShares_LeavesTheOther()
    {
        var table = new PendingCallTable(1_000);
        var call = new TestCall();
        table.Add(call);

        Assert.Null(table.TryRemove(call.SequenceId + 64));
        Assert.Null(table.TryRemove(int.MinValue | call.SequenceId));
        Assert.False(table.TryRemove(new TestCall { SequenceId = call.SequenceId }));
        Assert.Same(call, table.TryRemove(call.SequenceId));
    }

    [Fact]
    public void RemoveExpired_SomeAreDue_TakesThoseAndTellsTheNextDeadline()
    {
        var table = new PendingCallTable(100);
        foreach (long deadline in (long[])[30, 10, 20, long.MaxValue])
        {
            table.Add(new TestCall { DeadlineTimestamp = deadline });
        }

        var expired = new List<PendingCall>();
        Assert.Equal(30, table.RemoveExpired(20, expired));
        Assert.Equal([10, 20], expired.Select(call => call.DeadlineTimestamp).Order());
        Assert.Equal(2, table.Count);
        Assert.Equal(long.MaxValue, table.RemoveExpired(30, expired));
    }

    [Fact]
    public void Close_WithCallsWaiting_ClaimsThemAllAndTakesNoMore()
    {
        var table = new PendingCallTable(100);
        var call = new TestCall();
        table.Add(call);

        Assert.Same(call, Assert.Single(table.Close()));
        Assert.False(table.TryRemove(call));
        Assert.Equal(PendingCallAdmission.Closed, table.Add(new TestCall()));
        Assert.Equal(0, table.Count);
    }

    [Fact]
    public void TryStopIfIdle_WithACallWaiting_GoesOnUntilItHasEnded()
    {
        var table = new PendingCallTable(100);
        var call = new TestCall();
        table.Add(call);

        Assert.False(table.TryStopIfIdle());
        Assert.Equal(PendingCallAdmission.Added, table.Add(new TestCall()));
        Assert.Same(call, table.TryRemove(call.SequenceId));
        Assert.False(table.TryStopIfIdle());
        Assert.NotNull(table.TryRemove(call.SequenceId + 1));

        Assert.True(table.TryStopIfIdle());
        Assert.Equal(PendingCallAdmission.Closed, table.Add(new TestCall()));
    }

    private sealed class TestCall : PendingCall
    {
        public override RpcMethod Method => throw new NotSupportedException();

        public override void ReadReply(ref ThriftBinaryReader reader) => throw new NotSupportedException();

        public override void ReadReply(ref ThriftCompactReader reader) => throw new NotSupportedException();

        public override void ReadReply(ref ProtobufReader reader) => throw new NotSupportedException();

        public override Exception? ReadException(ReadOnlySpan<byte> message, string typeName, GrpcFormat format) => throw new NotSupportedException();

        public override void WriteArguments(OutputBuffer buffer, PayloadEncoding payload) => throw new NotSupportedException();

        public override void Signal() => throw new NotSupportedException();
    }
}
