using System.Buffers;
using Tern.Serialization;
using Xunit;

namespace Tern.Interop.Tests.Vectors;

/// <summary>Generated code reads what Kitex wrote, and writes it so that Kitex would read the same.</summary>
public sealed class VectorPayloadTests
{
    private const int MissingResult = 5;

    // Kitex wrote a null struct as an empty one, which lacks a required field: the next test is theirs.
    private static readonly string[] s_lackRequired = ["framed-missing-required", "buffered-missing-required", "ttheader-framed-missing-required"];

    public static TheoryData<string> Messages => Keys(message => !LacksRequired(message) && !IsBusinessStatus(message));

    public static TheoryData<string> MessagesWithoutRequiredField => Keys(LacksRequired);

    public static TheoryData<string> BusinessStatuses => Keys(message => IsBusinessStatus(message) && message.Method == "MayThrow");

    [Fact]
    public void Manifest_ProtocolsNotCoveredHere_AreThoseThatTernDoesNotSpeakYet()
    {
        Assert.Equal(
            ["grpc", "kitex-protobuf-framed", "kitex-protobuf-ttheader-framed"],
            VectorSet.Protocols.Except(VectorSet.CoveredProtocols).Order());
        Assert.Equal(186, VectorSet.Files.Count);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Payload_ReadByGeneratedCode_HasTheValuesOfTheManifest(string key)
    {
        VectorMessage message = Message(key);

        object? value = VectorCodec.Decode(message, new ReadOnlySequence<byte>(message.Payload.ToArray()));

        Assert.Null(VectorCodec.Difference(message, value));
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Payload_EveryByteInItsOwnSegment_HasTheValuesOfTheManifest(string key)
    {
        VectorMessage message = Message(key);

        object? value = VectorCodec.Decode(message, Segments.OneByOne(message.Payload.ToArray()));

        Assert.Null(VectorCodec.Difference(message, value));
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Payload_WrittenAgain_SaysTheSame(string key)
    {
        VectorMessage message = Message(key);
        object? value = VectorCodec.Decode(message, new ReadOnlySequence<byte>(message.Payload.ToArray()));

        byte[] written = VectorCodec.Encode(message, value);

        Assert.Null(VectorCodec.Difference(message, VectorCodec.Decode(message, new ReadOnlySequence<byte>(written))));
        Assert.Equal(ThriftBinaryForm.OfMessage(message.Payload), ThriftBinaryForm.OfMessage(written));
        if (message.IsPayloadReproducible)
        {
            Assert.Equal(message.Payload.ToArray(), written);
        }
    }

    [Theory]
    [MemberData(nameof(MessagesWithoutRequiredField))]
    public void Payload_RequiredFieldMissing_NamesMessageAndField(string key)
    {
        VectorMessage message = Message(key);

        WireFormatException error = Assert.Throws<WireFormatException>(
            () => VectorCodec.Decode(message, new ReadOnlySequence<byte>(message.Payload.ToArray())));

        Assert.Equal(WireFormatError.InvalidData, error.Error);
        Assert.Contains("Inner", error.Message);
        Assert.Contains("name", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(BusinessStatuses))]
    public void Payload_BehindABusinessStatus_IsAnEmptyResult(string key)
    {
        VectorMessage message = Message(key);

        RpcException error = Assert.Throws<RpcException>(() => VectorCodec.Decode(message, new ReadOnlySequence<byte>(message.Payload.ToArray())));

        // The status is in the header; who reads the payload without it finds no answer.
        Assert.Equal(MissingResult, error.ApplicationExceptionType);
    }

    internal static VectorMessage Message(string key) => VectorSet.Messages.Single(message => KeyOf(message) == key);

    private static bool LacksRequired(VectorMessage message) => message.File.IsFromClient && s_lackRequired.Contains(message.File.Name);

    private static bool IsBusinessStatus(VectorMessage message) => message.File.Entry.TryGetProperty("bizStatus", out _);

    private static TheoryData<string> Keys(Func<VectorMessage, bool> wanted) =>
        [.. VectorSet.Messages.Where(message => !message.IsControlFrame && wanted(message)).Select(KeyOf)];

    private static string KeyOf(VectorMessage message) => $"{message.File} {message.File.Messages.IndexOf(message)}";
}
