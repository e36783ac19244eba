using Tern.Interop.Tests.Contracts.Generic;
using Tern.Interop.Tests.Generic;
using Tern.Interop.Tests.Programs;
using Tern.Serialization;
using Xunit;

namespace Tern.Interop.Tests.Idl;

/// <summary>Values between the code that Tern and the C++ code that protoc generates from the same .proto file.</summary>
public sealed class ProtocCppValueTests(ProtobufCpp peer) : IClassFixture<ProtobufCpp>
{
    private static readonly Dictionary<string, Func<byte[], byte[]>> s_rewrite = new()
    {
        [nameof(Everything)] = bytes => ProtobufSerializer.ToArray(ProtobufSerializer.Read<Everything>(bytes)),
        [nameof(Order)] = bytes => ProtobufSerializer.ToArray(ProtobufSerializer.Read<Order>(bytes)),
    };

    [Fact]
    public async Task Messages_EncodedByCpp_DecodeHereAndBack()
    {
        peer.Require();
        (string Name, byte[] Bytes)[] written = await WrittenAsync();

        string rewritten = string.Concat(written.Select(w => $"{w.Name} {Convert.ToHexStringLower(s_rewrite[w.Name](w.Bytes))}\n"));
        PeerRun check = await peer.RunAsync("check", rewritten);

        Assert.Equal(10, written.Length);
        Assert.Equal(written.Select(w => "ok " + w.Name), check.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task Message_EncodedByCpp_HasTheValuesThatItWasGiven()
    {
        peer.Require();
        (string Name, byte[] Bytes)[] written = await WrittenAsync();

        Everything scalars = ProtobufSerializer.Read<Everything>(written[1].Bytes);
        Order legacy = ProtobufSerializer.Read<Order>(written[9].Bytes);

        Assert.Equal((-1, long.MinValue, uint.MaxValue, ulong.MaxValue), (scalars.Medium, scalars.Large, scalars.Natural, scalars.LargeNatural));
        Assert.Equal((int.MinValue, long.MinValue, -0.5f, 1e-300, "é世界"), (scalars.Signed, scalars.LargeSigned, scalars.Single, scalars.Real, scalars.Text));
        Assert.Equal((7, 2, 3), (legacy.Part?.Number, legacy.Line.Count, legacy.Priority));
        Assert.Equal(["", "t"], legacy.Tags);
    }

    [Fact]
    public async Task Check_OfAnotherValue_SaysSo()
    {
        peer.Require();
        (string Name, byte[] Bytes)[] written = await WrittenAsync();
        Everything other = ProtobufSerializer.Read<Everything>(written[1].Bytes) with { Medium = 5 };

        string lines = $"{written[0].Name} \n{written[1].Name} {Convert.ToHexStringLower(ProtobufSerializer.ToArray(other))}\n";
        PeerRun check = await peer.RunAsync("check", lines);

        Assert.Contains("FAILED Everything: differs: modified: medium: -1 -> 5", check.Output, StringComparison.Ordinal);
    }

    // An empty message has no bytes.
    private async Task<(string Name, byte[] Bytes)[]> WrittenAsync()
    {
        PeerRun run = await peer.RunAsync("write");
        Assert.True(run.ExitCode == 0, run.Output);
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.TrimEnd('\r').Split(' '))
            .Select(words => (words[0], Convert.FromHexString(words[1])))];
    }
}
