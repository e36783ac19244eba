using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tern.Transport;

/// <summary>Reads the text of an endpoint, and says what is wrong with one that cannot be read.</summary>
internal static class EndpointParser
{
    public const string Tcp = "tcp";
    public const string Unix = "unix";
    public const string Memory = "memory";
    public const string AnyHost = "*";

    private const string Schemes = "Write tcp://host:port, unix:///path or memory://name.";
    private const int MaxNameLength = 253;
    private const int MaxLabelLength = 63;

    // sockaddr_un.sun_path has 108 bytes on Linux, the last of them a zero.
    private const int MaxUnixPathBytes = 107;

    // Long enough for every address above; keeps hostile configuration out of messages and logs.
    private const int MaxTextLength = 512;

    public static bool TryParse(string text, [NotNullWhen(true)] out RpcEndpoint? endpoint, [NotNullWhen(false)] out string? error)
    {
        endpoint = null;
        if (text.Length > MaxTextLength)
        {
            error = string.Create(CultureInfo.InvariantCulture, $"An endpoint of {text.Length} characters is too long; the limit is {MaxTextLength}.");
            return false;
        }

        var mark = text.IndexOf("://", StringComparison.Ordinal);
        if (mark < 0)
        {
            error = $"Endpoint '{Shown(text)}' has no scheme. {Schemes}";
            return false;
        }

        var rest = text.AsSpan(mark + 3);
        switch (text.AsSpan(0, mark))
        {
            case var scheme when scheme.Equals(Tcp, StringComparison.OrdinalIgnoreCase):
                return TryParseTcp(text, rest, out endpoint, out error);
            case var scheme when scheme.Equals(Unix, StringComparison.OrdinalIgnoreCase):
                return TryParseUnix(text, rest, out endpoint, out error);
            case var scheme when scheme.Equals(Memory, StringComparison.OrdinalIgnoreCase):
                return TryParseMemory(text, rest, out endpoint, out error);
            default:
                error = $"Endpoint '{Shown(text)}' has the unknown scheme '{Shown(text[..mark])}'. {Schemes}";
                return false;
        }
    }

    private static bool TryParseTcp(string text, ReadOnlySpan<char> rest, out RpcEndpoint? endpoint, out string? error)
    {
        endpoint = null;
        var colon = rest.LastIndexOf(':');
        if (colon < 0 || colon < rest.LastIndexOf(']'))
        {
            error = $"Endpoint '{Shown(text)}' has no port. Write tcp://host:port; port 0 lets a server pick one.";
            return false;
        }

        var portText = rest[(colon + 1)..];
        if (!ushort.TryParse(portText, NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            error = $"Endpoint '{Shown(text)}' has the port '{Shown(portText.ToString())}'. Write a number from 0 to 65535 and nothing after it.";
            return false;
        }

        var hostText = rest[..colon];
        if (!TryReadHost(hostText, out var host, out var problem))
        {
            error = $"Endpoint '{Shown(text)}' has the host '{Shown(hostText.ToString())}', {problem}";
            return false;
        }

        endpoint = new RpcEndpoint(text, Tcp, host, port, "");
        error = null;
        return true;
    }

    private static bool TryReadHost(ReadOnlySpan<char> text, out string host, out string problem)
    {
        host = "";
        problem = "";
        if (text is [])
        {
            problem = "which is empty. Write an address, a name, or * for every address of this machine.";
        }
        else if (text is AnyHost)
        {
            host = AnyHost;
        }
        else if (text[0] == '[' && text[^1] == ']')
        {
            if (IPAddress.TryParse(text[1..^1], out var address) && address.AddressFamily == AddressFamily.InterNetworkV6)
            {
                host = address.ToString();
            }
            else
            {
                problem = "which is no IPv6 address. Write one in brackets, such as [::1].";
            }
        }
        else if (text.Contains(':'))
        {
            problem = "which has a colon. Put an IPv6 address in brackets, such as [::1].";
        }
        else if (LooksLikeIPv4(text))
        {
            if (IsIPv4(text))
            {
                host = text.ToString();
            }
            else
            {
                problem = "which is no IPv4 address. Write four numbers from 0 to 255, such as 127.0.0.1.";
            }
        }
        else if (IsDnsName(text))
        {
            host = text.ToString();
        }
        else
        {
            problem = "which is no DNS name. Use letters, digits, hyphens and dots (non-ASCII names in their xn-- form) and no path, user or query.";
        }

        return problem.Length == 0;
    }

    private static bool TryParseUnix(string text, ReadOnlySpan<char> rest, out RpcEndpoint? endpoint, out string? error)
    {
        endpoint = null;
        error = null;
        if (rest is [] || rest[0] != '/')
        {
            error = $"Endpoint '{Shown(text)}' has no absolute path. Write three slashes, as in unix:///run/catalog.sock.";
        }
        else if (rest[^1] == '/')
        {
            error = $"Endpoint '{Shown(text)}' names a directory. Write the path of a socket file, as in unix:///run/catalog.sock.";
        }
        else if (HasControlCharacter(rest))
        {
            error = $"Endpoint '{Shown(text)}' has a control character in its path. Remove it.";
        }
        else if (Encoding.UTF8.GetByteCount(rest) > MaxUnixPathBytes)
        {
            error = $"Endpoint '{Shown(text)}' has a path of more than {MaxUnixPathBytes} bytes, the limit of Unix sockets. Use a shorter path.";
        }
        else
        {
            endpoint = new RpcEndpoint(text, Unix, "", 0, rest.ToString());
        }

        return error is null;
    }

    private static bool TryParseMemory(string text, ReadOnlySpan<char> rest, out RpcEndpoint? endpoint, out string? error)
    {
        endpoint = null;
        error = null;
        if (rest is [])
        {
            error = $"Endpoint '{Shown(text)}' has no name. Write one, as in memory://catalog.";
        }
        else if (rest.ContainsAny(' ', '\t') || HasControlCharacter(rest))
        {
            error = $"Endpoint '{Shown(text)}' has white space or a control character in its name. Remove it.";
        }
        else
        {
            endpoint = new RpcEndpoint(text, Memory, rest.ToString(), 0, "");
        }

        return error is null;
    }

    private static bool LooksLikeIPv4(ReadOnlySpan<char> host)
    {
        // No top-level domain is all digits, so a host that ends like this can only be meant as an address.
        var last = host[(host.LastIndexOf('.') + 1)..];
        return last.Length > 0 && !last.ContainsAnyExceptInRange('0', '9');
    }

    private static bool IsIPv4(ReadOnlySpan<char> host)
    {
        // IPAddress.TryParse also takes "127.1", octal and hexadecimal, which no reader of a configuration file expects.
        var parts = 0;
        foreach (var part in host.Split('.'))
        {
            var digits = host[part];
            parts++;
            if (digits.Length > 1 && digits[0] == '0'
                || !byte.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                return false;
            }
        }

        return parts == 4;
    }

    private static bool IsDnsName(ReadOnlySpan<char> host)
    {
        if (host.Length > MaxNameLength)
        {
            return false;
        }

        var name = host[^1] == '.' ? host[..^1] : host;
        foreach (var part in name.Split('.'))
        {
            var label = name[part];
            if (label.Length is 0 or > MaxLabelLength || label[0] == '-' || label[^1] == '-')
            {
                return false;
            }

            foreach (var c in label)
            {
                if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool HasControlCharacter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c))
            {
                return true;
            }
        }

        return false;
    }

    // Messages end up in logs: a line break in a configured address must not forge a log line.
    private static string Shown(string text)
    {
        return HasControlCharacter(text)
            ? string.Create(text.Length, text, static (target, source) =>
            {
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = char.IsControl(source[i]) ? '?' : source[i];
                }
            })
            : text;
    }
}
