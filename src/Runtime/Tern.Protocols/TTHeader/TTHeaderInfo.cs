using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>The header info of one TTHeader, parsed. Immutable once parsed, so it can be shared by calls with the same header.</summary>
internal sealed class TTHeaderInfo
{
    private readonly List<KeyValuePair<string, string>> _others = [];

    private TTHeaderInfo()
    {
    }

    /// <summary>Service that the caller wants (<c>isn</c>), without package.</summary>
    public string? Service { get; private set; }

    /// <summary>All integer keys, or <see langword="null"/>.</summary>
    public Dictionary<ushort, string>? Ints { get; private set; }

    public List<KeyValuePair<string, string>>? Transient { get; private set; }

    public List<KeyValuePair<string, string>>? Persistent { get; private set; }

    /// <summary>String keys without a fixed meaning; on a reply these are the backward values.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Others => _others;

    /// <summary>Address that the header gives for its sender (<c>rip</c>).</summary>
    public string? RemoteAddress { get; private set; }

    public string? Checksum { get; private set; }

    public bool ConnectionReset { get; private set; }

    /// <summary>Services through which the cancellation of a stream came (<c>ttscp</c>).</summary>
    public string? CancelPath { get; private set; }

    public string? BizStatus { get; private set; }

    public string? BizMessage { get; private set; }

    public string? BizExtra { get; private set; }

    /// <summary>Time that the caller gives the call, or <see langword="null"/>; text that is no positive number counts as none, as in Kitex.</summary>
    public TimeSpan? Timeout { get; private set; }

    /// <summary>Whether equal headers are likely to come again: nothing in it belongs to one call alone.</summary>
    public bool IsRepeatable => Transient is null && Persistent is null && Checksum is null && _others.Count == 0;

    /// <summary>Parses header info.</summary>
    /// <param name="info">Its bytes.</param>
    /// <param name="isStream">Whether it stands before a frame of a stream, whose payload is a bare struct, and not before a message.</param>
    /// <exception cref="WireFormatException">The bytes are no header info.</exception>
    public static TTHeaderInfo Parse(ReadOnlySpan<byte> info, bool isStream = false)
    {
        var parsed = new TTHeaderInfo();
        var cursor = new Cursor(info);
        byte protocol = cursor.ReadByte();
        bool isServed = isStream
            ? protocol == TTHeaderFormat.ProtocolThriftStruct
            : protocol is TTHeaderFormat.ProtocolThriftBinary or TTHeaderFormat.ProtocolThriftCompactV2 or TTHeaderFormat.ProtocolKitexProtobuf;
        if (!isServed)
        {
            throw Invalid($"its protocol id is 0x{protocol:x2}, which is not supported");
        }

        byte transforms = cursor.ReadByte();
        if (transforms != 0)
        {
            throw Invalid($"its payload went through {transforms} transforms, which are not supported");
        }

        while (cursor.HasMore)
        {
            parsed.ReadBlock(ref cursor);
        }

        if (parsed.Ints is { } ints && ints.TryGetValue(TTHeaderKeys.RpcTimeout, out string? timeout)
            && int.TryParse(timeout, NumberStyles.None, CultureInfo.InvariantCulture, out int milliseconds) && milliseconds > 0)
        {
            parsed.Timeout = TimeSpan.FromMilliseconds(milliseconds);
        }

        return parsed;
    }

    /// <summary>Parses the body of a MeshHeader, which has strings only: a count, then keys and values. Source: Kitex <c>pkg/remote/codec/header_codec.go</c>.</summary>
    /// <exception cref="WireFormatException">The bytes are no such body.</exception>
    public static TTHeaderInfo ParseMesh(ReadOnlySpan<byte> info)
    {
        var parsed = new TTHeaderInfo();
        var cursor = new Cursor(info);
        parsed.ReadStrings(ref cursor);
        return parsed;
    }

    public string? Int(ushort key) => Ints is { } ints && ints.TryGetValue(key, out string? value) && value.Length > 0 ? value : null;

    private void ReadBlock(ref Cursor cursor)
    {
        byte id = cursor.ReadByte();
        switch (id)
        {
            case TTHeaderFormat.BlockPadding:
                return;
            case TTHeaderFormat.BlockStrings:
                ReadStrings(ref cursor);
                return;
            case TTHeaderFormat.BlockInts:
                int count = cursor.ReadCount(minimumEntryBytes: 4);
                Ints ??= new Dictionary<ushort, string>(Math.Min(count, 32));
                for (int left = count; left > 0; left--)
                {
                    ushort key = cursor.ReadUInt16();
                    Ints[key] = cursor.ReadText();
                }

                return;
            case TTHeaderFormat.BlockAclToken:
                AddTransient(TTHeaderKeys.AclToken, cursor.ReadText());
                return;
            default:
                throw Invalid($"it has a block of unknown kind 0x{id:x2}");
        }
    }

    private void ReadStrings(ref Cursor cursor)
    {
        for (int left = cursor.ReadCount(minimumEntryBytes: 4); left > 0; left--)
        {
            string key = cursor.ReadText();
            AddString(key, cursor.ReadText());
        }
    }

    private void AddString(string key, string value)
    {
        switch (key)
        {
            case TTHeaderKeys.ServiceName:
                Service = value;
                return;
            case TTHeaderKeys.RemoteAddress:
                RemoteAddress = value.Length > 0 ? value : null;
                return;
            case TTHeaderKeys.ConnectionReset:
                ConnectionReset = value == "1";
                return;
            case TTHeaderKeys.Checksum:
                Checksum = value;
                return;
            case TTHeaderKeys.CancelPath:
                CancelPath = value;
                return;
            case TTHeaderKeys.BizStatus:
                BizStatus = value;
                return;
            case TTHeaderKeys.BizMessage:
                BizMessage = value;
                return;
            case TTHeaderKeys.BizExtra:
                BizExtra = value;
                return;
        }

        if (key.StartsWith(TTHeaderKeys.PersistentPrefix, StringComparison.Ordinal))
        {
            Add(Persistent ??= [], key[TTHeaderKeys.PersistentPrefix.Length..], value);
        }
        else if (key.StartsWith(TTHeaderKeys.TransientUpstreamPrefix, StringComparison.Ordinal))
        {
            AddTransient(key[TTHeaderKeys.TransientUpstreamPrefix.Length..], value);
        }
        else if (key.StartsWith(TTHeaderKeys.TransientPrefix, StringComparison.Ordinal))
        {
            AddTransient(key[TTHeaderKeys.TransientPrefix.Length..], value);
        }
        else
        {
            Add(_others, key, value);
        }
    }

    private void AddTransient(string key, string value) => Add(Transient ??= [], key, value);

    // Metainfo knows neither empty keys nor empty values.
    private static void Add(List<KeyValuePair<string, string>> entries, string key, string value)
    {
        if (key.Length > 0 && value.Length > 0)
        {
            entries.Add(new(key, value));
        }
    }

    private static WireFormatException Invalid(string reason) => new(WireFormatError.InvalidData, $"The TTHeader cannot be read: {reason}.");

    private ref struct Cursor(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _left = bytes;

        public readonly bool HasMore => !_left.IsEmpty;

        public byte ReadByte() => Take(1)[0];

        public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

        public string ReadText() => Encoding.UTF8.GetString(Take(ReadUInt16()));

        public int ReadCount(int minimumEntryBytes)
        {
            int count = ReadUInt16();
            if (count * minimumEntryBytes > _left.Length)
            {
                throw Invalid($"a block says {count} entries where {_left.Length} bytes are left");
            }

            return count;
        }

        private ReadOnlySpan<byte> Take(int count)
        {
            if (count > _left.Length)
            {
                throw Invalid($"{count} bytes are needed where {_left.Length} are left");
            }

            ReadOnlySpan<byte> taken = _left[..count];
            _left = _left[count..];
            return taken;
        }
    }
}
