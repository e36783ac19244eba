using System.Buffers;
using Tern.Interop.Tests.Apache;
using Tern.Interop.Tests.Programs;
using Tern.Serialization;
using Thrift.Test;
using Xunit;

namespace Tern.Interop.Tests.Idl;

/// <summary>Values between the code that Tern and the code that Apache's compiler generates from the same .thrift file.</summary>
public sealed class ApacheValueTests(ThriftTestPeers peers) : IClassFixture<ThriftTestPeers>
{
    private static readonly Dictionary<string, Func<byte[], ThriftEncoding, byte[]>> s_rewrite = new()
    {
        [nameof(Bonk)] = Rewrite<Bonk>,
        [nameof(Bools)] = Rewrite<Bools>,
        [nameof(Xtruct2)] = Rewrite<Xtruct2>,
        [nameof(Insanity)] = Rewrite<Insanity>,
        [nameof(OneField)] = Rewrite<OneField>,
        [nameof(VersioningTestV2)] = Rewrite<VersioningTestV2>,
        [nameof(GuessProtocolStruct)] = Rewrite<GuessProtocolStruct>,
        [nameof(LargeDeltas)] = Rewrite<LargeDeltas>,
        [nameof(NestedListsI32x2)] = Rewrite<NestedListsI32x2>,
        [nameof(NestedListsI32x3)] = Rewrite<NestedListsI32x3>,
        [nameof(NestedMixedx2)] = Rewrite<NestedMixedx2>,
        [nameof(ListBonks)] = Rewrite<ListBonks>,
        [nameof(NestedListsBonk)] = Rewrite<NestedListsBonk>,
        [nameof(BoolTest)] = Rewrite<BoolTest>,
        [nameof(StructB)] = Rewrite<StructB>,
    };

    [Theory]
    [InlineData(PeerLanguage.Python, "binary", ThriftEncoding.Binary)]
    [InlineData(PeerLanguage.Python, "compact", ThriftEncoding.Compact)]
    [InlineData(PeerLanguage.Cpp, "binary", ThriftEncoding.Binary)]
    [InlineData(PeerLanguage.Cpp, "compact", ThriftEncoding.Compact)]
    public async Task Structs_EncodedByApachesCode_DecodeHereAndBack(PeerLanguage language, string protocol, ThriftEncoding encoding)
    {
        peers.Require();
        (string Name, byte[] Bytes)[] written = await WrittenAsync(language, protocol);

        string rewritten = string.Concat(written.Select(w => $"{w.Name} {Convert.ToHexStringLower(s_rewrite[w.Name](w.Bytes, encoding))}\n"));
        PeerRun check = await peers.RunValuesAsync(language, "check", protocol, rewritten);

        Assert.Equal(16, written.Length);
        Assert.Equal(written.Select(w => "ok " + w.Name), check.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Theory]
    [InlineData(PeerLanguage.Python, "binary", ThriftEncoding.Binary)]
    [InlineData(PeerLanguage.Python, "compact", ThriftEncoding.Compact)]
    [InlineData(PeerLanguage.Cpp, "binary", ThriftEncoding.Binary)]
    [InlineData(PeerLanguage.Cpp, "compact", ThriftEncoding.Compact)]
    public async Task Struct_ReadByAnotherVersion_KeepsWhatBothKnow(PeerLanguage language, string protocol, ThriftEncoding encoding)
    {
        peers.Require();
        byte[] newer = (await WrittenAsync(language, protocol)).Single(w => w.Name == nameof(VersioningTestV2)).Bytes;

        VersioningTestV1 older = ThriftSerializer.Read<VersioningTestV1>(newer, encoding);
        VersioningTestV2 same = ThriftSerializer.Read<VersioningTestV2>(newer, encoding);

        // Field 3 is text in one and a number in the other.
        Assert.Equal((1, "", int.MaxValue), (older.BeginInBoth, older.OldString, older.EndInBoth));
        Assert.Equal((short.MinValue, long.MinValue, -0.1, "é世界"), (same.Newshort, same.Newlong, same.Newdouble, same.Newstruct?.Message));
        Assert.Equal([0, int.MaxValue, int.MinValue], same.Newlist);
    }

    private async Task<(string Name, byte[] Bytes)[]> WrittenAsync(PeerLanguage language, string protocol)
    {
        PeerRun run = await peers.RunValuesAsync(language, "write", protocol);
        Assert.True(run.ExitCode == 0, run.Output);
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' '))
            .Select(words => (words[0], Convert.FromHexString(words[1])))];
    }

    private static byte[] Rewrite<T>(byte[] bytes, ThriftEncoding encoding)
        where T : IThriftMessage<T>
    {
        ArrayBufferWriter<byte> output = new();
        ThriftSerializer.Write(output, ThriftSerializer.Read<T>(bytes, encoding), encoding);
        return output.WrittenSpan.ToArray();
    }
}
