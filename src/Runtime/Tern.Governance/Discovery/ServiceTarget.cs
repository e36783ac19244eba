namespace Tern;

/// <summary>What a channel is to be connected to, as its resolver reads it: <c>scheme://authority/name?key=value</c>.</summary>
/// <param name="Scheme">Scheme, lower case: <c>etcd</c>, <c>dns</c>.</param>
/// <param name="Authority">What stands between <c>//</c> and the next <c>/</c>: the registry's own address, or nothing.</param>
/// <param name="Name">The path without its first slash: the name of the service.</param>
/// <param name="Query">Parameters behind <c>?</c>, percent-decoded.</param>
public sealed record ServiceTarget(string Scheme, string Authority, string Name, IReadOnlyDictionary<string, string> Query)
{
    /// <summary>Reads a target.</summary>
    /// <exception cref="FormatException">It has no scheme, or a part of it cannot be read; the message says which.</exception>
    public static ServiceTarget Parse(string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        int scheme = target.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0)
        {
            throw new FormatException($"'{target}' has no scheme; write it as scheme://name, for example dns:///catalog.internal:8888.");
        }

        string rest = target[(scheme + 3)..];
        int question = rest.IndexOf('?', StringComparison.Ordinal);
        string path = question < 0 ? rest : rest[..question];
        int slash = path.IndexOf('/', StringComparison.Ordinal);
        return new(
            target[..scheme].ToLowerInvariant(),
            slash < 0 ? path : path[..slash],
            slash < 0 ? "" : Uri.UnescapeDataString(path[(slash + 1)..]),
            question < 0 ? new Dictionary<string, string>(StringComparer.Ordinal) : ParseQuery(target, rest[(question + 1)..]));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Scheme}://{Authority}/{Name}{(Query.Count == 0 ? "" : "?" + string.Join('&', Query.Select(static pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}")))}";

    /// <inheritdoc/>
    public bool Equals(ServiceTarget? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    private static Dictionary<string, string> ParseQuery(string target, string query)
    {
        Dictionary<string, string> parsed = new(StringComparer.Ordinal);
        foreach (string part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new FormatException($"'{part}' in '{target}' is no parameter; write it as name=value.");
            }

            parsed[Uri.UnescapeDataString(part[..equals])] = Uri.UnescapeDataString(part[(equals + 1)..]);
        }

        return parsed;
    }
}
