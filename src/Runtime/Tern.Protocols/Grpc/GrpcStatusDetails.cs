using System.Buffers;
using System.Text;

namespace Tern.Protocols;

/// <summary>The trailer <c>grpc-status-details-bin</c>: a <c>google.rpc.Status</c> in Protobuf; Tern's Thrift exceptions hold one, too. Source: <c>google/rpc/status.proto</c>, <c>google/protobuf/any.proto</c>.</summary>
/// <remarks>The two messages are flat, so they are read and written right here: one loop over fields.</remarks>
internal static class GrpcStatusDetails
{
    // Status: 1 code, 2 message, 3 repeated Any. Any: 1 type_url, 2 value.
    private const int CodeTag = (1 << 3) | WireVarint;
    private const int TextTag = (2 << 3) | WireBytes;
    private const int DetailTag = (3 << 3) | WireBytes;
    private const int TypeUrlTag = (1 << 3) | WireBytes;
    private const int ValueTag = (2 << 3) | WireBytes;
    private const int WireVarint = 0;
    private const int WireFixed64 = 1;
    private const int WireBytes = 2;
    private const int WireFixed32 = 5;

    /// <summary>What type URLs begin with. Source: <c>google/protobuf/any.proto</c>.</summary>
    public const string TypeUrlPrefix = "type.googleapis.com/";

    /// <summary>Full name of a detail's type; <see langword="null"/> if its URL is none.</summary>
    public static string? TypeNameOf(RpcStatusDetail detail)
    {
        int slash = detail.TypeUrl.LastIndexOf('/');
        return slash >= 0 && slash < detail.TypeUrl.Length - 1 ? detail.TypeUrl[(slash + 1)..] : null;
    }

    public static byte[] Write(RpcStatusCode code, string message, IReadOnlyList<RpcStatusDetail> details)
    {
        var output = new ArrayBufferWriter<byte>();
        WriteVarint(output, CodeTag);
        WriteVarint(output, (uint)code);
        if (message.Length > 0)
        {
            WriteBytes(output, TextTag, Encoding.UTF8.GetBytes(message));
        }

        var any = new ArrayBufferWriter<byte>();
        foreach (RpcStatusDetail detail in details)
        {
            any.ResetWrittenCount();
            WriteBytes(any, TypeUrlTag, Encoding.UTF8.GetBytes(detail.TypeUrl));
            WriteBytes(any, ValueTag, detail.Value.Span);
            WriteBytes(output, DetailTag, any.WrittenSpan);
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>The code of a failure; <see langword="null"/> if there is none, or none of a failure.</summary>
    public static RpcStatusCode? CodeOf(ReadOnlySpan<byte> status)
    {
        RpcStatusCode? code = null;
        while (TryReadField(ref status, out uint tag, out _, out ulong number))
        {
            if (tag == CodeTag)
            {
                code = number is > (int)RpcStatusCode.Ok and <= (int)RpcStatusCode.Unauthenticated ? (RpcStatusCode)number : null;
            }
        }

        return code;
    }

    /// <summary>Reads the details; those of a damaged message are left out, for the failure itself is known without them.</summary>
    public static IReadOnlyList<RpcStatusDetail> Read(ReadOnlySpan<byte> status)
    {
        List<RpcStatusDetail>? details = null;
        while (TryReadField(ref status, out uint tag, out ReadOnlySpan<byte> value, out _))
        {
            if (tag == DetailTag)
            {
                (details ??= []).Add(ReadDetail(value));
            }
        }

        return details is null ? [] : details;
    }

    private static RpcStatusDetail ReadDetail(ReadOnlySpan<byte> any)
    {
        string typeUrl = "";
        byte[] message = [];
        while (TryReadField(ref any, out uint tag, out ReadOnlySpan<byte> value, out _))
        {
            if (tag == TypeUrlTag)
            {
                typeUrl = Encoding.UTF8.GetString(value);
            }
            else if (tag == ValueTag)
            {
                message = value.ToArray();
            }
        }

        return new RpcStatusDetail(typeUrl, message);
    }

    /// <summary>Takes one field from the front; <see langword="false"/> at the end, or where the rest makes no sense.</summary>
    private static bool TryReadField(ref ReadOnlySpan<byte> message, out uint tag, out ReadOnlySpan<byte> value, out ulong number)
    {
        value = default;
        tag = 0;
        number = 0;
        if (!TryReadVarint(ref message, out ulong key) || key > uint.MaxValue)
        {
            return false;
        }

        tag = (uint)key;
        ulong length;
        switch (tag & 7)
        {
            case WireVarint:
                return TryReadVarint(ref message, out number);
            case WireFixed64:
                length = sizeof(ulong);
                break;
            case WireFixed32:
                length = sizeof(uint);
                break;
            case WireBytes when TryReadVarint(ref message, out length):
                break;
            default:
                return false;
        }

        if (length > (ulong)message.Length)
        {
            return false;
        }

        value = message[..(int)length];
        message = message[(int)length..];
        return true;
    }

    private static bool TryReadVarint(ref ReadOnlySpan<byte> message, out ulong value)
    {
        value = 0;
        for (int i = 0; i < message.Length && i < 10; i++)
        {
            value |= (ulong)(message[i] & 0x7F) << (i * 7);
            if (message[i] < 0x80)
            {
                message = message[(i + 1)..];
                return true;
            }
        }

        return false;
    }

    private static void WriteBytes(ArrayBufferWriter<byte> output, uint tag, ReadOnlySpan<byte> value)
    {
        WriteVarint(output, tag);
        WriteVarint(output, (uint)value.Length);
        output.Write(value);
    }

    private static void WriteVarint(ArrayBufferWriter<byte> output, uint value)
    {
        Span<byte> room = output.GetSpan(5);
        int length = 0;
        while (value >= 0x80)
        {
            room[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        room[length++] = (byte)value;
        output.Advance(length);
    }
}
