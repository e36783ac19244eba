namespace Tern.Protocols;

/// <summary>Writes what a call carries beyond its arguments into a TTHeader, block by block. Source: Kitex <c>pkg/transmeta</c> and metainfo.</summary>
internal static class RequestMetadataWriter
{
    /// <summary>Writes the ACL token, if there is one; before the blocks.</summary>
    public static void WriteAclToken(ref TTHeaderWriter header, in RequestMetadata metadata)
    {
        if (metadata.Own?.TransientOrNull?[TTHeaderKeys.AclToken] is { } token)
        {
            header.WriteAclToken(token);
        }
    }

    /// <summary>Writes entries of the string block.</summary>
    public static void WriteStrings(ref TTHeaderWriter header, in RequestMetadata metadata)
    {
        CallContext? own = metadata.Own;
        WriteMetadata(ref header, TTHeaderKeys.TransientPrefix, own?.TransientOrNull, null);
        WriteMetadata(ref header, TTHeaderKeys.PersistentPrefix, own?.PersistentOrNull, null);
        WriteMetadata(ref header, TTHeaderKeys.PersistentPrefix, metadata.Ambient?.PersistentOrNull, own?.PersistentOrNull);
    }

    /// <summary>Writes entries of the int block.</summary>
    public static void WriteInts(ref TTHeaderWriter header, in RequestMetadata metadata)
    {
        if (metadata.Timeout is { } timeout)
        {
            // Kitex reads whole milliseconds; less than one would mean none at all.
            header.WriteInt(TTHeaderKeys.RpcTimeout, Math.Max((long)timeout.TotalMilliseconds, 1));
        }

        if (metadata.Ambient?.Method is { } from)
        {
            header.WriteInt(TTHeaderKeys.FromMethod, from.Name);
        }

        if (metadata.Own?.TransportKeysOrNull is { } keys)
        {
            foreach (KeyValuePair<ushort, string> key in keys)
            {
                header.WriteInt(key.Key, key.Value);
            }
        }
    }

    private static void WriteMetadata(ref TTHeaderWriter header, string prefix, RpcMetadata? entries, RpcMetadata? unlessIn)
    {
        if (entries is null)
        {
            return;
        }

        foreach (KeyValuePair<string, string> entry in entries)
        {
            bool isAclToken = prefix == TTHeaderKeys.TransientPrefix && entry.Key == TTHeaderKeys.AclToken;
            if (!isAclToken && unlessIn?.TryGetValue(entry.Key, out _) != true)
            {
                header.WriteString(prefix, entry.Key, entry.Value);
            }
        }
    }
}
