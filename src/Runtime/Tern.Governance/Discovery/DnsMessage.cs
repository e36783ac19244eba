using System.Buffers.Binary;
using System.Text;

namespace Tern.Governance.Discovery;

/// <summary>Questions for service records and their answers on the wire. Source: RFC 1035, 4.1, and RFC 2782.</summary>
/// <remarks>Answers come from the network: every offset is checked, and names point backwards only, so reading ends.</remarks>
internal static class DnsMessage
{
    private const int HeaderBytes = 12;
    private const int LongestLabel = 63;
    private const int LongestName = 253;
    private const ushort TypeService = 33;
    private const ushort ClassInternet = 1;
    private const int NameError = 3;
    private const string Broken = "The answer of the DNS server is broken.";

    /// <summary>A question for the service records of a name.</summary>
    /// <exception cref="FormatException">The name is no DNS name.</exception>
    public static byte[] Query(ushort id, string name)
    {
        string trimmed = name.TrimEnd('.');
        if (trimmed.Length is 0 or > LongestName || !Ascii.IsValid(trimmed))
        {
            throw new FormatException($"'{name}' is no DNS name.");
        }

        byte[] query = new byte[HeaderBytes + trimmed.Length + 2 + 4];
        BinaryPrimitives.WriteUInt16BigEndian(query, id);
        query[2] = 1; // recursion desired
        query[5] = 1; // one question
        int at = HeaderBytes;
        foreach (string label in trimmed.Split('.'))
        {
            if (label.Length is 0 or > LongestLabel)
            {
                throw new FormatException($"'{name}' is no DNS name: the label '{label}' has {label.Length} characters; 1 to 63 are allowed.");
            }

            query[at++] = (byte)label.Length;
            at += Encoding.ASCII.GetBytes(label, query.AsSpan(at));
        }

        BinaryPrimitives.WriteUInt16BigEndian(query.AsSpan(at + 1), TypeService);
        BinaryPrimitives.WriteUInt16BigEndian(query.AsSpan(at + 3), ClassInternet);
        return query;
    }

    /// <summary>Whether a message is the answer to a question.</summary>
    public static bool Answers(ReadOnlySpan<byte> answer, ReadOnlySpan<byte> query) =>
        answer.Length >= query.Length
        && answer[..2].SequenceEqual(query[..2])
        && (answer[2] & 0x80) != 0
        && BinaryPrimitives.ReadUInt16BigEndian(answer[4..]) == 1
        && Ascii.EqualsIgnoreCase(answer[HeaderBytes..query.Length], query[HeaderBytes..]);

    /// <summary>Whether the answer was too long for the way that it came.</summary>
    public static bool IsTruncated(ReadOnlySpan<byte> answer) => (answer[2] & 0x02) != 0;

    /// <summary>Reads the service records of an answer; other records in it are passed over.</summary>
    /// <exception cref="InvalidOperationException">The name does not exist, or has no service records.</exception>
    /// <exception cref="FormatException">The answer is broken, or the server has failed.</exception>
    public static DnsAnswer<DnsServiceRecord> ReadServices(ReadOnlySpan<byte> answer, ReadOnlySpan<byte> query, string name)
    {
        int code = answer[3] & 0x0F;
        if (code == NameError)
        {
            throw new InvalidOperationException($"{name} does not exist in DNS.");
        }

        if (code != 0)
        {
            throw new FormatException($"The DNS server has answered with code {code}.");
        }

        int count = BinaryPrimitives.ReadUInt16BigEndian(answer[6..]);
        var records = new List<DnsServiceRecord>();
        uint shortest = uint.MaxValue;
        int at = query.Length;
        for (int i = 0; i < count; i++)
        {
            ReadName(answer, ref at);
            ReadOnlySpan<byte> fixedPart = Take(answer, ref at, 10);
            int start = at;
            ReadOnlySpan<byte> data = Take(answer, ref at, BinaryPrimitives.ReadUInt16BigEndian(fixedPart[8..]));
            if (BinaryPrimitives.ReadUInt16BigEndian(fixedPart) != TypeService || BinaryPrimitives.ReadUInt16BigEndian(fixedPart[2..]) != ClassInternet)
            {
                continue;
            }

            if (data.Length < 7)
            {
                throw new FormatException(Broken);
            }

            int nameAt = start + 6;
            records.Add(new DnsServiceRecord(
                ReadName(answer, ref nameAt),
                BinaryPrimitives.ReadUInt16BigEndian(data[4..]),
                BinaryPrimitives.ReadUInt16BigEndian(data),
                BinaryPrimitives.ReadUInt16BigEndian(data[2..])));
            shortest = Math.Min(shortest, BinaryPrimitives.ReadUInt32BigEndian(fixedPart[4..]));
        }

        // A single record for the root says that the service is decidedly not there (RFC 2782).
        records.RemoveAll(static record => record.Host.Length == 0);
        return records.Count == 0
            ? throw new InvalidOperationException($"{name} has no service records in DNS.")
            : new DnsAnswer<DnsServiceRecord>(records, TimeSpan.FromSeconds(Math.Min(shortest, int.MaxValue)));
    }

    private static ReadOnlySpan<byte> Take(ReadOnlySpan<byte> answer, ref int at, int length)
    {
        if (answer.Length - at < length)
        {
            throw new FormatException(Broken);
        }

        ReadOnlySpan<byte> taken = answer.Slice(at, length);
        at += length;
        return taken;
    }

    /// <summary>Reads a name; what it points to must lie before it, so no name goes round in circles.</summary>
    private static string ReadName(ReadOnlySpan<byte> answer, ref int at)
    {
        var name = new StringBuilder();
        int next = at;
        int bound = at;
        bool hasJumped = false;
        while (true)
        {
            byte length = Take(answer, ref next, 1)[0];
            if (length >= 0xC0)
            {
                int target = ((length & 0x3F) << 8) | Take(answer, ref next, 1)[0];
                at = hasJumped ? at : next;
                hasJumped = true;
                if (target >= bound)
                {
                    throw new FormatException(Broken);
                }

                bound = next = target;
            }
            else if (length > LongestLabel || name.Length + length > LongestName)
            {
                throw new FormatException(Broken);
            }
            else if (length == 0)
            {
                at = hasJumped ? at : next;
                return name.ToString();
            }
            else
            {
                name.Append(name.Length == 0 ? "" : ".").Append(Encoding.ASCII.GetString(Take(answer, ref next, length)));
            }
        }
    }
}
