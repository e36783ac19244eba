namespace Tern.Generic;

/// <summary>Names and values as a query, a form or a cookie header has them.</summary>
internal sealed class HttpQuery
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    /// <summary>Reads a query or a form.</summary>
    public static HttpQuery OfForm(ReadOnlySpan<char> text)
    {
        HttpQuery query = new();
        text = text.TrimStart('?');
        foreach (Range range in text.Split('&'))
        {
            ReadOnlySpan<char> pair = text[range];
            int equals = pair.IndexOf('=');
            query.Add(Decode(equals < 0 ? pair : pair[..equals]), equals < 0 ? "" : Decode(pair[(equals + 1)..]));
        }

        return query;
    }

    /// <summary>Reads a header <c>Cookie</c>.</summary>
    public static HttpQuery OfCookies(ReadOnlySpan<char> text)
    {
        HttpQuery cookies = new();
        foreach (Range range in text.Split(';'))
        {
            ReadOnlySpan<char> pair = text[range].Trim();
            int equals = pair.IndexOf('=');
            if (equals > 0)
            {
                cookies.Add(pair[..equals].ToString(), Uri.UnescapeDataString(pair[(equals + 1)..].Trim('"')));
            }
        }

        return cookies;
    }

    /// <summary>All values of a name; empty if it does not come.</summary>
    public IReadOnlyList<string> this[string name] => _values.TryGetValue(name, out List<string>? values) ? values : [];

    private void Add(string name, string value)
    {
        if (name.Length == 0)
        {
            return;
        }

        if (!_values.TryGetValue(name, out List<string>? values))
        {
            values = [];
            _values.Add(name, values);
        }

        values.Add(value);
    }

    private static string Decode(ReadOnlySpan<char> text) => Uri.UnescapeDataString(text.Contains('+') ? text.ToString().Replace('+', ' ') : text);
}
