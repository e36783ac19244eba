namespace Tern.Cli;

/// <summary>Address of a server as it was typed.</summary>
/// <param name="Target">Address as channels know it.</param>
/// <param name="IsTls">Whether it asks for TLS: <c>https://</c>.</param>
/// <param name="IsHttp">Whether it asks for gRPC: <c>http://</c> or <c>https://</c>.</param>
internal sealed record ServerAddress(string Target, bool IsTls, bool IsHttp)
{
    /// <summary>Reads an address.</summary>
    /// <exception cref="CliException">It is none.</exception>
    public static ServerAddress Parse(string text)
    {
        bool isTls = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        bool isHttp = isTls || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        string target = text;
        if (isHttp)
        {
            string rest = text[(text.IndexOf("//", StringComparison.Ordinal) + 2)..].TrimEnd('/');
            target = $"tcp://{(HasPort(rest) ? rest : $"{rest}:{(isTls ? 443 : 80)}")}";
        }
        else if (!text.Contains("://", StringComparison.Ordinal))
        {
            target = $"tcp://{text}";
        }

        return RpcEndpoint.TryParse(target, out _)
            ? new ServerAddress(target, isTls, isHttp)
            : throw new CliException($"'{text}' is no address: write host:port, tcp://host:port, unix:///path, http://host:port or https://host:port.");
    }

    private static bool HasPort(string authority) => authority.LastIndexOf(':') > authority.LastIndexOf(']');
}
