using System.Buffers;
using Tern.Serialization;

namespace Tern.Contracts.Tests.Protobuf;

public sealed class AllocationTests
{
    private const int Times = 1_000;

    [Fact]
    public void Write_NestedMessagesAndCollections_AllocatesNothing()
    {
        Many message = new()
        {
            Ints = [1, 2, 300], Colors = [Color.Red], Blobs = [[1, 2]], Times = [DateTime.UnixEpoch], Words = new() { ["one"] = 1 }, Small = [7], Wrapped = ["w"],
            Messages = [new Kinds { String = new string('x', 300), Inner = new Kinds { Int32 = 1 } }, new Kinds { Bool = true }],
        };
        ArrayBufferWriter<byte> output = new(64 * 1_024);
        Write(message, output);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Write(message, output);

        // Room for what the runtime itself may do meanwhile; one byte per write would be ten times that.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Times / 10);
    }

    private static void Write(Many message, ArrayBufferWriter<byte> output)
    {
        for (int i = 0; i < Times; i++)
        {
            output.ResetWrittenCount();
            ProtobufSerializer.Write(output, in message);
        }
    }
}
