using System.Buffers;
using System.Text.Json;
using Tern.Protocols;
using Tern.Serialization;
using Xunit;

namespace Tern.Interop.Tests.Vectors;

/// <summary>Frames and TTHeaders that Kitex wrote, recognised by their first bytes, and written again byte by byte.</summary>
public sealed class VectorFrameTests
{
    private const int MaxMessageBytes = 16 * 1024 * 1024;

    public static TheoryData<string> Messages => VectorPayloadTests.Messages;

    public static TheoryData<string> MessagesWithHeader =>
        [.. VectorPayloadTests.Messages.Select(row => row.Data).Where(key => VectorPayloadTests.Message(key).TTHeader is not null)];

    public static TheoryData<string> Files => [.. VectorSet.Files.Where(file => file.Messages.Count > 0).Select(file => file.ToString())];

    [Theory]
    [MemberData(nameof(Messages))]
    public void Frame_Scanned_IsRecognisedAndCutWhereTheManifestSays(string key)
    {
        VectorMessage message = VectorPayloadTests.Message(key);
        ThriftFrameScanner scanner = new(MaxMessageBytes);

        Assert.True(scanner.TryScan(new ReadOnlySequence<byte>(message.Bytes), out ThriftFrame frame));

        Assert.Equal(ProtocolOf(message), frame.Protocol);
        Assert.Equal(PayloadEncoding.ThriftBinary, frame.Encoding);
        Assert.Equal(message.Bytes.Length, frame.Length);
        Assert.Equal(message.Payload.ToArray(), frame.Payload.ToArray());
        if (message.TTHeader is { } header)
        {
            Assert.Equal(header.GetProperty("flags").GetInt32(), frame.Flags);
            Assert.Equal(header.GetProperty("seqId").GetInt32(), frame.HeaderSequenceId);
            Assert.Equal(header.GetProperty("headerSize").GetInt32(), frame.HeaderInfo.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Frame_ArrivingByteByByte_IsCompleteWithItsLastByteOnly(string key)
    {
        VectorMessage message = VectorPayloadTests.Message(key);
        ThriftFrameScanner scanner = new(MaxMessageBytes);
        for (int length = 0; length < message.Bytes.Length; length++)
        {
            Assert.False(scanner.TryScan(Segments.OneByOne(message.Bytes[..length]), out _));
        }

        Assert.True(scanner.TryScan(Segments.OneByOne(message.Bytes), out ThriftFrame frame));
        Assert.Equal(message.Payload.ToArray(), frame.Payload.ToArray());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Conversation_Scanned_FallsIntoItsMessages(string name)
    {
        VectorFile file = VectorSet.Files.Single(candidate => candidate.ToString() == name);
        ReadOnlySequence<byte> rest = new(file.Bytes);
        foreach (VectorMessage message in file.Messages)
        {
            ThriftFrameScanner scanner = new(MaxMessageBytes);
            Assert.True(scanner.TryScan(rest, out ThriftFrame frame));
            Assert.Equal(message.Bytes.Length, frame.Length);
            rest = rest.Slice(frame.Length);
        }

        Assert.Equal(0, rest.Length);
    }

    [Theory]
    [MemberData(nameof(MessagesWithHeader))]
    public void Header_Parsed_HoldsWhatTheManifestSays(string key)
    {
        VectorMessage message = VectorPayloadTests.Message(key);
        ThriftFrameScanner scanner = new(MaxMessageBytes);
        Assert.True(scanner.TryScan(new ReadOnlySequence<byte>(message.Bytes), out ThriftFrame frame));

        TTHeaderInfo info = TTHeaderInfo.Parse(frame.HeaderInfo);

        Assert.Equal(
            IntEntries(message).OrderBy(entry => entry.Key),
            (info.Ints ?? []).OrderBy(entry => entry.Key));
        Assert.Equal(
            StringEntries(message).Order(StringComparer.Ordinal),
            Flatten(info).Order(StringComparer.Ordinal));
        if (info.Checksum is { } checksum)
        {
            Crc32C.Check(checksum, frame.Body);
        }
    }

    [Theory]
    [MemberData(nameof(MessagesWithHeader))]
    public void Frame_WrittenAgainInTheListedOrder_IsTheSameBytes(string key)
    {
        VectorMessage message = VectorPayloadTests.Message(key);
        OutputBuffer buffer = new();
        FrameBuilder frame = new(buffer, ProtocolOf(message));
        JsonElement header = message.TTHeader!.Value;
        TTHeaderWriter writer = new(buffer, (ushort)header.GetProperty("flags").GetInt32(), header.GetProperty("seqId").GetInt32());

        int checksum = WriteBlocks(ref writer, header);
        frame.BeginBody(checksum);
        message.Payload.CopyTo(buffer.GetSpan(message.Payload.Length));
        buffer.Advance(message.Payload.Length);
        frame.Complete(MaxMessageBytes);

        Assert.Equal(message.Bytes, buffer.WrittenSpan.ToArray());
        buffer.Release();
    }

    private static int WriteBlocks(ref TTHeaderWriter writer, JsonElement header)
    {
        int checksum = -1;
        foreach (JsonElement block in header.GetProperty("info").EnumerateArray())
        {
            switch (block.GetProperty("type").GetString())
            {
                case "acl-token":
                    writer.WriteAclToken(block.GetProperty("value").GetString()!);
                    break;
                case "string-map":
                    writer.BeginStrings();
                    foreach (JsonElement entry in block.GetProperty("entries").EnumerateArray())
                    {
                        if (entry[0].GetString() == TTHeaderKeys.Checksum)
                        {
                            checksum = writer.WriteChecksumPlaceholder();
                        }
                        else
                        {
                            writer.WriteString(entry[0].GetString()!, entry[1].GetString()!);
                        }
                    }

                    break;
                default:
                    writer.BeginInts();
                    foreach (JsonElement entry in block.GetProperty("entries").EnumerateArray())
                    {
                        writer.WriteInt(entry[0].GetUInt16(), entry[1].GetString()!);
                    }

                    break;
            }
        }

        writer.Complete();
        return checksum;
    }

    private static RpcProtocol ProtocolOf(VectorMessage message) => message.File.Protocol switch
    {
        "buffered" => RpcProtocol.ThriftBuffered,
        "framed" or "framed-conversation" => RpcProtocol.ThriftFramed,
        "ttheader" => RpcProtocol.ThriftTTHeader,
        _ => RpcProtocol.ThriftTTHeaderFramed,
    };

    private static IEnumerable<KeyValuePair<ushort, string>> IntEntries(VectorMessage message) => Blocks(message, "int-map")
        .SelectMany(block => block.GetProperty("entries").EnumerateArray())
        .Select(entry => KeyValuePair.Create(entry[0].GetUInt16(), entry[1].GetString()!));

    private static IEnumerable<string> StringEntries(VectorMessage message) =>
    [
        .. Blocks(message, "acl-token").Select(block => $"RPC_TRANSIT_gdpr-token={block.GetProperty("value").GetString()}"),
        .. Blocks(message, "string-map")
            .SelectMany(block => block.GetProperty("entries").EnumerateArray())
            .Select(entry => $"{entry[0].GetString()}={entry[1].GetString()}"),
    ];

    private static IEnumerable<JsonElement> Blocks(VectorMessage message, string type) =>
        message.TTHeader!.Value.GetProperty("info").EnumerateArray().Where(block => block.GetProperty("type").GetString() == type);

    private static IEnumerable<string> Flatten(TTHeaderInfo info)
    {
        (string Key, string? Value)[] known =
        [
            ("isn", info.Service),
            ("crrst", info.ConnectionReset ? "1" : null),
            ("crc32c", info.Checksum),
            ("biz-status", info.BizStatus),
            ("biz-message", info.BizMessage),
            ("biz-extra", info.BizExtra),
        ];
        return
        [
            .. known.Where(entry => entry.Value is not null).Select(entry => $"{entry.Key}={entry.Value}"),
            .. (info.Transient ?? []).Select(entry => $"RPC_TRANSIT_{entry.Key}={entry.Value}"),
            .. (info.Persistent ?? []).Select(entry => $"RPC_PERSIST_{entry.Key}={entry.Value}"),
            .. info.Others.Select(entry => $"{entry.Key}={entry.Value}"),
        ];
    }
}
